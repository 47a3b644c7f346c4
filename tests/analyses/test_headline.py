"""How are we doing?"""

from datetime import date

import pytest

from cxmetrics.analyses.headline import MOST, headlines
from cxmetrics.analyses.noticeable import usual_n
from cxmetrics.model import Family, Side, Slice, Terms
from cxmetrics.store import Query
from tests.analyses.survey import survey
from tests.analyses.tables import stored


def told(part=Slice(), **answers):  # noqa: B008
    return headlines(*survey(**answers), part)


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


@pytest.mark.parametrize(
    ("choice", "value"), [("csat", 40), ("csat_top", 20), ("csat_mean", 3)], ids=lambda told: str(told)
)
def test_satisfaction_is_read_as_chosen(choice, value):
    (card,) = told(Slice(terms=Terms(satisfaction=choice)), csat=[5, 4, 3, 2, 1])
    assert (card.measure.metric.id, card.estimate.value) == (choice, pytest.approx(value))


def test_a_long_grade_is_its_average_until_something_else_is_chosen():
    for choice, id_ in (("csat", "rating"), ("csat_top", "csat_top"), ("csat_mean", "csat_mean")):
        (card,) = told(Slice(terms=Terms(satisfaction=choice)), grade=[10, 9, 8, 7, 6])
        assert card.measure.metric.id == id_


def test_what_people_say_they_recommend_comes_last():
    assert [card.measure.metric.id for card in told(recommend=[1] * 6, nps=[9] * 6)] == ["nps", "recommended"]


def months(count, each, first=date(2024, 1, 1)):
    """Some days in each of `count` months, from its first day to its 28th."""
    starts = [
        date(first.year + (first.month - 1 + i) // 12, (first.month - 1 + i) % 12 + 1, 1)
        for i in range(count)
    ]
    return [str(start.replace(day=1 + 27 * k // (each - 1))) for start in starts for k in range(each)]


def test_the_smallest_change_of_a_score_is_that_of_the_reference_table():
    """50/30/20: 2.80·√(2·.61/n), 48.9 points at 40 answers a month."""
    answers = ([9] * 20 + [7] * 12 + [0] * 8) * 4
    (card,) = told(day=months(4, 40), nps=answers)
    assert (card.usual_n, card.estimate.value) == (40, pytest.approx(30))
    assert card.noticeable == pytest.approx(100 * 2.8016 * (2 * 0.61 / 40) ** 0.5, abs=0.01)
    (surer,) = told(Slice(terms=Terms(level=0.99)), day=months(4, 40), nps=answers)
    assert surer.noticeable > card.noticeable


def test_the_smallest_change_of_shares_means_and_scores():
    """At 100 answers a month: 80 % satisfied 15.8 points, a mean with SD 1.2 .475, a score 25 times that."""
    found = told(
        Slice(),
        day=months(3, 100),
        csat=[5, 5, 4, 4, 1] * 60,
        staff=[5, 4, 3, 2, 3] * 60,
    )
    by = {card.measure.id.partition(".")[0]: card for card in found}
    assert {card.usual_n for card in found} == {100}
    assert by["csat"].noticeable == pytest.approx(2.8016 * (2 * 80 * 20 / 100) ** 0.5, abs=0.01)
    spread = 25 * 1.04**0.5
    assert by["service"].noticeable == pytest.approx(2.8016 * spread * (2 / 100) ** 0.5, abs=0.01)
    (mean,) = told(
        Slice(terms=Terms(satisfaction="csat_mean")), day=months(3, 100), csat=[5, 4, 3, 2, 3] * 60
    )
    assert mean.noticeable == pytest.approx(2.8016 * (1.04 * 2 / 100) ** 0.5, abs=0.001)


@pytest.mark.parametrize(
    "days", [months(2, 40), ["2024-01-05"] * 80, [None] * 80], ids=["two", "one", "none"]
)
def test_under_three_months_nothing_is_said_of_a_month(days):
    (card,) = told(day=days, nps=[9, 0] * 40)
    assert (card.usual_n, card.noticeable) == (None, None)


def test_where_all_answer_alike_no_change_is_named():
    (card,) = told(day=months(3, 10), nps=[9] * 30)
    assert (card.usual_n, card.noticeable) == (10, None)


@pytest.mark.parametrize(
    ("first", "last", "usual"),
    [
        (date(2024, 1, 1), date(2024, 3, 31), 20),
        (date(2024, 1, 2), date(2024, 3, 29), 20),
        (date(2024, 1, 15), date(2024, 3, 31), None),
        (date(2024, 1, 1), date(2024, 4, 10), 20),
        (date(2024, 1, 1), date(2024, 5, 31), 10),
        (date(2023, 1, 1), date(2024, 3, 31), 0),
        (None, None, None),
    ],
    ids=[
        "three",
        "closed at the ends",
        "two",
        "a begun one",
        "with empty ones",
        "the last twelve",
        "undated",
    ],
)
def test_only_whole_months_count_and_empty_ones_do(first, last, usual):
    answers = {date(2024, 1, 1): 10, date(2024, 2, 1): 20, date(2024, 3, 1): 30, date(2023, 1, 1): 900}
    assert usual_n(answers, first, last) == usual


@pytest.fixture(scope="module")
def requests():
    """A hundred requests of four months, answered after an hour or two; every tenth never."""
    days = [date(2024, 1 + i // 25, 1 + i % 25) for i in range(100)]
    return stored(
        {
            "Ticket ID": [f"T{i}" for i in range(100)],
            "Created at": [f"{day} 09:00" for day in days],
            "First reply at": [
                None if i % 10 == 9 else f"{day} 1{i % 2}:3{i % 6}" for i, day in enumerate(days)
            ],
        }
    )


def test_of_response_times_the_middle_one_is_the_headline(requests):
    (card,) = headlines(*requests, Slice())
    assert card.measure.metric.id == "first_response_time"
    assert (card.question, card.noticeable, card.estimate.n) == (None, None, 100)
    assert 90 <= card.estimate.low < card.estimate.value < card.estimate.high <= 155


def test_orders_have_headlines_and_no_path_of_what_grows_with_age():
    who = [f"K{i:03}" for i in range(240)]
    days = [date(2024, 1 + i // 40, 1 + i % 28) for i in range(240)]
    again = [date(2024, day.month + 1, 28) for day in days]
    found = stored(
        {
            "Order number": [f"A{i:03}" for i in range(300)],
            "Customer ID": [*who, *who[::4]],
            "Order date": [*map(str, days), *map(str, again[::4])],
            "Amount": [f"{20 + i % 9}.50" for i in range(300)],
        }
    )
    cards = {
        card.measure.metric.id: card for card in headlines(*found, Slice(terms=Terms(window=60, silence=90)))
    }
    assert set(cards) == {"clv", "repeat_purchase", "retention"}
    returned = cards["repeat_purchase"]
    assert returned.estimate.value == pytest.approx(25)
    assert (returned.usual_n, returned.path[0]) == (40, pytest.approx(25))
    assert returned.noticeable == pytest.approx(2.8016 * (2 * 25 * 75 / 40) ** 0.5, abs=0.01)
    for id_ in ("clv", "retention"):
        assert (cards[id_].path, cards[id_].usual_n, cards[id_].noticeable) == ((), None, None)
