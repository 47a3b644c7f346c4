import time
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.stats import dominance, r_squared


def correlations(drivers, seed):
    rng = np.random.default_rng(seed)
    return np.corrcoef(
        (rng.standard_normal((3 * drivers + 5, drivers + 1)) + rng.standard_normal(drivers + 1)).T
    )


@given(st.integers(1, 4), st.integers(0, 1000))
def test_is_the_mean_gain_over_all_orders(drivers, seed):
    matrix = correlations(drivers, seed)
    gains = np.zeros(drivers)
    orders = list(permutations(range(1, drivers + 1)))
    for order in orders:
        for place, driver in enumerate(order):
            gains[driver - 1] += r_squared.explained(matrix, order[: place + 1])
            gains[driver - 1] -= r_squared.explained(matrix, order[:place])
    assert dominance.lmg(matrix) == pytest.approx(gains / len(orders), abs=1e-10)


@given(st.integers(1, 9), st.integers(0, 1000))
def test_shares_sum_to_r_squared_and_are_never_negative(drivers, seed):
    matrix = correlations(drivers, seed)
    shares = dominance.lmg(matrix)
    assert shares.sum() == pytest.approx(r_squared.explained(matrix)) and shares.min() > -1e-12


@given(st.integers(2, 6), st.integers(0, 1000))
def test_order_of_the_variables_does_not_matter(drivers, seed):
    matrix = correlations(drivers, seed)
    order = np.random.default_rng(seed).permutation(drivers)
    mixed = matrix[np.ix_([0, *(order + 1)], [0, *(order + 1)])]
    assert dominance.lmg(mixed) == pytest.approx(dominance.lmg(matrix)[order], abs=1e-10)


def test_reversing_a_scale_changes_nothing():
    matrix = correlations(4, 1)
    signs = np.array([1, 1, -1, 1, 1])
    assert dominance.lmg(matrix * np.outer(signs, signs)) == pytest.approx(dominance.lmg(matrix))


def test_one_matrix_or_a_thousand():
    stack = np.stack([correlations(8, seed) for seed in range(1000)])
    dominance.lmg(stack[0])
    began = time.perf_counter()
    found = dominance.lmg(stack)
    assert time.perf_counter() - began < 1
    assert found.shape == (1000, 8) and found[7] == pytest.approx(dominance.lmg(stack[7]))


def test_thirteen_are_too_many():
    with pytest.raises(ValueError, match="12 at most"):
        dominance.lmg(np.eye(14))
