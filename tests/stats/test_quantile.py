import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.stats import quantile

MINUTES = (2, 5, 7, 9, 12, 15, 18, 22, 30, 95)
ONES = (1,) * len(MINUTES)
COUNTED = st.lists(st.tuples(st.floats(-1e6, 1e6), st.integers(1, 5)), min_size=1, max_size=30)


def test_ten_response_times():
    assert quantile.quantile(MINUTES, ONES, 0.5) == 13.5
    assert quantile.quantile(MINUTES, ONES, 0.9) == pytest.approx(36.5)
    assert quantile.interval(MINUTES, ONES, 0.5) == (5, 30)
    assert quantile.interval(MINUTES, ONES, 0.9) == (18, None)


@given(COUNTED, st.floats(0, 1))
def test_counts_are_repetitions(rows, p):
    values, counts = zip(*rows, strict=True)
    each = [value for value, n in rows for _ in range(n)]
    assert quantile.quantile(values, counts, p) == np.quantile(each, p)
    mixed = quantile.interval(each[::-1], [1] * len(each), 0.5)
    assert quantile.interval(values, counts, 0.5) == mixed


@given(COUNTED, st.sampled_from([0.5, 0.9]), st.sampled_from([0.8, 0.95, 0.99]))
def test_the_limits_are_values_on_either_side(rows, p, level):
    values, counts = zip(*rows, strict=True)
    value, (low, high) = quantile.quantile(values, counts, p), quantile.interval(values, counts, p, level)
    assert low is None or (low in values and low <= value)
    assert high is None or (high in values and value <= high)


@pytest.mark.parametrize(("p", "least"), [(0.5, 6), (0.9, 36), (0.95, 72)])
def test_the_fewest_values_with_an_upper_limit(p, least):
    assert quantile.interval(range(least - 1), [1] * (least - 1), p)[1] is None
    assert quantile.interval(range(least), [1] * least, p)[1] == least - 1


def test_the_median_interval_covers_what_it_says():
    drawn = np.random.default_rng(26).exponential(size=(400, 15))
    limits = [quantile.interval(row, [1] * 15, 0.5) for row in drawn]
    assert np.mean([low <= np.log(2) <= high for low, high in limits]) >= 0.94


def test_no_values_no_quantile():
    assert quantile.quantile((), (), 0.5) is None
    assert quantile.interval((), (), 0.5) == (None, None)
