"""Scores of another party, of another time, and the numbers of places and things."""

import pytest

from cxmetrics.meaning.labels.another import not_this_answer
from cxmetrics.model import Role, Severity
from tests.meaning.tables import Crowd, alone, questions, understood

CROWD = Crowd()
PEOPLE = len(CROWD.mood)


@pytest.mark.parametrize(
    "label",
    [
        "How likely are you to recommend our competitor? (0-10)",
        "How likely were you to recommend us last year? (0-10)",
        "Predicted NPS score",
        "Recommended by (staff no.)",
        "NPS target",
        "Rate [Competitor A: Friendliness]",
        "Competitor's cleanliness",
        "Expected: friendliness of staff",
        "Friendliness (expected)",
        "Staff rating (self-assessment)",
        "Manager's rating",
        "Guest rating by host",
        "Tone (1-5, coded by us)",
        "Staff rating last year",
        "Freundlichkeit bei der Konkurrenz",
    ],
)
def test_a_score_nobody_gave_you_now_is_left_aside_and_says_why(label: str) -> None:
    top = 10 if "0-10" in label or "NPS" in label or "no." in label else 5
    column = understood(
        {label: CROWD.rate(10 - top and 1, top), "Staff friendliness": CROWD.rate(1, 5)}
    ).columns[0]
    assert column.role is Role.IGNORE
    assert column.because == not_this_answer(label)


@pytest.mark.parametrize(
    "label",
    [
        "How likely are you to recommend us?",
        "Treatment by staff",
        "How satisfied were you with our service in the last year?",
        "Better than last year?",
        "Expectations (1-5)",
        "Rating of the estimated delivery time",
        "Competencia del personal",
        "Concurrent sessions",
        "Manager friendliness",
        "Ich fühlte mich geschätzt",
    ],
)
def test_an_answer_about_this_business_stays_one(label: str) -> None:
    assert not_this_answer(label) is None


@pytest.mark.parametrize(
    "label",
    [
        "Hoe waarschijnlijk is het dat u ons aanbeveelt bij vrienden?",
        "Propensione a consigliare (0-10)",
        "How likely would you be to tell a friend to come here? 0-10",
    ],
)
def test_a_recommend_question_is_known_in_other_words(label: str) -> None:
    assert understood({label: CROWD.rate(0, 10)}).columns[0].role is Role.NPS


def test_what_staff_were_asked_is_no_net_promoter_score_of_customers() -> None:
    label = "How likely are you to recommend us as a place to work? (0-10)"
    seen = understood({label: CROWD.rate(0, 10), "Staff friendliness": CROWD.rate(1, 5)})
    assert seen.columns[0].role is Role.IGNORE
    asked = questions(seen.findings, label)
    assert asked and not any("Only 0–10" in question for question in asked)


def test_a_recommend_question_that_runs_backwards_is_asked_about() -> None:
    label = "Would you recommend us? 10 = not at all, 0 = certainly"
    seen = understood({label: CROWD.rate(0, 10)})
    assert seen.columns[0].role is Role.NPS and questions(seen.findings, label)


@pytest.mark.parametrize(
    "label",
    [
        "Table",
        "Room",
        "Items",
        "Seats",
        "Kasse",
        "Rooms booked",
        "Deliveries",
        "Shop",
        "Menu",
        "Product",
        "Raum",
        "Artikel",
    ],
)
def test_a_bare_place_or_thing_is_asked_about(label: str) -> None:
    seen = understood({label: CROWD.any_of(*"123456789"), "Staff friendliness": CROWD.rate(1, 5)})
    column = seen.columns[0]
    assert column.role in (Role.SEGMENT, Role.IGNORE) or (
        column.confidence < 0.7 and questions(seen.findings, label)
    )


def test_a_bare_place_that_goes_along_with_the_ratings_is_one() -> None:
    seen = understood({"Room": CROWD.rate(1, 5), "Staff": CROWD.rate(1, 5), "Food": CROWD.rate(1, 5)})
    assert seen.columns[0].role is Role.RATING and not questions(seen.findings, "Room")


