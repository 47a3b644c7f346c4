"""Ratings side by side on 0–100."""

from dataclasses import replace

import pytest

from cxmetrics.analyses.touchpoints import ratings
from cxmetrics.model import Display, Scale, Side, Slice
from tests.analyses.survey import Survey, survey


def test_the_lowest_comes_first_and_what_cannot_be_ranked_last():
    found = survey(
        staff=[5, 5, 4, 4, 5] * 40,
        food=[1, 2, 1, 2, 1] * 40,
        room=[3] * 200,
        speed=[1] * 4 + [None] * 196,
        nps=[9] * 200,
    )
    rated = ratings(*found, Slice())
    assert [one.column.label for one in rated] == ["food", "room", "staff", "speed"]
    assert [one.estimate.value for one in rated] == [pytest.approx(10), 50, pytest.approx(90), None]
    assert [one.estimate.n for one in rated] == [200, 200, 200, 4]
    assert rated[0].side is Side.EXPERIENCE and rated[2].side is Side.SERVICE
    assert rated[3].estimate.shown is Display.HIDDEN


def test_what_is_hidden_comes_after_what_has_a_range():
    found = survey(staff=[None] * 9, food=[2] * 9, room=[1] * 9)
    assert [one.column.label for one in ratings(*found, Slice())] == ["room", "food", "staff"]


def test_a_rating_whose_lowest_answer_is_best_is_turned_round():
    found = survey(food=[1, 1, 2, 1, 1], staff=[5, 5, 4, 5, 5])
    food = replace(found.dataset.columns[0], scale=Scale(1, 5, reversed=True))
    again = found.workspace.confirm(found.dataset.id, (food, *found.dataset.columns[1:]))
    first, second = ratings(*Survey(found.workspace, again), Slice())
    assert first.estimate.value == second.estimate.value == pytest.approx(95)
    assert (first.estimate.low, first.estimate.high) == pytest.approx(
        (second.estimate.low, second.estimate.high)
    )


def test_a_slice_narrows_them_and_an_empty_one_hides_them():
    found = survey(shop=["A"] * 5 + ["B"] * 5, staff=[5] * 5 + [1] * 5)
    (only,) = ratings(*found, Slice(segments=((found.name("shop"), ("B",)),)))
    assert (only.estimate.value, only.estimate.n) == (0, 5)
    (none,) = ratings(*found, Slice(segments=((found.name("shop"), ("C",)),)))
    assert none.estimate.n == 0


def test_without_ratings_there_are_none():
    assert ratings(*survey(nps=[9] * 5), Slice()) == ()
