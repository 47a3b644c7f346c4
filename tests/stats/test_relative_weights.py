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


@pytest.mark.parametrize("least", [0.5, 1e-2, 1e-6])
def test_weights_are_those_of_the_eigenvectors_however_alike_the_variables_are(least):
    rng = np.random.default_rng(3)
    spread = np.concatenate([[least], rng.uniform(least, 2.0, 40)])
    turn = np.linalg.qr(rng.standard_normal((41, 41)))[0]
    among = (turn * spread) @ turn.T
    among /= np.sqrt(np.outer(np.diag(among), np.diag(among)))
    values, vectors = np.linalg.eigh(among)
    root = (vectors * np.sqrt(values)) @ vectors.T
    with_first = root @ rng.uniform(0, 0.1, 41)
    matrix = np.block([[np.ones((1, 1)), with_first[None, :]], [with_first[:, None], among]])
    expected = root**2 @ np.linalg.solve(root, with_first) ** 2
    assert relative_weights.johnson(matrix) == pytest.approx(expected, rel=1e-4)
