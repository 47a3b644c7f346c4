"""Which of the ratings asked of different people stay, and that the order of columns is not why."""

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from cxmetrics.analyses.drivers.answers import Answers
from cxmetrics.analyses.drivers.explained import explained
from cxmetrics.analyses.drivers.left_out import Why
from cxmetrics.stats import permutation
from tests.analyses.drivers.given import given, planted
from tests.analyses.drivers.test_explained import driver, told


def everything(found) -> dict:
    """All that is told, by rating, whatever the order of the columns."""
    return {
        "whole": (found.n, found.rows, found.r2, found.adjusted_r2, found.named, found.p, found.by_rank),
        "winner": found.winner and found.winner.label,
        "left out": {(one.column.label, one.reason, one.n) for one in found.left_out},
        "drivers": {d.column.label: (d.share, d.part, d.r, d.p, d.p_top, d.tier) for d in found.drivers},
    }


def labelled(values: np.ndarray, order: list[int]):
    """The same answers with the ratings in another order, each under its own label."""
    answers = given(values)
    items = tuple(answers.items[at] for at in order)
    mixed = Answers(answers.outcome, items, values[:, [0, *(at + 1 for at in order)]])
    return explained(mixed)[0]


@settings(max_examples=10, deadline=None)
@drawn(st.integers(0, 1000), st.sampled_from(["complete", "gaps", "apart", "twins"]), st.data())
def test_the_order_of_columns_changes_nothing(seed, kind, data):
    values = planted(160, (0.4, 0.3, 0.2, 0.0), seed=seed, missing=0.1 if kind == "gaps" else 0.0)
    if kind == "apart":
        values[:80, 1], values[80:, 2] = np.nan, np.nan
    if kind == "twins":
        values[:, 4] = 100.0 - values[:, 1]
    order = data.draw(st.permutations(range(4)))
    assert everything(labelled(values, order)) == everything(told(values))


@pytest.mark.parametrize("weights", [(0.6, 0.2), (0.2, 0.6)])
def test_of_two_ratings_asked_of_different_people_the_clearer_one_stays(weights):
    values = planted(400, (*weights, 0.1))
    values[:200, 1], values[200:, 2] = np.nan, np.nan
    found = told(values)
    stays, goes = (1, 2) if weights[0] > weights[1] else (2, 1)
    assert [one.column.label for one in found.left_out] == [f"Rating {goes}"]
    assert found.left_out[0].partner == driver(found, f"Rating {stays}").column
    assert f"asked of other people than “Rating {stays}”" in found.left_out[0].reason


def test_what_was_passed_over_counts_among_all_that_were_looked_at():
    values = planted(300, (0.25, 0.0, 0.0, 0.0), seed=9)
    asked = np.arange(300) // 100
    for third in range(3):
        values[asked != third, 1 + third] = np.nan
    alone, _ = permutation.p_values(values[:, [0, 1, 4]])
    found = told(values)
    assert [one.why for one in found.left_out] == [Why.APART, Why.APART]
    assert alone < 0.03 and driver(found, "Rating 1").p > 1.5 * alone
