import numpy as np
import pytest

from cxmetrics.stats import r_squared


def data(rows=300, columns=5, seed=2):
    rng = np.random.default_rng(seed)
    values = rng.standard_normal((rows, columns)) + rng.standard_normal((rows, 1))
    return (values - values.mean(axis=0)) / values.std(axis=0)


def test_is_that_of_least_squares():
    values = data()
    slopes, residuals, *_ = np.linalg.lstsq(values[:, 1:], values[:, 0])
    matrix = np.corrcoef(values.T)
    assert r_squared.explained(matrix) == pytest.approx(1 - residuals[0] / len(values))
    assert r_squared.standardised(matrix, (1, 2, 3, 4)) == pytest.approx(slopes)


def test_stack_gives_one_answer_each():
    one, other = np.corrcoef(data().T), np.corrcoef(data(seed=3).T)
    found = r_squared.explained(np.stack([one, other]), (1, 3))
    assert found == pytest.approx([r_squared.explained(one, (1, 3)), r_squared.explained(other, (1, 3))])
    assert (r_squared.explained(np.stack([one, other]), ()) == 0).all()


def test_suppression_shows_as_another_sign():
    matrix = np.array([[1, 0.8, 0.3], [0.8, 1, 0.7], [0.3, 0.7, 1]])
    assert matrix[0, 2] > 0 > r_squared.standardised(matrix, (1, 2))[1]


def test_adjusted():
    # By hand: 1 − .2932649984 · 46/41
    assert r_squared.adjusted(0.7067350016, 47, 5) == pytest.approx(0.6709709774, abs=1e-9)
    assert r_squared.adjusted(0.9, 6, 5) is None


def test_adjusted_takes_chance_away():
    rng = np.random.default_rng(4)
    found = [r_squared.explained(np.corrcoef(rng.standard_normal((7, 30)))) for _ in range(300)]
    assert np.mean(found) > 0.15
    assert np.mean([r_squared.adjusted(one, 30, 6) for one in found]) == pytest.approx(0, abs=0.02)
