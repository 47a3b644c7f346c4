import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight

from cxmetrics.model import Waits
from cxmetrics.stats import survival, wilson

TRIAL = Waits(
    tuple((t, t, 1) for t in (6, 6, 6, 7, 10, 13, 16, 22, 23))
    + tuple((None, t, 1) for t in (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35))
)
ENTRIES = st.tuples(st.integers(1, 12), st.booleans(), st.integers(1, 4))


@st.composite
def followed(draw):
    rows = draw(st.lists(ENTRIES, min_size=1, max_size=25))
    return Waits(tuple((float(t) if over else None, float(t), n) for t, over, n in rows))


def known(*waits):
    return Waits(tuple((wait, wait, 1) for wait in waits))


def each(waits):
    rows = [
        (watched if wait is None else wait, wait is not None)
        for wait, watched, n in waits.counts
        for _ in range(n)
    ]
    times, events = zip(*rows, strict=True)
    return np.array(times), np.array(events, dtype=int)


def test_freireichs_trial():
    curve = survival.curve(TRIAL)
    assert curve.times == (6, 7, 10, 13, 16, 22, 23)
    assert curve.at_risk == (21, 17, 15, 12, 11, 7, 6)
    assert curve.survival[-1] == pytest.approx(0.448179, abs=1e-6)
    assert curve.se[-1] == pytest.approx(0.1345915, abs=1e-7)
    assert (curve.low[0], curve.high[0]) == pytest.approx((0.619718, 0.951552), abs=1e-6)
    log = survival.log_limits(curve.survival[0], curve.se[0])
    assert (log.low, log.high) == pytest.approx((0.719817, 1.0), abs=1e-6)
    assert curve.quantile(0.5) == (23, 13, None)


@given(followed())
def test_agrees_with_statsmodels_on_single_rows(waits):
    assume(waits.happened)
    theirs, ours = SurvfuncRight(*each(waits)), survival.curve(waits)
    assert ours.times == tuple(theirs.surv_times)
    assert ours.survival == pytest.approx(tuple(theirs.surv_prob))
    assert [se for se in ours.se if se is not None] == pytest.approx(
        theirs.surv_prob_se[theirs.surv_prob > 0].tolist()
    )


@given(followed(), st.floats(0, 14), st.sampled_from([0.8, 0.95, 0.99]))
def test_the_limits_hold_the_share_and_are_never_zero_wide(waits, t, level):
    found = survival.happened_by(waits, t, level)
    if found is None:
        return
    share, limits = found
    assert 0 <= limits.low <= share <= limits.high <= 1
    assert limits.low < limits.high


@given(followed(), st.sampled_from([0.25, 0.5, 0.9]))
def test_the_quantile_lies_within_its_limits(waits, p):
    value, low, high = survival.quantile(waits, p)
    if value is not None:
        assert low is not None
        assert low <= value
        assert high is None or value <= high
    else:
        assert high is None


@given(followed(), st.floats(0, 12))
def test_counting_rows_one_by_one_changes_nothing(waits, t):
    rows = Waits(tuple((wait, watched, 1) for wait, watched, n in waits.counts for _ in range(n)))
    assert survival.happened_by(rows, t) == pytest.approx(survival.happened_by(waits, t), abs=1e-12)
    assert survival.quantile(rows, 0.5) == survival.quantile(waits, 0.5)


@given(followed(), st.randoms(use_true_random=False))
def test_order_does_not_matter(waits, random):
    rows = list(waits.counts)
    random.shuffle(rows)
    mixed, ours = survival.curve(Waits(tuple(rows))), survival.curve(waits)
    assert (mixed.times, mixed.survival, mixed.low) == (ours.times, ours.survival, ours.low)


@given(followed())
def test_twice_the_people_halve_the_variance(waits):
    assume(waits.happened)
    once, twice = survival.curve(waits), survival.curve(waits + waits)
    assert twice.survival == pytest.approx(once.survival)
    for a, b in zip(once.se, twice.se, strict=True):
        assert a is None or b == pytest.approx(a / np.sqrt(2))


