"""Texts beside the answers are kept, and a WARNING says so where one explains a scale."""

import pytest

from cxmetrics.model import Severity
from cxmetrics.reading import Table, read
from cxmetrics.reading.legend import explains
from tests.reading.exports import export
from tests.reading.test_sheets import workbook

ROWS = [["Date", "Staff", "Food"], *([f"2026-03-{day:02}", day % 5 + 1, day % 4 + 1] for day in range(1, 11))]


def warned(found: Table) -> list[str]:
    return [one.what for one in found.findings if one.severity is Severity.WARNING]


def test_a_title_and_a_footer_are_kept_as_notes() -> None:
    found = export([["Survey, spring", "", ""], *ROWS, ["", "", ""], ["Source: till", "", ""]])
    assert found.notes == ("Survey, spring", "Source: till") and not warned(found)


@pytest.mark.parametrize(
    "note", ["1 = excellent ... 5 = very poor", "Customer survey. 1 = very good, 5 = poor"]
)
@pytest.mark.parametrize("below", [True, False])
def test_a_note_that_explains_the_scale_is_a_warning(note: str, below: bool) -> None:
    found = export([*ROWS, ["", "", ""], [note, "", ""]] if below else [[note, "", ""], *ROWS])
    assert found.notes == (note,) and any(f"“{note}”" in what for what in warned(found))


def test_a_line_without_separators_is_a_note_too() -> None:
    text = "\n".join(",".join(map(str, row)) for row in ROWS) + "\nLegend: 1 = best, 5 = worst\n"
    assert any("1 = best, 5 = worst" in note for note in read("t.csv", text.encode()).notes)


def test_a_small_sheet_that_explains_the_scale_is_a_note() -> None:
    legend = [["Value", "Meaning"], [1, "very good"], [2, "good"], [5, "very poor"]]
    found = read("t.xlsx", workbook(Answers=ROWS, Legend=legend))
    assert found.notes == ("1 = very good; 2 = good; 5 = very poor",) and len(warned(found)) == 1


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("1 = sehr gut, 6 = ungenügend", True),
        ("Scale from 1 (poor) to 5 (excellent)", True),
        ("Scale: 1 - poor to 5 - excellent", True),
        ("best = 1, worst = 5", True),
        ("Report for 1 - 31 March 2026", False),
        ("Exported on 3 April 2026 at 10:15", False),
        ("n = 20, base = 40 respondents", False),
        ("Question 1: Food", False),
    ],
)
def test_what_explains_a_scale(text: str, does: bool) -> None:
    assert explains(text) is does
