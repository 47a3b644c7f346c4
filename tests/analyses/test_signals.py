"""A trend that cries wolf is no use, and neither is one that sleeps."""

from datetime import date, timedelta

import numpy as np
import pytest

from cxmetrics.analyses.measure import Measure, find, measures
from cxmetrics.analyses.periods import following, gaps, unfinished
from cxmetrics.analyses.segment import segments_of
from cxmetrics.analyses.trends import chance, verdict
from cxmetrics.analyses.trends.season import season
from cxmetrics.analyses.trends.signals import latest, signals, what_changed
from cxmetrics.analyses.trends.trend import Line, Point, trend
from cxmetrics.analyses.trends.verdict import Drift, Outside, Run, Shift
from cxmetrics.metrics import METRICS
from cxmetrics.model import (
    Column,
    Display,
    Estimate,
    Histogram,
    Interval,
    Moments,
    Role,
    Scale,
    Side,
    Slice,
    Weight,
)
from cxmetrics.store import Workspace
from cxmetrics.store.draft import draft, read_strictly
from cxmetrics.ui import trend_words
from cxmetrics.ui.upload import load_sample
from tests.analyses.survey import survey
from tests.shared import shared

NPS = Measure(METRICS["nps"], Column("c1", "NPS", Role.NPS, scale=Scale(0, 10)))
STARS = Measure(METRICS["rating"], Column("c1", "Stars", Role.RATING, scale=Scale(1, 5)))
CSAT = Measure(METRICS["csat"], Column("c1", "CSAT", Role.CSAT, scale=Scale(1, 5)))
SCORE = Measure(side=Side.SERVICE)


def months(count: int, start: date = date(2023, 1, 1)) -> list[date]:
    found = [start]
    while len(found) < count:
        found.append(following(found[-1], "month"))
    return found


def judged(measure, pieces, end=date(2099, 1, 1)):
    """The verdict on pieces of evidence, a month each; None is a month without any."""
    known = {p: piece for p, piece in zip(months(len(pieces)), pieces, strict=True) if piece is not None}
    estimates = {period: measure.estimate(piece) for period, piece in known.items()}
    return verdict.judge(measure, "month", known, estimates, end)


def nps(promoters: int, passives: int, detractors: int) -> Histogram:
    return Histogram.of({10: promoters, 8: passives, 0: detractors})


def kinds(found):
    return [type(signal) for signal in found.signals]


# Real files


@pytest.fixture(scope="module")
def sample():
    workspace = Workspace()
    yield workspace, load_sample(workspace)
    workspace.close()


@pytest.fixture(scope="module")
def nhs():
    workspace = Workspace()
    found = draft(read_strictly([("nhs.csv", shared("data/nhs_fft_gp/data.csv").read_bytes())]))
    yield workspace, workspace.confirm(workspace.stage(found).id, found.columns)
    workspace.close()


def by_place(sample, id_):
    segment = next(c.name for c in segments_of(sample[1]) if c.label == "Location")
    lines = trend(*sample, find(sample[1], id_), Slice(), segment=segment).lines
    return {line.name: line.signals for line in lines}


@pytest.mark.parametrize("id_", ["service", "experience", "nps", "csat", "ces"])
def test_the_fall_at_harbour_street_is_seen_and_nothing_elsewhere(sample, id_):
    found = by_place(sample, id_)
    march = [s for s in found["Harbour Street"].signals if isinstance(s, Outside)]
    assert [(s.last, s.above) for s in march] == [(date(2025, 3, 1), False)]
    assert kinds(found["Harbour Street"]) == [Outside], "the good months before and after are the usual ones"
    assert not found["Market Square"].signals and not found["Delivery"].signals


def test_december_2024_is_noise_everywhere(sample):
    for measure in measures(sample[1])[:12]:
        for found in (signals(*sample, measure, Slice()), *by_place(sample, measure.id).values()):
            assert not [s for s in found.signals if s.first <= date(2024, 12, 1) <= s.last], measure.id


def test_the_jump_in_volume_at_the_surgeries_is_no_change_of_score(nhs):
    for measure in measures(nhs[1]):
        found = signals(*nhs, measure, Slice())
        assert found.known and found.provisional and found.judged == 9
        assert found.signals == (), measure.id
        assert found.unfinished == date(2024, 4, 1)


