"""Files of a dozen rows as LimeSurvey, KoboToolbox and Formbricks export them."""

import json

import pytest

from cxmetrics.reading import read
from tests.reading.exports import column, export, left_out

DAY = "2024-03-09 10:03:40"
CODES = ("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp")
ENGLISH = (
    *("Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started"),
    "Date last action",
)
GERMAN = (
    *("Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Zufallsstartwert"),
    *("Datum gestartet", "Datum letzte Aktivität"),
)


@pytest.mark.parametrize(
    ("names", "labels"), [(CODES, CODES), (ENGLISH, ENGLISH), (GERMAN, ENGLISH)], ids=["codes", "en", "de"]
)
@pytest.mark.parametrize("width", [5, 7])
def test_limesurvey_leaves_out_who_did_not_submit(
    names: tuple[str, ...], labels: tuple[str, ...], width: int
) -> None:
    own = [[n, DAY if n % 4 else "", 3, "de", 1274935, DAY, DAY][:width] for n in range(12)]
    found = export([(*names[:width], "Wie war es? [Service]"), *([*row, 4] for row in own)], separator=";")
    assert (found.file.format, found.file.kept, left_out(found)) == ("limesurvey", 9, {"answered": 3})
    assert found.labels == (*labels[:width], "Wie war es? [Service]")


def test_the_date_of_an_anonymised_limesurvey_response_is_no_date() -> None:
    rows = [[n, "1980-01-01 00:00:00", 3, "en", 1274935, 4] for n in range(12)]
    found = export([(*CODES[:5], "Q1[SQ001]"), *rows])
    assert (found.file.format, found.file.kept, left_out(found)) == ("limesurvey", 12, {})
    assert column(found, "submitdate") == [None] * 12
    assert any(note.where == "submitdate" and "1980" in note.what for note in found.findings)


KOBO = [
    "_id",
    "_uuid",
    "_submission_time",
    "_validation_status",
    "_notes",
    "_status",
    "_submitted_by",
    "_index",
]


def kobo(questions: list[str], status: list[str]) -> list[list[str]]:
    own = [
        [str(n), f"u{n}", DAY, state, "", "submitted_via_web", "", str(n)] for n, state in enumerate(status)
    ]
    return [questions + KOBO, *([*["4"] * len(questions), *row] for row in own)]


def test_kobotoolbox_leaves_out_what_was_not_approved() -> None:
    states = ["", "Approved", "On hold", "Not approved", "validation_status_not_approved"] + [""] * 7
    found = export(kobo(["service/friendly", "used", "used/wifi", "a/b/c"], states), separator=";")
    assert (found.file.format, found.file.kept, left_out(found)) == ("kobotoolbox", 10, {"not": 2})
    assert found.labels[:4] == ("service: friendly", "used", "used: wifi", "a: b: c")
    assert found.labels[4:] == tuple(KOBO)


def test_kobotoolbox_with_the_words_of_its_questions() -> None:
    questions = [
        "Our service/How friendly?",
        "Our service/How quick?",
        "Food and/or drinks?",
        "Used?",
        "Used?/Wifi",
    ]
    found = export(kobo(questions, [""] * 12), separator=";")
    assert found.labels[:5] == (
        *(
            "Our service: How friendly?",
            "Our service: How quick?",
            "Food and/or drinks?",
            "Used?",
            "Used?: Wifi",
        ),
    )


def test_kobotoolbox_as_json() -> None:
    states = [{"uid": "validation_status_not_approved"}, {"uid": "validation_status_approved"}, {}] * 4
    rows = [
        {
            "_id": n,
            "meta/instanceID": f"uuid:{n}",
            "service/friendly": "4",
            "_uuid": f"u{n}",
            "_submission_time": "2024-03-09T10:03:40",
            "_validation_status": state,
        }
        for n, state in enumerate(states)
    ]
    found = read("submissions.json", json.dumps({"count": 12, "results": rows}).encode())
    assert (found.file.format, found.file.kept, left_out(found)) == ("kobotoolbox", 8, {"not": 4})
    assert found.labels[:3] == ("_id", "meta/instanceID", "service: friendly")


def test_the_hxl_tags_under_the_names_are_no_answers() -> None:
    table = kobo(["friendly", "quick"], [""] * 12)
    table.insert(1, ["#service+friendly", "#service+quick", *[""] * len(KOBO)])
    found = export(table, separator=";")
    assert (found.file.kept, found.file.rows) == (12, 12) and set(column(found, "quick")) == {"4"}


FORMBRICKS = [
    "No.",
    "Response ID",
    "Timestamp",
    "Finished",
    "Survey ID",
    "Formbricks ID (internal)",
    "User ID",
]


@pytest.mark.parametrize("width", [6, 7])
def test_formbricks_leaves_out_who_did_not_finish(width: int) -> None:
    own = [[n, f"clx{n}", DAY, "No" if n % 6 == 0 else "Yes", "srv", "", f"u{n}"][:width] for n in range(12)]
    names = [*FORMBRICKS[:width], "Tags", "1. How was it?", "2. 3 words about us", "24h opening"]
    found = export([names, *([*row, "", 4, "nice", "yes"] for row in own)])
    assert (found.file.format, found.file.kept, left_out(found)) == ("formbricks", 10, {"answered": 2})
    assert found.labels[-3:] == ("How was it?", "3 words about us", "24h opening")
