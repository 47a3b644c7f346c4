"""First replies: as moments beside the day a request came in, or as lengths of time."""

from datetime import datetime, timedelta

import pytest

from cxmetrics.errors import NotEnoughData, UnknownName
from cxmetrics.meaning import revise
from cxmetrics.meaning.recognise import Recognition
from cxmetrics.meaning.tables.kind import after_correction
from cxmetrics.model import Kind, Role, Severity
from tests.meaning.tables import Crowd, errors, questions, table, understood

N = 120
CROWD = Crowd(N)
AT = [datetime(2024, 1, 3, 9, 15) + timedelta(hours=7 * i) for i in range(N)]
OPENED = [f"{at:%Y-%m-%d %H:%M}" for at in AT]
REPLIED = [
    f"{at + timedelta(minutes=3 + 11 * (i % 40)):%Y-%m-%d %H:%M}" if i % 12 else None
    for i, at in enumerate(AT)
]
SOLVED = [f"{at + timedelta(hours=30):%Y-%m-%d %H:%M}" if i % 5 else None for i, at in enumerate(AT)]
REASON = CROWD.any_of("food", "bill", "delivery")
MINUTES = [str(3 + 11 * (i % 40)) if i % 12 else None for i in range(N)]


def roles(seen: Recognition) -> dict[str, Role]:
    return {column.label: column.role for column in seen.columns}


@pytest.mark.parametrize(
    ("opened", "reply", "solved"),
    [
        ("Created at", "First reply at", "Solved at"),
        ("Created time", "Initial response time", "Resolved time"),
        ("Opened", "First agent reply date", "Closed"),
        ("Erstellt am", "Erste Antwort", "Gelöst am"),
        ("Fecha", "Primera respuesta", "Cerrado"),
        ("Data di apertura", "Prima risposta", "Data di chiusura"),
    ],
)
def test_a_list_of_requests_is_told_by_its_moments(opened: str, reply: str, solved: str) -> None:
    seen = understood({opened: OPENED, reply: REPLIED, solved: SOLVED, "Reason": REASON})
    assert roles(seen) | {solved: Role.IGNORE} == {
        opened: Role.DATE, reply: Role.REPLIED, solved: Role.IGNORE, "Reason": Role.SEGMENT
    }  # fmt: skip
    assert seen.kind is Kind.REQUESTS and not errors(seen.findings)
    assert any("10 of 120 have no first reply yet" in f.what for f in seen.findings)


def test_a_reply_of_the_business_to_a_review_is_one_too() -> None:
    seen = understood(
        {
            "Review Created (UTC)": OPENED,
            "Review Stars": CROWD.rate(1, 5),
            "Company Reply Date (UTC)": REPLIED,
        }
    )
    assert roles(seen)["Company Reply Date (UTC)"] is Role.REPLIED and seen.kind is Kind.RESPONSES


def test_moments_before_the_request_are_no_replies_and_it_is_asked_why() -> None:
    early = [f"{at - timedelta(hours=2):%Y-%m-%d %H:%M}" for at in AT]
    seen = understood({"Opened": OPENED, "First reply": early, "Rating": CROWD.rate(1, 5)})
    assert roles(seen)["First reply"] is Role.IGNORE
    assert "time zones" in questions(seen.findings, "First reply")[0]


def test_moments_come_before_lengths_of_time() -> None:
    seen = understood({"Opened": OPENED, "First reply (minutes)": MINUTES, "First reply": REPLIED})
    assert roles(seen)["First reply (minutes)"] is Role.IGNORE and roles(seen)["First reply"] is Role.REPLIED


