"""Ratings in unusual dress, and measures that only look like ratings."""

import pytest

from cxmetrics.model import Role, Side
from tests.meaning.tables import Crowd, alone, questions, understood

CROWD = Crowd(80)
TIMES = [str(i % 6) for i in range(80)]
SLID = [str(min(100, max(0, round(10 * int(x) + i % 7)))) for i, x in enumerate(CROWD.rate(0, 10))]


@pytest.mark.parametrize(
    "label",
    [
        "Delivery delay (min)", "wait (minutes)", "time to deliver in days", "wait_time_minutes", "Response time (h)",
        "Minutes to first reply", "Wartezeit (Min.)", "Lieferzeit in Tagen", "Temps d'attente (min)",
        "Tiempo de espera en minutos", "Tempo di attesa (minuti)",
    ],
)  # fmt: skip
def test_a_length_of_time_is_no_rating(label: str) -> None:
    seen = understood({"Staff": CROWD.rate(1, 5), "Delivery": CROWD.rate(1, 5), label: TIMES})
    assert seen.columns[2].role in (Role.IGNORE, Role.REPLY_TIME)


@pytest.mark.parametrize("label", ["Waiting time", "How was the wait? (1 min, 5 max)", "Speed of delivery"])
def test_a_rating_of_time_is_one(label: str) -> None:
    assert alone(label, CROWD.rate(1, 5)).role is Role.RATING


def test_how_satisfied_with_days_is_a_rating() -> None:
    assert (
        alone("How satisfied were you with the delivery time (days)?", CROWD.rate(1, 5)).role is Role.RATING
    )


def test_a_delay_without_a_unit_is_asked_about() -> None:
    seen = understood({"Delivery delay": CROWD.rate(1, 5), "Staff": CROWD.rate(1, 5)})
    assert len(questions(seen.findings, "Delivery delay")) == 1


def test_a_slider_under_the_name_of_a_touchpoint_is_a_rating() -> None:
    seen = understood(
        {"Staff": SLID, "Cleanliness": SLID[::-1][:40] + SLID[40:], "Overall": CROWD.rate(1, 5)}
    )
    assert [(c.role, str(c.scale)) for c in seen.columns[:1]] == [(Role.RATING, "0–100")]
    assert seen.columns[0].side is Side.SERVICE


def test_a_slider_with_nothing_beside_it_is_asked_about() -> None:
    seen = understood({"Staff": SLID})
    assert seen.columns[0].role is Role.RATING
    assert len(questions(seen.findings, "Staff")) == 1


@pytest.mark.parametrize(
    "label",
    ["Food spend", "Staff age", "Delivery cost", "Delivery share", "Staff percentage", "Number of drinks",
     "Wait (minutes)", "Food total", "Table number", "Delivery distance km"],
)  # fmt: skip
def test_no_measure_from_0_to_100_is_a_slider(label: str) -> None:
    seen = understood({label: SLID, "Staff": CROWD.rate(1, 5), "Overall": CROWD.rate(1, 5)})
    assert seen.columns[0].role not in (Role.RATING, Role.OVERALL, Role.CSAT)


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("👎", "👍"),
        ("bad", "good"),
        ("🙁", "🙂"),
        ("Dissatisfied", "Satisfied"),
        ("Schlecht", "Gut"),
        ("Mauvais", "Bon"),
    ],
)
def test_two_answers_make_a_rating_where_a_touchpoint_is_named(bad: str, good: str) -> None:
    column = alone("Friendliness of our staff", CROWD.any_of(bad, good, good))
    assert (column.role, column.side, str(column.scale)) == (Role.RATING, Side.SERVICE, "0–1")
    assert dict(column.codes)[good] == 1
    assert alone("Batch", CROWD.any_of(bad, good, good)).role is not Role.RATING


def test_the_score_of_a_help_desk_is_how_satisfied_people_are() -> None:
    seen = understood(
        {
            "ticket_id": [str(1000 + 7 * i) for i in range(80)],
            "requester_id": [str(50 + i % 40) for i in range(80)],
            "score": CROWD.any_of("good", "good", "bad", "offered"),
        }
    )
    column = seen.columns[2]
    assert (column.role, column.missing) == (Role.CSAT, ("offered",))


def test_points_of_a_quiz_are_left_aside() -> None:
    question = "How friendly was our team?"
    seen = understood(
        {
            question: CROWD.rate(1, 5),
            f"Points - {question}": CROWD.rate(0, 1),
            f"Feedback - {question}": ["Thank you for telling us, that is kind"] * 40 + [""] * 40,
            "Total points": CROWD.rate(0, 10),
            "Quiz feedback": ["Well done, this was a fine answer"] * 40 + [""] * 40,
        }
    )
    assert [c.role for c in seen.columns] == [Role.RATING, *[Role.IGNORE] * 4]


def test_feedback_with_a_dash_is_no_quiz() -> None:
    wrote = [f"The soup was cold and the waiter slow, visit {i}" for i in range(80)]
    seen = understood({"Food": CROWD.rate(1, 5), "Feedback - Food": wrote})
    assert seen.columns[1].role is Role.COMMENT


@pytest.mark.parametrize("label", ["store_id", "Store no.", "Checkout number", "Delivery code", "agent_id"])
def test_the_number_of_a_thing_is_no_rating(label: str) -> None:
    seen = understood({label: CROWD.any_of("1", "2", "3"), "Rating": CROWD.rate(1, 5)})
    assert not seen.columns[0].role.is_scored


@pytest.mark.parametrize("label", ["Gate", "Table", "Checkout"])
def test_a_number_that_may_be_a_place_is_asked_about(label: str) -> None:
    seen = understood({label: CROWD.any_of("1", "2", "3", "4", "5"), "Rating": CROWD.rate(1, 5)})
    assert not seen.columns[0].role.is_scored or len(questions(seen.findings, label)) == 1
    rated = understood({label: CROWD.rate(1, 5), "Rating": CROWD.rate(1, 5)})
    assert rated.columns[0].role is Role.RATING
    assert questions(rated.findings, label) == []


def test_a_yes_or_no_about_a_room_is_asked_about() -> None:
    seen = understood({"Was the room clean?": CROWD.any_of("Yes", "No"), "Rating": CROWD.rate(1, 5)})
    assert seen.columns[0].role is Role.RATING
    assert len(questions(seen.findings, "Was the room clean?")) == 1