def test_what_changed_of_the_sample_is_nothing_at_the_end_and_march_in_march(sample):
    changes = what_changed(*sample, Slice())
    assert changes and all(change.latest is None for change in changes)
    then = what_changed(*sample, Slice(last=date(2025, 4, 30)))
    falls = {change.measure.id for change in then if isinstance(change.latest, Outside)}
    assert "service" in falls
    assert {c.latest.last for c in then if c.latest} == {date(2025, 3, 1)}


# Rules


STEADY = [nps(20 + place % 3, 10, 10 - place % 3) for place in range(18)]


@pytest.mark.parametrize(
    ("count", "known", "provisional"),
    [(7, False, False), (8, True, True), (11, True, True), (12, True, False), (30, True, False)],
)
def test_eight_periods_tell_something_and_twelve_are_firm(count, known, provisional):
    found = judged(NPS, (STEADY * 2)[:count])
    assert (found.known, found.provisional, found.judged) == (known, provisional, count)
    assert len(found.limits) == (count if known else 0)


def test_a_month_out_of_line_is_told_with_the_limits_of_that_month():
    found = judged(NPS, [*STEADY[:9], nps(4, 6, 30), *STEADY[9:]])
    (fall,) = found.signals
    assert isinstance(fall, Outside) and not fall.above and fall.last == months(10)[-1]
    limit = next(limit for limit in found.limits if limit.period == fall.last)
    assert fall.limits == Interval(limit.low, limit.high) and fall.estimate.value < limit.low
    assert all(-100 <= limit.low < found.centre < limit.high <= 100 for limit in found.limits)


def test_the_same_share_is_a_signal_of_many_answers_and_not_of_few():
    few, many = ([*STEADY, nps(p, 0, d)] for p, d in ((3, 6), (60, 120)))
    assert judged(NPS, few).signals == ()
    assert kinds(judged(NPS, many)) == [Outside]


def test_an_unfinished_month_is_said_and_not_judged():
    pieces = [*STEADY, nps(0, 0, 90)]
    last = months(len(pieces))[-1]
    found = judged(NPS, pieces, last + timedelta(days=10))
    assert (found.unfinished, found.judged, found.signals) == (last, 18, ())
    assert kinds(judged(NPS, pieces, following(last, "month"))) == [Outside]


def test_hidden_and_missing_months_are_left_out():
    pieces = [*STEADY[:6], nps(0, 0, 4), None, *STEADY[6:]]
    found = judged(NPS, pieces)
    assert found.judged == 18 and found.signals == ()
    hidden = months(8)[6:]
    assert not {limit.period for limit in found.limits} & set(hidden)


def test_a_level_that_changed_is_placed_with_its_range():
    before, after = [nps(20, 10, 10)] * 12, [nps(11, 10, 19)] * 12
    wavy = [piece + nps(place % 3, 1, (place + 1) % 3) for place, piece in enumerate(before + after)]
    found = judged(NPS, wavy)
    (shift,) = [s for s in found.signals if isinstance(s, Shift)]
    assert shift.earliest <= months(13)[-1] <= shift.latest and not shift.above
    assert shift.before > shift.after and shift.last == months(24)[-1]


# A step: one change, not many bad months


def share(rng, level, n=100):
    content = int(rng.binomial(n, level))
    return Histogram.of({5: content, 2: n - content})


def step(rng, before=0.7, after=0.45, at=14, count=24):
    return [share(rng, before if place < at else after) for place in range(count)]


def test_a_step_is_told_first_and_its_months_are_no_news_of_their_own():
    once = 0
    for seed in range(30):
        found = judged(CSAT, step(np.random.default_rng(seed)))
        first, *rest = found.signals
        assert (
            isinstance(first, Shift) and not first.above and first.earliest <= months(15)[-1] <= first.latest
        )
        assert trend_words.of_line(found)[0].startswith("From about") and found.alike is None, seed
        assert not [s for s in rest if isinstance(s, Run | Drift)], seed
        once += not rest
    assert once >= 26, "of 30 by 24 months a few lie outside by chance"


