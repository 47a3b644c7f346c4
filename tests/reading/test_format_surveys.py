"""Files of a dozen rows as the large survey tools export them."""

import io
import json
from datetime import datetime

import pytest
import xlsxwriter

from cxmetrics.reading import FORMATS, read
from tests.reading.exports import column, export, left_out
from tests.shared import shared

QUALTRICS = ("StartDate", "EndDate", "Status", "Progress", "Finished", "RecordedDate", "ResponseId")
DAY = "2024-07-18 08:28:09"


def qualtrics(states: list[tuple[str, str, str]]) -> list[list[str]]:
    codes = [*QUALTRICS, "DistributionChannel", "Q1", "Q1_NPS_GROUP"]
    texts = [*QUALTRICS, "Distribution Channel", "How likely are you to recommend us?", "Q1 - Group"]
    ids = [json.dumps({"ImportId": name}) for name in (*codes[:-2], "QID1", "QID1_NPS_GROUP")]
    rows = [
        [DAY, DAY, status, "100", finished, DAY, f"R_{number}", channel, str(number % 11), "Promoter"]
        for number, (status, finished, channel) in enumerate(states, 1)
    ]
    return [codes, texts, ids, *rows]


def test_qualtrics_keeps_what_people_finished() -> None:
    found = export(
        qualtrics(
            [("IP Address", "True", "anonymous")] * 4
            + [("Imported", "True", "email"), ("Offline", "True", "offline")]
            + [("Survey Preview", "True", "preview"), ("Survey Preview", "False", "preview")]
            + [("Spam", "True", "anonymous"), ("Synthetic", "True", "anonymous")]
            + [("IP Address", " FALSE ", "anonymous"), ("IP Address", "False", "email")]
        )
    )
    assert found.file.format == "qualtrics" and found.file.kept == 6
    assert left_out(found) == {"preview": 2, "marked": 1, "made": 1, "answered": 2}
    assert found.labels[-2:] == ("How likely are you to recommend us?", "Q1_NPS_GROUP")


def test_qualtrics_in_numbers() -> None:
    states = ["0", "0", "4", "16", "32", "1", "2", "17", "8", "9", "12", "40", "256"]
    found = export(qualtrics([(state, "1", "anonymous") for state in states] + [("0", "0", "email")]))
    assert column(found, "Status") == ["0", "0", "4", "16", "32"]
    assert left_out(found) == {"preview": 3, "marked": 4, "made": 1, "answered": 1}


def test_qualtrics_in_another_language_is_known_by_the_channel() -> None:
    states = [("IP-Adresse", "Wahr", "anonymous"), ("Umfrage", "Wahr", "preview"), ("x", "Falsch", "email")]
    found = export(qualtrics(states))
    assert column(found, "ResponseId") == ["R_1"] and left_out(found) == {"preview": 1, "answered": 1}


@pytest.mark.parametrize("header", [1, 2])
def test_qualtrics_with_header_rows_deleted_by_hand(header: int) -> None:
    table = qualtrics([("IP Address", "True", "anonymous"), ("Survey Preview", "True", "preview")])
    table[1][:2] = ["Start Date", "End Date"]
    found = export([*table[:header], *table[3:]])
    assert found.file.format == "qualtrics" and (found.file.kept, found.file.rows) == (1, 2)


def test_the_old_qualtrics_export_without_some_of_its_columns() -> None:
    text = shared("data/small/qualtRics_sample_legacy.csv").read_text("utf-8-sig")
    kept = [line.split(",", 2)[2] for line in text.splitlines()]
    found = read("legacy.csv", "\n".join(kept).encode())
    assert found.file.format == "qualtrics" and found.file.kept == 1
    assert found.labels[7:9] == ("Finished", "This is a multiple choice question.")


def test_what_qualtrics_derived_from_a_question_keeps_its_code() -> None:
    text = FORMATS["qualtrics"].example.replace("Q1", "Q1_NPS_GROUP", 1)
    assert read("survey.csv", text.encode()).labels[-1] == "Q1_NPS_GROUP"


MONKEY = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address"]


@pytest.mark.parametrize(
    ("titles", "options", "labels"),
    [
        (["Food?", "Why?"], ["Response", "Open-Ended Response"], ("Food?", "Why?")),
        (
            ["Rate us", "", "Used", "", "Why?"],
            ["Staff", "Speed", "Wifi", "Other (please specify)", "Open-Ended Response"],
            ("Rate us: Staff", "Rate us: Speed", "Used: Wifi", "Used: Other (please specify)", "Why?"),
        ),
    ],
    ids=["condensed", "expanded"],
)
@pytest.mark.parametrize("without", [0, 1])
def test_surveymonkey_with_and_without_the_respondent(
    titles: list[str], options: list[str], labels: tuple[str, ...], without: int
) -> None:
    rows = [[*MONKEY, *titles], [*[""] * 6, *options]]
    rows += [[str(n), "7", "01/02/2024", "01/02/2024", "", "", *["5"] * len(titles)] for n in range(12)]
    found = export([row[without:] for row in rows])
    assert (found.file.format, found.file.kept, left_out(found)) == ("surveymonkey", 12, {})
    assert found.labels == (*MONKEY[without:], *labels)


@pytest.mark.parametrize(
    "stamp",
    ["Timestamp", "Zeitstempel", "Horodateur", "Marca temporal", "Carimbo de data/hora", "タイムスタンプ"],
)
def test_google_forms_in_many_languages(stamp: str) -> None:
    questions = ("Place [Clean]", "Place [Warm]", "Which did you use?", "Timestamp of your visit")
    rows = [[f"12/{day}/2018 11:57:58", "5", "4", "Wifi, Parking", "noon"] for day in range(1, 13)]
    found = export([(stamp, *questions), *rows])
    assert (found.file.format, found.file.kept) == ("google_forms", 12)
    assert found.labels == ("Timestamp", *questions)
    assert column(found, "Which did you use?") == ["Wifi, Parking"] * 12


