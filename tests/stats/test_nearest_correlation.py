import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.stats.nearest_correlation import LEAST_EIGENVALUE, at_the_edge, nearest, possible, shrunk

IMPOSSIBLE = np.array([[1, 0.9, 0.2], [0.9, 1, 0.9], [0.2, 0.9, 1]])


def matrices(size: int = 4):
    entry = st.floats(-1, 1)

    def symmetric(entries):
        matrix = np.eye(size)
        matrix[np.triu_indices(size, 1)] = entries
        return np.maximum(matrix, matrix.T) + np.minimum(matrix, matrix.T) - np.diag(np.diag(matrix))

    pairs = size * (size - 1) // 2
    return st.lists(entry, min_size=pairs, max_size=pairs).map(symmetric)


@given(matrices())
def test_result_is_a_correlation_matrix(matrix):
    found = nearest(matrix)
    assert np.diag(found) == pytest.approx(1) and np.allclose(found, found.T)
    assert np.abs(found).max() <= 1 + 1e-9
    assert np.linalg.eigvalsh(found)[0] >= LEAST_EIGENVALUE * 0.5


@given(matrices())
def test_a_possible_matrix_stays_as_it_was(matrix):
    if possible(matrix):
        assert (nearest(matrix) == matrix).all()


def test_is_the_one_of_statsmodels():
    from statsmodels.stats.correlation_tools import corr_nearest

    with pytest.warns(UserWarning, match="Maximum iteration"):
        theirs = corr_nearest(IMPOSSIBLE, threshold=1e-8, n_fact=100)
    assert nearest(IMPOSSIBLE) == pytest.approx(theirs, abs=1e-5)


def test_a_stack_is_mended_one_by_one():
    stack = np.stack([IMPOSSIBLE, np.eye(3), IMPOSSIBLE])
    found = nearest(stack)
    assert (found[1] == np.eye(3)).all()
    assert found[0] == pytest.approx(nearest(IMPOSSIBLE)) and found[2] == pytest.approx(found[0])


@given(matrices())
def test_shrinking_makes_it_possible_and_leaves_what_is(matrix):
    found = shrunk(matrix)
    assert np.diag(found) == pytest.approx(1) and possible(found)
    if possible(matrix):
        assert (found == matrix).all()
    elif np.linalg.eigvalsh(matrix)[0] > -0.01:
        assert np.abs(found - nearest(matrix)).max() < 0.02


def test_what_was_mended_lies_at_the_edge():
    stack = np.stack([IMPOSSIBLE, np.eye(3)])
    assert at_the_edge(nearest(stack)).tolist() == [True, False]
    assert at_the_edge(shrunk(stack)).tolist() == [True, False]