def test_limits_and_centre_step_where_the_level_does():
    found = judged(CSAT, step(np.random.default_rng(1)))
    before, after = found.limits[:14], found.limits[14:]
    assert {limit.centre for limit in after} == {found.centre} and found.centre == pytest.approx(45, abs=3)
    (usual,) = {limit.centre for limit in before}
    assert usual == pytest.approx(70, abs=3)
    assert min(limit.low for limit in before) > found.centre and max(limit.high for limit in after) < usual


def test_without_a_step_there_is_one_level():
    for pieces in (STEADY, [*STEADY[:9], nps(4, 6, 30), *STEADY[9:]]):
        found = judged(NPS, pieces)
        whole = sum(found.limits[0].centre == limit.centre == found.centre for limit in found.limits)
        assert whole == len(pieces) and Shift not in kinds(found)


def test_an_odd_month_on_one_side_of_a_step_is_still_told_after_it():
    pieces = step(np.random.default_rng(1))
    pieces[4] = Histogram.of({5: 40, 2: 60})
    found = judged(CSAT, pieces)
    assert kinds(found) == [Shift, Outside]
    assert found.signals[1].last == months(5)[-1] and not found.signals[1].above
    assert len(trend_words.of_line(found)) == 2


def test_a_perfect_side_of_a_step_is_no_error_and_lends_no_certainty():
    rng = np.random.default_rng(3)
    pieces = [Histogram.of({5: 40})] * 10 + [share(rng, 0.6, 40) for _ in range(10)]
    assert kinds(judged(CSAT, pieces)) == [Shift]
    assert kinds(judged(CSAT, [*pieces[:3], Histogram.of({5: 39, 2: 1}), *pieces[4:]])) == [Shift]
    assert kinds(judged(CSAT, [Histogram.of({5: 40})] * 9 + [Histogram.of({2: 40})] * 9)) == [Shift]


def test_waits_that_step_up_are_one_change_too():
    rng = np.random.default_rng(5)
    short, long = waits(rng, 12), waits(rng, 12)
    found = chance._of_waits([*short[0], *(8 * wait for wait in long[0])], [*short[1], *long[1]])
    assert found.shift.last == 11 and found.signals == ()
    assert found.centres[0] < found.limits[0].high < found.centres[-1]


@pytest.mark.parametrize(("at", "news"), [(13, False), (18, True), (19, True)])
def test_a_step_of_the_last_six_months_is_the_news_whatever_else_there_is(at, news):
    pieces = step(np.random.default_rng(2), at=at)
    pieces[-1] = Histogram.of({5: 5, 2: 95})
    found = judged(CSAT, pieces)
    assert kinds(found) == [Shift, Outside] and found.signals[0].first == months(at + 1)[-1]
    assert isinstance(latest(found), Shift if news else Outside)


def test_a_slow_drift_is_told_only_where_nothing_else_is():
    rng = np.random.default_rng(4)
    found = set()
    for _ in range(40):
        mean = 70 + np.linspace(0, 8, 14)
        pieces = [moments(rng.normal(m, 15, 60)) for m in mean]
        found |= {tuple(kinds(judged(SCORE, pieces)))}
    assert (Drift,) in found
    assert not [some for some in found if Drift in some and len(some) > 1]


def test_months_that_resemble_their_neighbours_are_said_to():
    slow = [nps(20 + round(8 * np.sin(place / 3)), 10, 10) for place in range(18)]
    assert judged(NPS, slow).alike > 0.3
    assert judged(NPS, STEADY).alike is None


def test_customers_who_came_early_are_not_compared_with_those_who_came_late():
    clv = Measure(METRICS["clv"], Column("c1", "Customer", Role.CUSTOMER))
    if clv.behaviour is None:
        pytest.skip("lifetime value is not computed yet")
    found = verdict.judge(clv, "month", {}, {}, None)
    assert not found.comparable and not found.known


def test_equal_answers_all_the_time_are_no_signal_and_no_error():
    found = judged(STARS, [Histogram.of({5: 10 + place}) for place in range(15)])
    assert found.known and found.signals == () and found.alike is None


