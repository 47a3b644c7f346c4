import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.model import Interval
from cxmetrics.stats import laney, xmr

SERIES = st.lists(st.floats(-1e3, 1e3), min_size=8, max_size=40)


@given(SERIES, st.floats(0.01, 100))
def test_equal_errors_make_it_an_xmr_chart(values, error):
    ours, plain = laney.limits(values, [error] * len(values)), xmr.limits(values)
    assert (ours.centre, ours.low[0], ours.high[-1]) == pytest.approx(
        (plain.centre, plain.low, plain.high), abs=1e-6
    )
    assert laney.signals(values, ours) == xmr.signals(values, plain)


def test_the_smaller_period_has_the_wider_limits():
    values, sizes = [10, 12, 9, 11, 10, 12, 9, 11], [10, 40, 10, 40, 10, 40, 10, 40]
    found = laney.limits(values, [size**-0.5 for size in sizes])
    widths = [high - low for low, high in zip(found.low, found.high, strict=True)]
    assert widths[0] == pytest.approx(2 * widths[1])


def test_centre_is_the_mean_of_all_answers():
    values, sizes = [10, 20, 30, 40, 50, 60, 70, 80], [1, 2, 3, 4, 5, 6, 7, 8]
    found = laney.limits(values, [size**-0.5 for size in sizes])
    assert found.centre == pytest.approx(np.average(values, weights=sizes))


def test_sigma_z_is_one_where_only_the_errors_speak():
    errors = np.random.default_rng(2).uniform(1, 5, size=4000)
    values = np.random.default_rng(3).normal(50, errors)
    found = laney.limits(values.tolist(), errors.tolist())
    assert found.sigma_z == pytest.approx(1, abs=0.05)


def test_skewness_moves_both_limits_towards_the_long_tail():
    values = [1, 2, 1, 2, 1, 2, 1, 2]
    plain = laney.limits(values, [1.0] * 8)
    skewed = laney.limits(values, [1.0] * 8, skews=[-1.0] * 8)
    moved = plain.factor * 4 / 3 / 1.2
    assert plain.low[0] - skewed.low[0] == pytest.approx(moved)
    assert plain.high[0] - skewed.high[0] == pytest.approx(moved)


def test_a_sigma_z_under_the_threshold_counts_as_one():
    values = [1.0, 1.1] * 4
    found = laney.limits(values, [1.0] * 8, unless_below=1.2)
    assert found.sigma_z < 1.2
    assert found.factor == 1
    assert found.high[0] == pytest.approx(1.05 + 3)


def test_no_limits_under_eight_and_none_from_certainty():
    assert laney.limits([1.0] * 7, [1.0] * 7) is None
    with pytest.raises(ValueError, match="above 0"):
        laney.limits([1.0] * 8, [1.0] * 7 + [0.0])


def test_drawn_limits_stay_on_the_range():
    drawn = laney.limits([90, 100] * 4, [5.0] * 8).clipped(Interval(0, 100))
    assert max(drawn.high) == 100
