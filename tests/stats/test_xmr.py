import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.model import Interval
from cxmetrics.stats import xmr
from cxmetrics.stats.signals import Kind

FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
SERIES = st.lists(st.floats(-1e6, 1e6), min_size=8, max_size=40)


def test_published_flow_rates():
    found = xmr.limits(FLOW)
    assert (found.centre, found.low, found.high) == pytest.approx((50.81, 45.8159, 55.8041), abs=6e-5)
    assert found.moving_range_mean == pytest.approx(1.8778, abs=6e-5)
    assert found.moving_range_limit == pytest.approx(3.267 * found.moving_range_mean)
    assert xmr.signals(FLOW, found) == ()


@pytest.mark.parametrize(("n", "provisional"), [(8, True), (11, True), (12, False), (30, False)])
def test_provisional_under_twelve(n, provisional):
    assert xmr.limits(list(range(n))).provisional is provisional


def test_no_limits_under_eight():
    assert xmr.limits(FLOW[:7]) is None
    assert xmr.limits(FLOW, baseline=7) is None


def test_limits_of_a_baseline_stay_whatever_comes_after():
    first = xmr.limits(FLOW)
    assert xmr.limits([*FLOW, 90.0, 120.0], baseline=10) == first
    assert xmr.limits([*FLOW, 90.0, 120.0]) != first


def test_a_shift_after_the_baseline_is_a_run():
    values = [50, 51] * 6 + [51.3] * 8
    signals = xmr.signals(values, xmr.limits(values, baseline=12))
    assert [(s.kind, s.first, s.last) for s in signals] == [(Kind.RUN, 11, 19)]


@given(st.floats(-1e9, 1e9), st.integers(8, 60))
def test_a_series_that_never_moves_has_no_signal(value, n):
    values = [value] * n
    assert xmr.signals(values, xmr.limits(values)) == ()


@given(SERIES, st.floats(-1e6, 1e6))
def test_limits_move_with_the_values(values, by):
    found, moved = xmr.limits(values), xmr.limits([value + by for value in values])
    assert moved.centre == pytest.approx(found.centre + by, abs=1e-6)
    assert moved.high - moved.low == pytest.approx(found.high - found.low, abs=1e-6)


@given(SERIES)
def test_turning_time_round_changes_no_limit(values):
    there, back = xmr.limits(values), xmr.limits(values[::-1])
    assert (there.low, there.high) == pytest.approx((back.low, back.high), abs=1e-6)


def test_drawn_limits_stay_on_the_range():
    drawn = xmr.limits([90, 100, 95, 99, 80, 100, 97, 88]).clipped(Interval(-100, 100))
    assert drawn.high == 100
    assert drawn.low > -100
