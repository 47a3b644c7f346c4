import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.stats import drift


@given(st.floats(-100, 100), st.floats(-100, 100), st.integers(8, 40))
def test_a_straight_line_is_its_own_slope(start, climb, n):
    found = drift.slope([start + climb * place for place in range(n)])
    assert (found.low, found.slope, found.high) == pytest.approx((climb,) * 3, abs=1e-9)
    assert found.n == n


def test_one_wild_period_moves_little():
    found = drift.slope([*range(20), 10_000])
    assert found.slope == pytest.approx(1)
    assert found.certain


def test_a_saw_goes_nowhere():
    found = drift.slope([1.0, 2.0] * 10)
    assert found.low <= 0 <= found.high
    assert not found.certain


def test_missing_periods_count_as_time():
    assert drift.slope([2 * t for t in (0, 1, 2, 3, 4, 10, 11, 12)], [0, 1, 2, 3, 4, 10, 11, 12]).slope == 2


def test_none_under_eight_values():
    assert drift.slope(list(range(7))) is None
