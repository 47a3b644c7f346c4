import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.stats import dominance, r_squared, relative_weights
from tests.stats.test_dominance import correlations


@given(st.integers(1, 20), st.integers(0, 1000))
def test_weights_sum_to_r_squared_and_are_never_negative(drivers, seed):
    matrix = correlations(drivers, seed)
    weights = relative_weights.johnson(matrix)
    assert weights.sum() == pytest.approx(r_squared.explained(matrix)) and weights.min() >= 0


@given(st.integers(2, 8), st.integers(0, 1000))
def test_order_of_the_variables_does_not_matter(drivers, seed):
    matrix = correlations(drivers, seed)
    order = np.random.default_rng(seed).permutation(drivers)
    mixed = matrix[np.ix_([0, *(order + 1)], [0, *(order + 1)])]
    assert relative_weights.johnson(mixed) == pytest.approx(relative_weights.johnson(matrix)[order])


def test_two_variables_get_what_all_orders_give_them():
    matrix = np.array([[1, 0.5, 0.3], [0.5, 1, 0.4], [0.3, 0.4, 1]])
    assert relative_weights.johnson(matrix) == pytest.approx(dominance.lmg(matrix))


def test_a_stack_is_one_after_the_other():
    stack = np.stack([correlations(15, seed) for seed in range(50)])
    assert relative_weights.johnson(stack)[9] == pytest.approx(relative_weights.johnson(stack[9]))
