import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.model import Interval
from cxmetrics.stats import mover, paired_score, wilson

PROPORTIONS = st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def _change(first, second):
    (k1, n1), (k2, n2) = first, second
    return mover.difference(k1 / n1, wilson.interval(k1, n1), k2 / n2, wilson.interval(k2, n2))


@given(PROPORTIONS, PROPORTIONS)
def test_holds_the_difference_and_stays_on_the_range(first, second):
    limits = _change(first, second)
    assert -1 <= limits.low < limits.high <= 1
    assert limits.low <= second[0] / second[1] - first[0] / first[1] <= limits.high


@given(PROPORTIONS, PROPORTIONS)
def test_swapping_negates_it(first, second):
    limits, swapped = _change(first, second), _change(second, first)
    assert (limits.low, limits.high) == pytest.approx((-swapped.high, -swapped.low))


def test_from_what_is_certain_it_is_the_other_interval_moved():
    limits = mover.difference(2.0, Interval(2.0, 2.0), 5.0, Interval(4.0, 7.0))
    assert limits == Interval(2.0, 5.0)


def test_newcombe_example():
    limits = _change((48, 80), (56, 70))
    assert (limits.low, limits.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_of_two_score_intervals():
    before, after = paired_score.interval(50, 20, 100), paired_score.interval(62, 12, 100)
    limits = mover.difference(0.3, before, 0.5, after)
    assert (limits.low, limits.high) == pytest.approx((-0.00816, 0.4022), abs=1e-4)