def test_answers_that_weigh_twice_as_much_are_not_twice_as_many():
    doubled = [
        Histogram.of(
            {score: 2 * n for score, n in piece.counts}, weight=Weight(2 * piece.n, 4 * piece.n, piece.n)
        )
        for piece in STEADY
    ]
    plain, weighted = judged(NPS, STEADY), judged(NPS, doubled)
    assert [limit.low for limit in weighted.limits] == pytest.approx([limit.low for limit in plain.limits])


def test_without_dates_nothing_is_judged():
    one = survey(day=[None] * 9, nps=[9] * 9)
    found = signals(*one, find(one.dataset, "nps"), Slice())
    assert (found.judged, found.known, found.signals) == (0, False, ())
    assert all(change.latest is None for change in what_changed(*one, Slice()))


def test_only_the_last_six_months_are_news():
    odd = nps(4, 6, 30)
    for place, news in ((12, False), (13, True), (18, True)):
        found = judged(NPS, [*STEADY[:place], odd, *STEADY[place:]])
        assert kinds(found) == [Outside] and (latest(found) is not None) is news, place


# False alarms of everything together


def moments(values) -> Moments:
    kept = np.clip(values, 0, 100)
    return Moments(len(kept), float(kept.sum()), float((kept**2).sum()))


def answers(rng, scores, mix, n):
    return Histogram.of(dict(zip(scores, map(int, rng.multinomial(n, mix)), strict=True)))


SERIES = {
    "nps": lambda rng: (NPS, lambda: answers(rng, (0, 8, 10), (0.2, 0.3, 0.5), 30)),
    "nps, n varies": lambda rng: (
        NPS,
        lambda: answers(rng, (0, 8, 10), (0.2, 0.3, 0.5), int(rng.integers(8, 300))),
    ),
    "nearly all promoters": lambda rng: (NPS, lambda: answers(rng, (0, 8, 10), (0.02, 0.06, 0.92), 20)),
    "satisfied": lambda rng: (CSAT, lambda: answers(rng, (1, 2, 4, 5), (0.05, 0.1, 0.35, 0.5), 40)),
    "stars": lambda rng: (STARS, lambda: answers(rng, (1, 2, 3, 4, 5), (0.02, 0.01, 0.02, 0.1, 0.85), 12)),
    "score": lambda rng: (SCORE, lambda: moments(100 * rng.beta(4, 1.2, int(rng.integers(6, 120))))),
}


@pytest.mark.parametrize(("periods", "most"), [(12, 5.0), (24, 10.0)])
def test_all_rules_together_cry_wolf_no_more_than_promised(periods, most):
    times, shares = 120, {}
    for name, series in SERIES.items():
        rng = np.random.default_rng(2024)
        measure, piece = series(rng)
        found = [judged(measure, [piece() for _ in range(periods)]) for _ in range(times)]
        assert all(one.known for one in found)
        shares[name] = 100 * sum(bool(one.signals) for one in found) / times
    assert np.mean(list(shares.values())) <= most, shares
    # Of 120 series, twice the promised share is three standard errors away.
    assert max(shares.values()) <= 2 * most, shares


def waits(rng, periods):
    """Median waits of months of five to sixty requests, lopsided as waits are."""
    sizes = rng.integers(5, 60, periods)
    return [float(np.median(np.expm1(rng.normal(4, 1, n)))) for n in sizes], sizes.tolist()


@pytest.mark.parametrize(("periods", "most"), [(12, 5.0), (24, 10.0)])
def test_waits_cry_wolf_no_more_either(periods, most):
    rng, alarms, times = np.random.default_rng(7), 0, 300
    for _ in range(times):
        found = chance._of_waits(*waits(rng, periods))
        alarms += bool(found.signals or found.shift or chance.drifts(found.standard))
    # Of 300 series, three more in a hundred are within two standard errors.
    assert 100 * alarms / times <= most + 3


# Seasons


def line(values, n=200, half=6.0, start=date(2023, 1, 1)):
    points = tuple(
        Point(p, Estimate.of(v, Interval(v - half, v + half), n, span=200.0, unit="points"))
        for p, v in zip(months(len(values), start), values, strict=True)
    )
    return Line(None, points)


def test_a_season_seen_once_is_no_season():
    assert season(line([30.0] * 23), "month") is None
    assert season(line([30.0] * 24), "week") is None
    assert season(line([30.0] * 24), "month") is not None


