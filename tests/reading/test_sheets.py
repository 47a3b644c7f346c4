"""Which sheet of a workbook is proposed, and how another one is asked for."""

import pytest
import xlsxwriter

from cxmetrics.errors import NotReadable
from cxmetrics.model import Severity
from cxmetrics.reading import read
from tests.reading.test_excel import book, sheet

Rows = list[list[object]]

ANSWERS: Rows = [
    ["date", "store", "staff", "food", "clean", "speed", "would recommend", "comment"],
    *[[f"2024-03-{day:02}", "Leeds", 4, 5, 3, None, 9, None if day % 2 else "good"] for day in range(1, 31)],
]
BESIDE: dict[str, Rows] = {
    "Countries": [[f"country {place}"] for place in range(1000)],
    "Codebook": [
        ["variable", "code", "label"],
        *[["staff", place, f"answer {place}"] for place in range(120)],
    ],
    "Summary": [["month", *range(1, 13)], *[[f"question {row}", *([50] * 12)] for row in range(8)]],
    "Read me": [["These answers were collected at the till, in all stores."] for _ in range(80)],
}


def workbook(**sheets: Rows) -> bytes:
    def write(written: xlsxwriter.Workbook) -> None:
        for title, rows in sheets.items():
            sheet(written, rows, title)

    return book(write)


@pytest.mark.parametrize("beside", BESIDE)
def test_the_answers_win_whatever_stands_beside_them(beside: str) -> None:
    for order in (("Answers", beside), (beside, "Answers")):
        found = read("t.xlsx", workbook(**{title: {**BESIDE, "Answers": ANSWERS}[title] for title in order}))
        assert (found.file.sheet, found.sheets) == ("Answers", (beside,))
        (note,) = (finding for finding in found.findings if "not read" in finding.what)
        assert note.severity is Severity.NOTE and f"“{beside}”" in note.what


def test_the_sheet_asked_for_is_read() -> None:
    data = workbook(Answers=ANSWERS, Notes=[["name", "score"], ["a", 1]], Empty=[])
    found = read("t.xlsx", data, sheet="Notes")
    assert (found.file.sheet, found.sheets, found.rows.num_rows) == ("Notes", ("Answers",), 1)
    assert "looks most like" not in found.findings[0].what


@pytest.mark.parametrize("asked", ["Nowhere", "Empty"])
def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(asked: str) -> None:
    with pytest.raises(NotReadable, match=f"no “{asked}”.*“Answers”, “More”"):
        read("t.xlsx", workbook(Answers=ANSWERS, More=ANSWERS, Empty=[]), sheet=asked)


def test_hidden_sheets_are_named_and_left_alone() -> None:
    def write(written: xlsxwriter.Workbook) -> None:
        sheet(written, ANSWERS[:3], "Answers")
        sheet(written, ANSWERS, "Old")
        sheet(written, ANSWERS, "Older")
        written.worksheets()[1].hide()
        written.worksheets()[2].very_hidden()

    found = read("t.xlsx", book(write))
    assert (found.file.sheet, found.file.kept, found.sheets) == ("Answers", 2, ())
    (note,) = (finding for finding in found.findings if "Hidden" in finding.what)
    assert "“Old”, “Older”" in note.what


def test_sheets_with_the_same_columns_are_a_warning() -> None:
    found = read("t.xlsx", workbook(January=ANSWERS[:20], February=ANSWERS, Notes=[["a", "b"], ["c", "d"]]))
    assert (found.file.sheet, found.sheets) == ("February", ("January", "Notes"))
    (warning,) = (finding for finding in found.findings if finding.severity is Severity.WARNING)
    assert "same columns stand on “January”" in warning.what


def test_a_chart_beside_the_answers_is_no_sheet(capfd: pytest.CaptureFixture[str]) -> None:
    def write(written: xlsxwriter.Workbook) -> None:
        sheet(written, ANSWERS, "Answers")
        chart = written.add_chart({"type": "line"})
        chart.add_series({"values": "=Answers!$C$2:$C$9"})
        written.add_chartsheet("Chart").set_chart(chart)

    assert read("t.xlsx", book(write)).sheets == ()
    assert capfd.readouterr().err == ""


def test_a_sheet_too_wide_is_refused_unless_it_is_small_beside_the_answers() -> None:
    wide: Rows = [[f"q{place}" for place in range(400)], *[[5] * 400] * 20]
    with pytest.raises(NotReadable, match="has 400 columns"):
        read("t.xlsx", workbook(Notes=[["a", "b"], ["c", "d"]], Answers=wide))
    data = workbook(Answers=ANSWERS * 9, Overview=wide[:2])
    assert (read("t.xlsx", data).file.sheet, read("t.xlsx", data).sheets) == ("Answers", ("Overview",))
    with pytest.raises(NotReadable, match="has 400 columns"):
        read("t.xlsx", data, sheet="Overview")
