"""How are we doing?"""

import pytest

from cxmetrics.analyses.headline import MOST, headlines
from cxmetrics.model import Family, Side, Slice
from cxmetrics.store import Query
from tests.analyses.survey import survey


def told(**answers):
    return headlines(*survey(**answers), Slice())


def test_both_scores_come_first_then_one_of_each_family():
    found = told(
        staff=[5] * 6,
        food=[3] * 6,
        nps=[9] * 6,
        csat=[4] * 6,
        overall=[4] * 6,
        ces=[7] * 6,
        effort=[1] * 6,
        recommend=[1] * 6,
    )
    assert [card.measure.side for card in found[:2]] == [Side.SERVICE, Side.EXPERIENCE]
    assert [card.estimate.value for card in found[:2]] == [100, 50]
    families = [card.measure.metric.family for card in found[2:]]
    assert len(families) == len(set(families)) and len(found) <= MOST
    assert {Family.NPS, Family.CSAT, Family.CES} <= set(families)
    assert all(card.definition.name and card.definition.text for card in found)


def test_a_rating_of_one_touchpoint_is_no_headline():
    assert [card.measure.id for card in told(food=[3] * 6)] == ["experience"]


def test_a_short_scale_is_read_as_satisfied_and_a_long_one_as_its_average():
    (short,) = told(overall=[5, 4, 3, 2, 1])
    assert (short.measure.metric.id, short.estimate.value, short.question.label) == (
        "csat",
        pytest.approx(40),
        "overall",
    )
    (long,) = told(grade=[10, 9, 8, 7, 6])
    assert (long.measure.metric.id, long.estimate.value) == ("rating", pytest.approx(8))


def test_the_path_holds_the_months_with_answers_enough_for_a_value():
    days = ["2025-01-15"] * 40 + ["2025-02-15"] * 40 + ["2025-03-15"] * 20
    (card,) = told(day=days, nps=[10] * 40 + [0] * 40 + [10] * 20)
    assert card.path == (100, -100)


def test_the_path_is_empty_without_dates():
    (card,) = told(nps=[10] * 6)
    assert card.path == ()


def test_nothing_to_measure_is_no_headline():
    assert told(comment=["fine"] * 6) == ()


def test_every_headline_runs_as_the_sql_it_shows():
    found = survey(
        staff=[5, 4, 4, None, 2, 1],
        speed=[5, None, 1, None, 3, 0],
        overall=[5, 4, 3, 2, 1, None],
        nps=[10, 9, 8, 7, 6, 11],
    )
    cards = headlines(*found, Slice())
    assert len(cards) == 4
    for card in cards:
        score = f", {card.question.name} AS score" if card.question else ""
        sql = f"SELECT {card.definition.sql} FROM (SELECT *{score} FROM {found.dataset.table}) AS answers"
        ((value,),) = found.workspace.rows(Query(sql))
        assert value == pytest.approx(card.estimate.value), card.definition.name
        assert all(column.name in sql for column in card.definition.questions)