def test_the_same_season_last_year_with_the_interval_of_the_difference():
    found = season(line([30.0] * 23 + [50.0]), "month")
    assert (found.period, found.before) == (date(2024, 12, 1), date(2023, 12, 1))
    assert found.change == 20 and found.certain
    half = np.hypot(6, 6)
    assert (found.difference.low, found.difference.high) == pytest.approx((20 - half, 20 + half))
    assert not season(line([30.0] * 23 + [35.0]), "month").certain


def test_a_season_with_too_few_answers_is_not_compared():
    few = line([30.0] * 24, n=3)
    assert all(point.estimate.shown is Display.HIDDEN for point in few.points)
    found = season(few, "month")
    assert found is not None and found.difference is None and not found.certain


# The calendar


@pytest.mark.parametrize(
    ("every", "start", "after"),
    [
        ("day", date(2024, 2, 28), date(2024, 2, 29)),
        ("week", date(2024, 12, 30), date(2025, 1, 6)),
        ("month", date(2024, 12, 1), date(2025, 1, 1)),
        ("quarter", date(2024, 10, 1), date(2025, 1, 1)),
    ],
)
def test_periods_follow_each_other(every, start, after):
    assert following(start, every) == after
    assert list(gaps([start, after], every)) == []
    assert list(gaps([start, following(after, every)], every)) == [after]


def test_a_month_may_end_on_a_closed_day():
    assert not unfinished(date(2025, 12, 1), "month", date(2025, 12, 31))
    assert not unfinished(date(2025, 12, 1), "month", date(2025, 12, 28))
    assert unfinished(date(2025, 12, 1), "month", date(2025, 12, 20))
    assert unfinished(date(2025, 12, 29), "week", date(2026, 1, 3))
    assert not unfinished(date(2025, 12, 31), "day", date(2025, 12, 31))
    assert not unfinished(date(2025, 12, 1), "month", None)


def test_runs_are_told_from_first_to_last():
    found = judged(NPS, [nps(20, 10, 10)] * 7 + [nps(23, 9, 8)] * 8)
    (run,) = found.signals
    assert isinstance(run, Run) and (run.periods, run.above) == (8, True)
    assert (run.first, run.last) == (months(8)[-1], months(15)[-1])


def test_runs_that_a_shift_explains_are_not_told():
    found = judged(NPS, [nps(20, 10, 10)] * 8 + [nps(23, 9, 8)] * 9)
    assert kinds(found) == [Shift] and found.signals[0].first == months(9)[-1]


def test_a_run_on_one_side_of_a_shift_is_told_after_it_in_order_of_time():
    best, good, bad = nps(27, 8, 5), nps(20, 10, 10), nps(4, 8, 28)
    found = judged(NPS, [best] * 8 + [good] * 8 + [bad] * 8)
    assert kinds(found) == [Shift, Run, Run] and found.signals[0].first == months(17)[-1]
    assert [(run.periods, run.above) for run in found.signals[1:]] == [(8, True), (8, False)]


def test_a_gap_breaks_a_run():
    low, high = [nps(20, 10, 10)] * 9, [nps(23, 9, 8)] * 6
    assert [(s.periods, s.above) for s in judged(NPS, low + high).signals] == [(9, False)]
    assert judged(NPS, [*low[:4], None, *low[4:], *high]).signals == ()


def test_the_usual_months_after_a_dreadful_one_are_no_run_above():
    calm = [nps(20 + place % 2, 10, 10 - place % 2) for place in range(18)]
    found = judged(NPS, [*calm[:6], nps(0, 0, 120), *calm[6:]])
    assert kinds(found) == [Outside]


@pytest.mark.parametrize("periods", [30, 45])
def test_a_step_is_told_in_a_series_longer_than_its_baseline(periods):
    months = [date(2021 + i // 12, 1 + i % 12, 1) for i in range(periods)]
    days = [month.replace(day=1 + k % 28) for month in months for k in range(40)]
    answers = [(5 if k % 10 < (8 if i < 12 else 4) else 2) for i in range(periods) for k in range(40)]
    workspace, dataset = survey(day=days, csat=answers)
    found = signals(workspace, dataset, find(dataset, "csat"), Slice())
    assert isinstance(found.signals[0], Shift)
    assert found.signals[0].first == months[12]