@given(followed(), st.floats(0, 12))
def test_leaving_out_the_open_ones_flatters(waits, t):
    assume(waits.happened)
    found = survival.happened_by(waits, t)
    assume(found is not None)
    ends = [(wait, n) for wait, _, n in waits.counts if wait is not None]
    naive = sum(n for wait, n in ends if wait <= t) / waits.happened
    assert found[0] <= naive + 1e-9


@given(st.lists(st.integers(1, 30), min_size=1, max_size=30))
def test_without_anybody_waiting_it_is_the_plain_share_and_median(waits):
    t = float(np.mean(waits))
    found = survival.happened_by(known(*waits), t)
    assert found[0] == pytest.approx(np.mean(np.array(waits) <= t))
    assert survival.quantile(known(*waits), 0.5)[0] == np.median(waits)


def test_before_the_first_event_wilson_counts_those_still_followed():
    waits = Waits(((None, 3.0, 40), (None, 9.0, 10), (10.0, 10.0, 10)))
    share, limits = survival.happened_by(waits, 2)
    assert (share, limits.low) == (0, 0)
    assert limits.high == pytest.approx(wilson.interval(0, 60).high)
    share, limits = survival.happened_by(waits, 5)
    assert share == 0
    assert limits.high == pytest.approx(wilson.interval(0, 20).high)


@pytest.mark.parametrize("n", [5, 10, 30, 100])
def test_once_all_are_over_the_limit_is_close_to_wilsons(n):
    share, limits = survival.happened_by(known(*range(1, n + 1)), n)
    assert (share, limits.high) == (1, 1)
    assert limits.low == pytest.approx(wilson.interval(n, n).low, abs=0.03)


def test_all_at_once_is_wilson():
    share, limits = survival.happened_by(known(*[4.0] * 12), 4)
    assert (share, limits) == (1.0, wilson.interval(12, 12))


def test_of_few_the_first_to_be_over_sets_no_lower_limit():
    assert survival.quantile(known(*range(1, 11)), 0.1)[1] == 0
    assert survival.quantile(known(*range(1, 101)), 0.1)[1] > 1


def test_one_left_at_the_end_says_little_about_all():
    waits = Waits(((1.0, 1.0, 5), (None, 2.0, 94), (3.0, 3.0, 1)))
    share, limits = survival.happened_by(waits, 3)
    assert share == 1
    assert limits.low < 0.3


def test_beyond_the_follow_up_nobody_can_tell():
    assert survival.happened_by(TRIAL, 35) is not None
    assert survival.happened_by(TRIAL, 35.1) is None
    assert survival.quantile(TRIAL, 0.9) == (None, None, None)


def test_once_all_are_over_it_stays_so():
    assert survival.happened_by(known(2.0, 5.0), 100) == survival.happened_by(known(2.0, 5.0), 5)


def test_an_open_one_younger_than_the_target_is_no_failure():
    answered = Waits(((5.0, 5.0, 8), (90.0, 90.0, 2)))
    young = Waits(((None, 1.0, 50),))
    assert survival.happened_by(answered + young, 60)[0] == pytest.approx(0.8)


def test_nobody_and_nothing():
    assert survival.happened_by(Waits(()), 1) is None
    assert survival.quantile(Waits(()), 0.5) == (None, None, None)
    assert survival.curve(Waits(())).until is None
    waiting = Waits(((None, 7.0, 20),))
    assert survival.quantile(waiting, 0.5) == (None, None, None)
    assert survival.curve(waiting).at(7) == (1.0, wilson.interval(20, 20))
    assert survival.happened_by(waiting, 8) is None


def test_a_stretch_at_exactly_one_half_is_cut_in_the_middle():
    minutes = (2, 5, 7, 9, 12, 15, 18, 22)
    waits = known(*map(float, minutes)) + Waits(((None, 30.0, 1), (None, 95.0, 1)))
    assert survival.quantile(waits, 0.5)[0] == 13.5
    assert survival.quantile(known(1.0) + Waits(((None, 9.0, 1),)), 0.5)[0] == 1.0


@settings(max_examples=25)
@given(followed())
def test_a_higher_level_is_never_narrower(waits):
    low, high = survival.happened_by(waits, 1, 0.8), survival.happened_by(waits, 1, 0.99)
    assert high[1].low <= low[1].low
    assert low[1].high <= high[1].high
