import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.stats import ewma, xmr

NIST = [52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4]
NIST += [53.6, 52.1]


def test_published_averages_and_limits():
    chart = ewma.around(50, 2.0539, NIST, weight=0.3, width=3)
    assert chart.values[:3] == pytest.approx((50.6, 49.52, 50.56), abs=6e-3)
    assert chart.values[-1] == pytest.approx(51.99, abs=6e-3)
    assert (chart.steady.low, chart.steady.high) == pytest.approx((47.4115, 52.5884), abs=1e-3)
    assert chart.signals == ()


def test_first_limits_are_those_of_one_weighted_value_and_then_widen_to_the_steady_ones():
    chart = ewma.around(0, 1, [0.0] * 60)
    assert chart.high[0] == pytest.approx(2.7 * 0.2)
    assert list(chart.high) == sorted(chart.high)
    assert chart.high[-1] == pytest.approx(chart.steady.high)


def test_centre_and_sigma_are_those_of_the_baseline():
    chart, limits = ewma.chart([*NIST, 70, 70], baseline=20), xmr.limits(NIST)
    assert chart.centre == limits.centre
    assert chart.steady.high - chart.centre == pytest.approx(
        2.7 * limits.moving_range_mean / 1.128 * (0.2 / 1.8) ** 0.5
    )


def test_finds_a_lasting_small_shift_that_single_values_do_not_show():
    values = [0, 1, -1, 0.5, -0.5, 1, -1, 0, 0.5, -0.5, 1, -1, 1.5, 2.2, 1.0, 1.8, 2.0, 1.4, 1.7]
    assert xmr.signals(values, xmr.limits(values, baseline=12)) == ()
    found = ewma.chart(values, baseline=12)
    assert found.signals
    assert all(signal.above and signal.first >= 12 for signal in found.signals)


@given(st.floats(-1e9, 1e9), st.integers(8, 40))
def test_a_series_that_never_moves_has_no_signal(value, n):
    assert ewma.chart([value] * n).signals == ()


def test_none_under_eight_values():
    assert ewma.chart(NIST[:7]) is None
    assert ewma.chart(NIST[:8]).provisional
