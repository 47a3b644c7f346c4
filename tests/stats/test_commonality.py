import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.stats import commonality, dominance, r_squared
from tests.stats.test_dominance import correlations


@given(st.integers(2, 8), st.integers(0, 1000), st.data())
def test_parts_add_up(drivers, seed, data):
    matrix = correlations(drivers, seed)
    size = data.draw(st.integers(1, drivers - 1))
    found = commonality.split(matrix, range(1, size + 1), range(size + 1, drivers + 1))
    assert found.total == pytest.approx(r_squared.explained(matrix))
    assert found.first + found.second == pytest.approx(found.total)
    assert found.unique_first + found.unique_second + found.common == pytest.approx(found.total)
    assert min(found.first, found.second) > -1e-9


def test_two_single_variables_are_the_orders_of_two():
    matrix = np.array([[1, 0.5, 0.3], [0.5, 1, 0.4], [0.3, 0.4, 1]])
    found = commonality.split(matrix, [1], [2])
    assert [found.first, found.second] == pytest.approx(dominance.lmg(matrix).tolist())


def test_suppression_is_reported():
    matrix = np.array([[1, 0.5, 0.3], [0.5, 1, 0.4], [0.3, 0.4, 1]])
    assert commonality.split(matrix, [1], [2]).common > 0
    hidden = np.array([[1, 0.6, 0.0], [0.6, 1, 0.7], [0.0, 0.7, 1]])
    assert commonality.split(hidden, [1], [2]).common < 0


def test_twins_cannot_be_told_apart():
    matrix = np.array([[1, 0.6, 0.6], [0.6, 1, 0.95], [0.6, 0.95, 1]])
    assert commonality.split(matrix, [1], [2]).inseparable
    apart = np.array([[1, 0.6, 0.4], [0.6, 1, 0.0], [0.4, 0.0, 1]])
    found = commonality.split(np.stack([matrix, apart]), [1], [2])
    assert found.inseparable.tolist() == [True, False]


def test_what_a_variable_of_both_groups_accounts_for_is_common():
    matrix = np.array([[1, 0.5, 0.3], [0.5, 1, 0.0], [0.3, 0.0, 1]])
    found = commonality.split(matrix, [1, 2], [2])
    assert found.total == pytest.approx(0.34) and found.common == pytest.approx(0.09)
    assert found.unique_first == pytest.approx(0.25) and found.unique_second == pytest.approx(0.0)
