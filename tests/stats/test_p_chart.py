import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.stats import laney, p_chart
from cxmetrics.stats.signals import Kind

JUICE = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13]
JUICE += [9, 6]
SHARES = st.lists(
    st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=8, max_size=30
)


def test_published_orange_juice():
    found = p_chart.limits(JUICE, 50, dispersed=False)
    assert (found.centre, found.low[0], found.high[0]) == pytest.approx((0.2313, 0.0524, 0.4102), abs=6e-5)
    outside = [s.first + 1 for s in laney.signals([k / 50 for k in JUICE], found) if s.kind is Kind.OUTSIDE]
    assert outside == [15, 23]


def test_juice_moves_more_than_counting_explains():
    found = p_chart.limits(JUICE, 50)
    assert found.sigma_z > p_chart.DISPERSED
    assert found.factor == found.sigma_z


def test_limits_follow_the_size_of_each_period():
    sizes = [20, 80] * 5
    found = p_chart.limits([size // 2 for size in sizes], sizes)
    assert found.factor == 1
    assert found.high[0] - 0.5 == pytest.approx(3 * 0.5 / np.sqrt(20))
    assert found.high[1] - 0.5 == pytest.approx(3 * 0.5 / np.sqrt(80))


def test_over_a_hundred_answers_the_spread_itself_decides():
    parts = [499, 501] * 6
    assert p_chart.limits(parts, 1000).factor < 0.2
    assert p_chart.limits(parts, 1000, dispersed=False).factor == 1


@given(SHARES)
def test_limits_stay_on_the_range_around_the_centre(shares):
    parts, sizes = zip(*shares, strict=True)
    found = p_chart.limits(parts, sizes)
    assert all(0 <= low <= found.centre <= high <= 1 for low, high in zip(found.low, found.high, strict=True))


@pytest.mark.parametrize("share", [0, 1])
def test_everybody_or_nobody_is_no_signal(share):
    found = p_chart.limits([20 * share] * 10, 20)
    assert laney.signals([float(share)] * 10, found) == ()


def test_a_baseline_stays_and_under_eight_there_is_none():
    assert p_chart.limits([*JUICE, 50], 50, baseline=30).centre == p_chart.limits(JUICE, 50).centre
    assert p_chart.limits(JUICE[:7], 50) is None
