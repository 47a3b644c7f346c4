"""How far apart two groups are, and what may be said of it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.analyses.comparing.difference import CERTAIN, Difference, Verdict, difference
from cxmetrics.analyses.measure import Measure
from cxmetrics.metrics import METRICS
from cxmetrics.model import (
    Column,
    Display,
    Histogram,
    Moments,
    Role,
    Scale,
    Side,
    Terms,
    Waits,
    Weight,
)

FIVE = Scale(1, 5)


def of(metric: str, role: Role, scale: Scale | None) -> Measure:
    return Measure(METRICS[metric], Column("c1", "question", role, scale=scale))


NPS = of("nps", Role.NPS, Scale(0, 10))
CSAT = of("csat", Role.CSAT, FIVE)
MEAN = of("csat_mean", Role.CSAT, FIVE)
EFFORT = of("ces_effort", Role.CES, Scale(1, 5, reversed=True))
REPLY = of("first_response_time", Role.REPLIED, None)
IN_TIME = of("first_response_target", Role.REPLIED, None)
SPENT = of("clv", Role.CUSTOMER, None)
SCORE = Measure(side=Side.SERVICE)


def answers(**counts: int) -> Histogram:
    """`a5=3` is three answers of 5."""
    return Histogram.of({float(name[1:]): n for name, n in counts.items()})


def waits(*minutes: float, open_after: tuple[float, ...] = ()) -> Waits:
    return Waits((*((m, m, 1) for m in minutes), *((None, m, 1) for m in open_after)))


def moments(n: int, mean: float, deviation: float) -> Moments:
    return Moments(n, n * mean, n * (deviation**2 + mean**2))


def limits(found: Difference) -> tuple[float, float]:
    assert found.low is not None and found.high is not None
    return found.low, found.high


def test_the_nps_of_two_periods_is_the_reference_case():
    found = difference(NPS, answers(a10=50, a8=30, a0=20), answers(a10=62, a8=26, a0=12))
    assert found.change == pytest.approx(20)
    assert limits(found) == pytest.approx((-0.82, 40.22), abs=0.01)
    assert found.verdict is Verdict.CLOSE and found.p is not None and 0.05 < found.p < 0.07


def test_two_shares_are_newcombes_method_ten():
    found = difference(CSAT, answers(a5=48, a1=32), answers(a5=56, a1=14))
    assert limits(found) == pytest.approx((5.24, 33.39), abs=0.01)
    assert (found.verdict, found.better) == (Verdict.HIGHER, True)


def test_scores_are_compared_from_their_moments():
    found = difference(SCORE, moments(100, 70, 20), moments(100, 80, 20))
    low, high = limits(found)
    assert found.verdict is Verdict.HIGHER
    assert low == pytest.approx(10 - 1.96 * 20 * 0.02**0.5, abs=0.4)
    assert high == pytest.approx(10 + 1.96 * 20 * 0.02**0.5, abs=0.4)


FEW = st.dictionaries(st.integers(1, 5).map(float), st.integers(1, 60), min_size=1).map(Histogram.of)
TELLING = FEW.filter(lambda answers: answers.n >= 5)


@settings(max_examples=40)
@given(TELLING, TELLING, st.sampled_from([NPS, CSAT, MEAN, EFFORT]))
def test_the_p_value_and_the_interval_say_the_same(first, second, measure):
    found = difference(measure, first, second)
    low, high = limits(found)
    assert found.p is not None and found.change is not None
    assert (found.p < 0.05) is (low > 0 or high < 0) or min(abs(low), abs(high)) < 1e-6
    assert low <= found.change <= high and low < high


@settings(max_examples=40)
@given(TELLING, TELLING, st.sampled_from([NPS, CSAT, MEAN, EFFORT]))
def test_the_other_way_round_everything_is_turned_round(first, second, measure):
    one, other = difference(measure, first, second), difference(measure, second, first)
    assert one.change == pytest.approx(-(other.change or 0), abs=1e-9)
    assert limits(one) == pytest.approx((-limits(other)[1], -limits(other)[0]), abs=1e-9)
    assert one.p == pytest.approx(other.p)
    turned = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}
    assert turned.get(one.verdict, one.verdict) is other.verdict
    if one.better is not None:
        assert other.better is not one.better


def test_where_average_and_ranks_disagree_neither_is_chosen():
    found = difference(MEAN, answers(a4=100), answers(a5=60, a1=40))
    assert found.change == pytest.approx(-0.6) and found.high is not None and found.high < 0
    assert found.index is not None and found.index.value == pytest.approx(0.6)
    assert (found.verdict, found.better) == (Verdict.AT_ODDS, None)


def test_a_scale_whose_lowest_answer_is_best_is_turned_round_for_both_comparisons():
    schools = of("csat_mean", Role.CSAT, Scale(1, 5, reversed=True))
    plain = difference(MEAN, answers(a5=40, a3=20), answers(a5=20, a2=40))
    turned = difference(schools, answers(a1=40, a3=20), answers(a1=20, a4=40))
    assert turned == plain and plain.verdict is Verdict.LOWER


def test_of_effort_less_is_better():
    found = difference(EFFORT, answers(a4=80, a5=20), answers(a1=80, a2=20))
    assert (found.verdict, found.better) == (Verdict.LOWER, True)


def test_under_five_nothing_is_said():
    found = difference(NPS, answers(a10=4), answers(a10=50, a0=50))
    assert found.hidden and found.verdict is Verdict.UNKNOWN
    assert (found.change, found.low, found.high, found.p, found.index) == (None,) * 5


def test_what_is_hidden_for_the_sake_of_others_tells_nothing_either():
    found = difference(NPS, answers(a10=40), answers(a10=50, a0=50), hidden=True)
    assert found.hidden and found.first.value is None and found.second.value is None and found.low is None


@pytest.mark.parametrize("n", [29, 30])
def test_under_thirty_there_is_a_range_and_no_verdict_in_colour(n):
    found = difference(CSAT, answers(a1=n), answers(a5=n))
    assert found.verdict is Verdict.HIGHER
    assert (found.sure, found.better) == ((False, None) if n < 30 else (True, True))


def test_weighted_answers_tell_no_more_than_their_weights_leave():
    plain, other = answers(a5=60, a1=40), answers(a5=40, a1=60)
    heavy = replace(plain, weight=Weight(100.0, 500.0, 100))
    wide, narrow = difference(CSAT, heavy, other), difference(CSAT, plain, other)
    assert wide.change == pytest.approx(narrow.change)
    assert limits(wide)[1] - limits(wide)[0] > limits(narrow)[1] - limits(narrow)[0]


def test_a_higher_level_takes_the_verdict_back():
    groups = answers(a5=48, a1=32), answers(a5=56, a1=14)
    assert difference(CSAT, *groups, Terms(level=0.95)).verdict is Verdict.HIGHER
    assert difference(CSAT, *groups, Terms(level=0.999)).verdict is Verdict.CLOSE


def test_the_smallest_difference_that_would_show_is_that_of_the_methods():
    thirty = answers(a10=50, a8=30, a0=20)
    found = difference(NPS, thirty, thirty)
    assert found.noticeable == pytest.approx(30.9, abs=0.6)
    assert (found.p, found.verdict) == (1.0, Verdict.CLOSE)


def test_waits_are_compared_by_all_of_them_and_by_their_middle():
    found = difference(REPLY, waits(*range(40, 100)), waits(*range(10, 70)))
    assert (found.change, found.verdict, found.better) == (-30, Verdict.LOWER, True)
    assert found.p is not None and found.p < 1e-4 and limits(found)[1] < 0


def test_a_request_that_is_still_open_counts_as_waiting():
    answered = waits(*range(1, 41))
    half_open = waits(*range(1, 21), open_after=(100.0,) * 20)
    found = difference(REPLY, answered, half_open)
    assert found.verdict is not Verdict.LOWER and found.second.high is None


def test_a_middle_nobody_has_seen_leaves_the_direction_only():
    found = difference(REPLY, waits(*range(1, 41)), waits(5, 6, 7, 8, 9, 10, open_after=(300.0,) * 34))
    assert (found.low, found.high) == (None, None)
    assert found.verdict is Verdict.HIGHER and found.p is not None and found.p < 0.001


def test_waits_that_cross_are_not_called_different():
    even = waits(*[float(t) for t in range(21, 81)])
    split = waits(*[float(t) for t in range(1, 31)], *[float(t) for t in range(200, 230)])
    found = difference(REPLY, even, split)
    assert found.verdict not in CERTAIN


def test_the_share_in_time_is_a_share():
    found = difference(IN_TIME, waits(*[30.0] * 20, *[90.0] * 40), waits(*[30.0] * 50, *[90.0] * 10))
    assert found.change == pytest.approx(50) and found.verdict is Verdict.HIGHER and found.index is None


def test_amounts_are_compared_and_those_that_are_all_alike_are_not():
    first = Histogram.of({float(x): 1 for x in range(10, 60)})
    found = difference(SPENT, first, Histogram.of({float(x): 1 for x in range(100, 150)}))
    assert found.change == pytest.approx(90) and found.verdict is Verdict.HIGHER
    alike = difference(SPENT, first, Histogram.of({20.0: 50}))
    assert alike.verdict is Verdict.UNKNOWN and alike.low is None
    assert alike.second.shown is Display.INTERVAL