@pytest.mark.parametrize(
    ("label", "cells", "note"),
    [
        ("First reply (minutes)", MINUTES, "minutes"),
        ("First response time in hours", MINUTES, "hours"),
        ("FRT (h)", MINUTES, "hours"),
        ("Reply time (sec)", MINUTES, "seconds"),
        ("first_reply_time_ms", MINUTES, "milliseconds"),
        ("Erste Antwort (Minuten)", MINUTES, "minutes"),
        ("Délai de première réponse (h)", MINUTES, "hours"),
        ("First response time (in hrs)", [f"{i % 30:02}:{i % 60:02}:{i % 59:02}" for i in range(N)], "hh:mm"),
        ("First response time (mm:ss)", [f"{i % 30:02}:{i % 60:02}" for i in range(N)], "mm:ss"),
        ("Time to first reply", [f"{i % 30}h {i % 60}m" for i in range(N)], "hh:mm"),
    ],
)
def test_a_length_of_time_has_its_unit_from_the_heading_or_the_cells(
    label: str, cells: list[str | None], note: str
) -> None:
    column = understood({"Date": OPENED, label: cells, "Reason": REASON}).columns[1]
    assert (column.role, column.date_formats) == (Role.REPLY_TIME, (note,))


def test_without_a_unit_both_readings_are_shown_and_a_person_can_choose() -> None:
    labels, rows = table({"Opened": OPENED, "First response time": MINUTES})
    seen = understood(dict(zip(labels, (OPENED, MINUTES), strict=True)))
    (asked,) = questions(seen.findings, "First response time")
    assert "within 223 minutes" in asked and "within 223 hours" in asked
    column = seen.columns[1]
    assert revise(column, rows.column("c2"), unit="hours").date_formats == ("hours",)
    with pytest.raises(UnknownName):
        revise(column, rows.column("c2"), unit="fortnights")


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("Full resolution time in minutes", MINUTES),
        ("Handle time (seconds)", MINUTES),
        ("Duration (in seconds)", MINUTES),
        ("Response ID", [str(i + 1) for i in range(N)]),
        ("Response", CROWD.rate(1, 5)),
        ("First response time", CROWD.rate(1, 5)),
        ("How satisfied were you with our first reply?", CROWD.rate(1, 5)),
        ("Company reply text", [f"Thank you for number {i}, we are glad" for i in range(N)]),
        ("Response time (seconds)", MINUTES),
        ("Responded at", REPLIED),
    ],
)
def test_in_a_survey_other_times_and_answers_are_no_replies(label: str, cells: list[str | None]) -> None:
    seen = understood({"Survey sent": OPENED, "Cleanliness": CROWD.rate(1, 5), label: cells})
    assert not {Role.REPLIED, Role.REPLY_TIME} & set(roles(seen).values())


def test_days_without_hours_and_zones_that_differ_are_told() -> None:
    seen = understood(
        {"Opened": [t[:10] for t in OPENED], "First reply (UTC)": [t and t[:10] for t in REPLIED]}
    )
    told = {f.severity for f in seen.findings if f.where == "First reply (UTC)"}
    assert told == {Severity.NOTE, Severity.WARNING, Severity.QUESTION}


def test_a_person_says_which_column_it_is() -> None:
    labels, rows = table({"Opened": OPENED, "Seen by us": REPLIED, "Took": MINUTES, "Reason": REASON})
    seen = understood(dict(zip(labels, (OPENED, REPLIED, MINUTES, REASON), strict=True)))
    assert revise(seen.columns[1], rows.column("c2"), role="replied").date_formats
    assert revise(seen.columns[2], rows.column("c3"), role="reply time").date_formats == ("minutes",)
    with pytest.raises(NotEnoughData):
        revise(seen.columns[3], rows.column("c4"), role="reply time")


def test_a_correction_makes_a_table_a_list_of_requests_and_an_answer_one_of_answers() -> None:
    assert after_correction(Kind.RESPONSES, {Role.DATE, Role.REPLY_TIME, Role.SEGMENT}) is Kind.REQUESTS
    assert after_correction(Kind.REQUESTS, {Role.DATE, Role.REPLIED, Role.NPS}) is Kind.RESPONSES
    assert after_correction(Kind.REQUESTS, {Role.REPLIED, Role.SEGMENT}) is Kind.RESPONSES