@pytest.mark.parametrize(
    "names",
    [
        ("ID", "Start time", "Completion time", "Email", "Name", "Last modified time"),
        ("ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name", "Last modified time"),
        (
            "ID",
            "Heure de début",
            "Heure de fin",
            "Adresse de messagerie",
            "Nom",
            "Heure de la dernière modification",
        ),
        (
            "ID",
            "Hora de inicio",
            "Hora de finalización",
            "Correo electrónico",
            "Nombre",
            "Last modified time",
        ),
    ],
)
def test_microsoft_forms_in_four_languages(names: tuple[str, ...]) -> None:
    rows = [[n, f"3/{n}/24 10:01", f"3/{n}/24 10:03", "anonymous", "", "", n % 5 + 1] for n in range(1, 13)]
    found = export([(*names, "How friendly were we?"), *rows])
    assert (found.file.format, found.file.kept, left_out(found)) == ("microsoft_forms", 12, {})
    assert found.labels == (
        *("ID", "Start time", "Completion time", "Email", "Name", "Last modified time"),
        "How friendly were we?",
    )
    assert column(found, "Email") == [None] * 12


def test_microsoft_forms_as_a_workbook() -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet, time = book.add_worksheet("Sheet1"), book.add_format({"num_format": "m/d/yy h:mm:ss"})
        names = ["ID", "Start time", "Completion time", "Email", "Name", "How friendly were we?"]
        sheet.write_row(0, 0, names)
        for row in range(1, 13):
            sheet.write_row(row, 0, [row, "", "", "anonymous", "", row % 5 + 1])
            sheet.write_datetime(row, 1, datetime(2024, 3, row, 10, 1), time)
            sheet.write_datetime(row, 2, datetime(2024, 3, row, 10, 3), time)
    found = read("How was it(1-12).xlsx", data.getvalue())
    assert (found.file.format, found.file.kept, left_out(found)) == ("microsoft_forms", 12, {})
    assert column(found, "Email") == [None] * 12
    assert column(found, "Completion time")[0] == "2024-03-01 10:03:00"


def test_a_question_that_is_called_as_a_microsoft_column_keeps_its_name() -> None:
    names = [
        "Id",
        "Hora de inicio",
        "Hora de finalización",
        "Correo electrónico",
        "Nombre",
        "¿Servicio?",
        "Nom",
    ]
    found = export([names, *([n, "3/1/24", "3/1/24", "anonymous", "", 4, "Ana"] for n in range(12))])
    assert found.labels == ("Id", "Start time", "Completion time", "Email", "Name", "¿Servicio?", "Nom")


def test_a_microsoft_quiz_and_a_form_without_names() -> None:
    names = ["ID", "Start time", "Completion time", "Total points", "Quiz feedback", "Q", "Points - Q"]
    found = export([names, *([n, "3/1/24 10:01", "3/1/24 10:03", 5, "", 4, 1] for n in range(1, 13))])
    assert found.file.format == "microsoft_forms" and found.labels == tuple(names)


TYPEFORM = ["Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)", "Network ID"]


def test_typeform_leaves_out_who_did_not_finish() -> None:
    states = ["completed"] * 9 + ["started", "partial", ""]
    rows = [
        [
            f"t{n}",
            n % 11,
            "Wifi" if n % 2 else "",
            state,
            DAY,
            "",
            DAY if state == "completed" else "",
            "n",
            "",
        ]
        for n, state in enumerate(states)
    ]
    found = export([["#", "Recommend us?", "Wifi", *TYPEFORM, "Tags"], *rows])
    assert (found.file.format, found.file.kept) == ("typeform", 9)
    assert left_out(found) == {"answered": 3}
    assert found.labels[1:3] == ("Recommend us?", "Wifi")


def test_an_older_typeform_export_without_a_response_type() -> None:
    names = ["#", "Recommend us?", "Start Date (UTC)", "Submit Date (UTC)", "Network ID"]
    rows = [[f"t{n}", n % 11, DAY, DAY if n else "", "n"] for n in range(12)]
    found = export([names, *rows])
    assert (found.file.format, found.file.kept, left_out(found)) == ("typeform", 11, {"answered": 1})


def test_alchemer_as_it_was_really_exported() -> None:
    file = shared("data/small/20160115235816-SurveyExport.csv")
    found = read(file.name, file.read_bytes())
    assert (found.file.format, found.file.kept, left_out(found)) == ("alchemer", 779, {"answered": 927})
    assert found.labels[:4] == (
        *("Time Started", "Date Submitted", "Status"),
        "How often do you use Jupyter Notebook?",
    )
    pleasant = "What aspects of Jupyter Notebook make it pleasant to use in your workflow?"
    assert found.labels[17] == f"{pleasant}: Aspect #1"
    assert "Select all the words that best describe Jupyter Notebook.: Other word(s)" in found.labels


def test_alchemer_leaves_out_all_but_the_complete() -> None:
    names = [
        "Response ID",
        "Time Started",
        "Date Submitted",
        "Status",
        "Language",
        "Lunch at 12:30?",
        "Staff:Rate",
    ]
    states = ["Complete"] * 8 + ["Partial", "Partial", "Disqualified", "Deleted"]
    found = export([names, *([n, DAY, DAY, state, "English", 4, 5] for n, state in enumerate(states))])
    assert (found.file.format, found.file.kept) == ("alchemer", 8)
    assert left_out(found) == {"answered": 2, "screened": 1, "deleted": 1}
    assert found.labels[-2:] == ("Lunch at 12:30?", "Rate: Staff")