@pytest.mark.parametrize("label", ["Children", "Wochentag", "Urgency", "Replies", "Floor"])
def test_a_number_that_happens_to_go_along_is_no_rating(label: str) -> None:
    seen = understood({label: CROWD.rate(1, 5), "Staff": CROWD.rate(1, 5)})
    assert not seen.columns[0].role.is_scored


def test_the_average_of_a_place_is_no_answer() -> None:
    places = CROWD.any_of("Bakery Mitte", "Bakery West")
    rating = [{"Bakery Mitte": "4.3", "Bakery West": "4.6"}[place] for place in places]
    seen = understood({"place": places, "rating": rating, "review_rating": CROWD.rate(1, 5)})
    assert [column.role for column in seen.columns][1:] == [Role.IGNORE, Role.OVERALL]


@pytest.mark.parametrize("label", ["Would you recommend us? (1 = yes, 2 = no)"])
def test_yes_and_no_numbered_by_the_heading_are_recommended(label: str) -> None:
    column = understood({label: CROWD.any_of("1", "2"), "Staff": CROWD.rate(1, 5)}).columns[0]
    assert column.role is Role.RECOMMENDED and column.scale
    assert column.scale.pomp(1) == 100 and column.scale.pomp(2) == 0


def _days(start: int) -> list[str]:
    return [f"2026-{1 + i % 6:02}-{start + i % 9:02}" for i in range(PEOPLE)]


@pytest.mark.parametrize(
    ("other", "cells", "used"),
    [
        ("Export date", ["2026-06-01"] * PEOPLE, "Visit date"),
        ("Report date", _days(19), "Date of visit"),
        ("Druckdatum", ["2026-06-01"] * PEOPLE, "Besuchsdatum"),
        ("Warranty until", _days(19), "Bought on"),
        ("Next appointment", _days(19), "Appointment"),
        ("Booking date", _days(19), "Stay date"),
        ("Date", ["2026-06-01"] * PEOPLE, "Visit date"),
    ],
)
def test_the_day_of_the_answer_wins(other: str, cells: list[str], used: str) -> None:
    for order in ((other, used), (used, other)):
        columns = {label: cells if label == other else _days(1) for label in order}
        seen = understood(columns | {"Staff": CROWD.rate(1, 5)})
        assert [column.label for column in seen.columns if column.role is Role.DATE] == [used]


def test_two_days_that_could_both_be_the_one_are_asked_about() -> None:
    seen = understood({"Check-in": _days(1), "Check-out": _days(11), "Staff": CROWD.rate(1, 5)})
    assert any(f.severity is Severity.QUESTION and "Check-in" in f.what for f in seen.findings)
    seen = understood({"Booking date": _days(1), "Stay date": _days(11), "Staff": CROWD.rate(1, 5)})
    assert any(f.severity is Severity.NOTE and "Booking date" in f.where for f in seen.findings)


@pytest.mark.parametrize("label", ["Date", "Datum", "Fecha", "Data"])
def test_a_date_that_cannot_be_read_is_never_silent(label: str) -> None:
    seen = understood({label: CROWD.any_of("KW 2 2026", "KW 3 2026"), "Staff": CROWD.rate(1, 5)})
    assert questions(seen.findings, label)


@pytest.mark.parametrize(
    "label", ["Rating", "Bewertung", "Note", "Voto", "Valoración", "Service score", "Satisfaction"]
)
def test_a_rating_that_cannot_be_read_is_never_silent(label: str) -> None:
    seen = understood({label: CROWD.any_of("blue", "green", "grey"), "Staff friendliness": CROWD.rate(1, 5)})
    assert not seen.columns[0].role.is_scored and questions(seen.findings, label)


@pytest.mark.parametrize("label", ["Speed of our replies", "Kids menu", "Children's play area"])
def test_a_word_that_counts_things_when_it_stands_alone_is_rated_beside_others(label: str) -> None:
    assert alone(label, [str(1 + i % 5) for i in range(120)]).role is Role.RATING
