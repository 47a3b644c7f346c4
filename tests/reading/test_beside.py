"""Two tables in one sheet: side by side they are put below each other or asked about, below they are told apart."""

import pytest

from cxmetrics.model import Severity
from cxmetrics.reading import read
from tests.reading.exports import column, export, left_out

DAYS = [f"2026-03-{day:02}" for day in range(1, 11)]
ROWS = [[day, place % 5 + 1, place % 4 + 1] for place, day in enumerate(DAYS)]
NAMES = ["Date", "Staff", "Food"]


def test_tables_with_the_same_names_are_put_below_each_other() -> None:
    right = [*ROWS[:7], *[["", "", ""]] * 3]
    found = export([[*NAMES, "", *NAMES], *([*one, "", *two] for one, two in zip(ROWS, right, strict=True))])
    assert found.labels == tuple(NAMES) and left_out(found) == {"blank": 3}
    assert found.file.kept == 17 and found.file.rows == 20
    assert column(found, "Date") == [*DAYS, *DAYS[:7]]
    assert [one.severity for one in found.findings if "below each other" in one.what] == [Severity.NOTE]


@pytest.mark.parametrize("names", [["Date", "Staff", "Speed"], ["Branch", "Manager", "Phone"]])
def test_tables_with_other_names_are_asked_about(names: list[str]) -> None:
    right = [*ROWS[:3], *[["", "", ""]] * 7]
    found = export([[*NAMES, "", *names], *([*one, "", *two] for one, two in zip(ROWS, right, strict=True))])
    (question,) = [one for one in found.findings if one.severity is Severity.QUESTION]
    assert found.file.kept == 10 and "“Date” to “Food”" in question.what


def test_an_empty_column_alone_is_no_question() -> None:
    found = export(
        [["Date", "Staff", "", "Food", "Comment"], *([*row[:2], "", row[2], "ok"] for row in ROWS)]
    )
    assert not [one for one in found.findings if one.severity is Severity.QUESTION]


def test_a_smaller_table_below_is_left_out_and_said() -> None:
    below = [["", "", ""], ["Branch", "Average", "Count"], ["North", 4.1, 20], ["South", 3.9, 16]]
    found = export([NAMES, *ROWS, *below])
    (warning,) = [one for one in found.findings if one.severity is Severity.WARNING]
    assert found.file.kept == 10 and left_out(found) == {"another": 3, "blank": 1}
    assert warning.where == "row 13" and "“Branch”" in warning.what


def test_a_larger_table_below_is_asked_about() -> None:
    found = export(
        [["Branch", "Average", "Count"], ["North", 4.1, 20], ["South", 3, 16], ["", "", ""], NAMES, *ROWS]
    )
    assert [one.where for one in found.findings if one.severity is Severity.QUESTION] == ["row 5"]
    assert left_out(found) == {"blank": 1}


def test_answers_after_a_blank_row_stay() -> None:
    text = (
        "Date,Staff,Food\n"
        + "".join(f"{day},4,5\n" for day in DAYS)
        + ",,\n2026-04-01,good,3\n2026-04-02,4,4\n"
    )
    assert read("t.csv", text.encode()).file.kept == 12
