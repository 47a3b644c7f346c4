"""Cells that say “as above”, and days a spreadsheet took apart."""

import pytest

from cxmetrics.model import Severity
from tests.reading.exports import column, export


@pytest.mark.parametrize("mark", ['"', "''", ",,", "″", "〃", "ditto", "Do.", "dito", "idem", '-"-'])
def test_ditto_marks_repeat_the_cell_above(mark: str) -> None:
    rows = [[day, shop, 4] for day, shop in enumerate(["Mitte", mark, mark, "", "Nord", mark, "Süd"], 1)]
    found = export([["Day", "Shop", "Service"], *rows])
    assert column(found, "Shop") == ["Mitte", "Mitte", "Mitte", None, "Nord", "Nord", "Süd"]
    (note,) = [one for one in found.findings if one.where == "Shop"]
    assert note.severity is Severity.NOTE and mark in note.what and note.what.endswith(": 3.")


def test_a_mark_with_nothing_above_it_is_blank_and_said() -> None:
    found = export([["Day", "Shop"], [1, '"'], [2, '"'], [3, "Nord"], [4, "Mitte"]])
    assert column(found, "Shop") == [None, None, "Nord", "Mitte"]
    assert [one.where for one in found.findings if one.severity is Severity.WARNING] == ["Shop"]


def test_comments_stay_as_they_are() -> None:
    texts = ["The food was cold and late", "ditto", "ditto", "Nice people all over the place"]
    found = export([["Day", "Comment"], *([day, text] for day, text in enumerate(texts))])
    assert column(found, "Comment") == texts


SWAPPED = ["2026-06-01", "2026-11-01", "2026-03-02", "2026-05-02", "2026-09-03"]
MEANT = ["2026-01-06", "2026-01-11", "2026-02-03", "2026-02-05", "2026-03-09"]


@pytest.mark.parametrize(
    "left", [["01/14/2026", "02/17/2026", "03/23/2026"], ["14/01/2026", "17.02.2026", "23/3/26"]]
)
def test_half_converted_days_are_turned_back_and_said(left: list[str]) -> None:
    found = export([["Day", "Service"], *([day, 4] for day in SWAPPED + left)])
    assert column(found, "Day") == MEANT + left
    (warning,) = [one for one in found.findings if one.severity is Severity.WARNING]
    assert warning.where == "Day" and "“2026-06-01” as 2026-01-06" in warning.what


def test_few_half_converted_days_are_asked_about() -> None:
    found = export(
        [["Day", "Service"], *([day, 4] for day in ("2026-06-01", "14/01/2026", "15/06/2026", "15/07/2026"))]
    )
    assert column(found, "Day")[0] == "2026-06-01"
    assert [one.where for one in found.findings if one.severity is Severity.QUESTION] == ["Day"]


@pytest.mark.parametrize(
    "days",
    [
        [f"2026-01-{day:02}" for day in range(1, 13)] + ["13/01/2026", "14/01/2026", "15/01/2026"],
        ["2026-06-01", "2026-11-20", "2026-03-02", "2026-05-02", "01/14/2026", "02/17/2026", "03/23/2026"],
    ],
)
def test_days_in_two_ways_of_writing_stay(days: list[str]) -> None:
    found = export([["Day", "Service"], *([day, 4] for day in days)])
    assert column(found, "Day") == days and not [one for one in found.findings if one.where == "Day"]
