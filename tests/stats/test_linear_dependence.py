"""Columns that follow from others."""

import numpy as np
import pytest

from cxmetrics.stats.linear_dependence import Dependence, dependence


def answers(rows: int = 200, columns: int = 5, seed: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return np.clip(np.rint(rng.normal(3.5, 1, (rows, columns)) + rng.normal(0, 0.7, (rows, 1))), 1, 5)


@pytest.mark.parametrize("digits", [1, 3])
def test_a_mean_of_some_is_made_of_them_and_the_rest_is_not_touched(digits):
    values = answers()
    values = np.column_stack([values, np.round(values[:, 1:5].mean(axis=1), digits)])
    assert dependence(values) == Dependence((1, 2, 3, 4, 5), (5,))


def test_two_totals_are_both_made():
    values = answers(columns=6)
    values = np.column_stack([values[:, :3].sum(axis=1), values, values[:, 3:].sum(axis=1)])
    assert dependence(values).made == (0, 7)


def test_a_total_with_gaps_is_seen_in_complete_rows():
    values = answers(rows=400)
    values = np.column_stack([values, values[:, :3].mean(axis=1)])
    values[np.random.default_rng(2).random(values.shape) < 0.1] = np.nan
    assert dependence(values).made == (5,)


def test_answers_that_only_go_together_do_not_follow():
    assert dependence(answers()) == Dependence()
    rounded = answers()
    rounded = np.column_stack([rounded, np.rint(rounded[:, :4].mean(axis=1))])
    assert dependence(rounded) == Dependence()


def test_too_little_says_nothing():
    assert (
        dependence(answers(20)) == dependence(answers(40, 30)) == dependence(answers(50, 2)) == Dependence()
    )
    same = answers()
    same[:, 2] = 3.0
    assert dependence(same) == Dependence()
