import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.model import Scale
from cxmetrics.stats import pomp

means = st.lists(st.floats(1, 10), min_size=1, max_size=6)


@given(means)
def test_equal_weights_are_the_mean_of_the_rescaled(values):
    scale = Scale(1, 10)
    rescaled = [scale.pomp(value) for value in values]
    assert pomp.index(values, 1, 10) == pytest.approx(sum(rescaled) / len(values), abs=1e-9)


@given(means, st.floats(0.1, 100))
def test_only_the_proportion_of_weights_counts(values, factor):
    weights = list(range(1, len(values) + 1))
    larger = [weight * factor for weight in weights]
    assert pomp.index(values, 1, 10, weights) == pytest.approx(pomp.index(values, 1, 10, larger), abs=1e-9)


@pytest.mark.parametrize(("end", "index"), [(1, 0), (10, 100)])
def test_ends_of_the_scale(end, index):
    assert pomp.index([end, end], 1, 10, [3, 1]) == index


def test_published():
    assert pomp.index([8.6, 7.9, 8.0], 1, 10, [0.3885, 0.319, 0.2925]) == pytest.approx(80.0133, abs=1e-4)


def test_refuses_a_weight_too_few():
    with pytest.raises(ValueError, match="zip"):
        pomp.index([8.6, 7.9], 1, 10, [1.0])
