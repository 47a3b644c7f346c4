"""Headings and totals between, above and below the answers, named or not."""

import pytest

from cxmetrics.model import Severity
from cxmetrics.reading import Table
from tests.reading.exports import column, export, left_out

NAMES = ["Date", "Staff", "Food"]


def month(number: int, count: int = 6) -> list[list[object]]:
    return [[f"2026-{number:02}-{day:02}", day % 5 + 1, day % 3 + 2] for day in range(1, count + 1)]


def sums(rows: list[list[object]]) -> list[int]:
    return [sum(int(str(row[place])) for row in rows) for place in (1, 2)]


def said(found: Table, severity: Severity) -> list[str]:
    return [one.what for one in found.findings if one.severity is severity]


def test_months_and_their_subtotals_are_left_out_and_noted() -> None:
    rows = [NAMES]
    for number, name in enumerate(["January 2026", "February 2026", "March 2026"], 1):
        answers = month(number)
        rows += [
            [name, "", ""],
            *answers,
            ["Subtotal", *(f"{one / len(answers):.2f}" for one in sums(answers))],
        ]
    rows.append(["Total", *(3 * one for one in sums(month(1)))])
    found = export(rows)
    assert found.file.kept == 18 and left_out(found) == {"heading": 3, "total": 4}
    assert any("January 2026" in what for what in said(found, Severity.NOTE))
    assert not said(found, Severity.WARNING)


def test_headings_that_may_tell_something_are_a_warning() -> None:
    found = export([NAMES, ["North", "", ""], *month(1), ["South", "", ""], *month(2)])
    assert left_out(found) == {"heading": 2} and "“North”, “South”" in said(found, Severity.WARNING)[0]


@pytest.mark.parametrize(
    "rows",
    [
        [*month(1), ["2026-02-01", "", ""], *month(3)],
        [["Ann", 3, 4], ["Bob", "", ""], ["Cem", 4, 4], ["Dan", "", ""], *[["Eve", 4, 4]] * 9],
        [*month(1), ["Subtotal", 3, 4], *month(2)],
        [*month(1), ["closed", "", ""], *month(2)],
    ],
)
def test_answers_that_look_like_it_stay(rows: list[list[object]]) -> None:
    found = export([NAMES, *rows])
    assert found.file.kept == len(rows) and not left_out(found)


def test_a_total_on_top_of_the_answers_is_left_out() -> None:
    found = export([NAMES, ["Total", *sums(month(1))], *month(1)])
    assert left_out(found) == {"total": 1} and column(found, "Date")[0] == "2026-01-01"


@pytest.mark.parametrize(
    "totals",
    [
        [["", *sums(month(1, 10))]],
        [["", *(f"{one / 10:.1f}" for one in sums(month(1, 10)))]],
        [["", *sums(month(1, 10))], ["", *(f"{one / 10:.1f}" for one in sums(month(1, 10)))]],
        [["Ø", *(f"{one / 10:.2f}" for one in sums(month(1, 10)))]],
    ],
)
def test_totals_without_a_word_are_left_out(totals: list[list[object]]) -> None:
    found = export([NAMES, *month(1, 10), *totals])
    assert left_out(found) == {"total": len(totals)} and not said(found, Severity.WARNING)


def test_a_last_answer_without_a_day_stays() -> None:
    found = export([NAMES, *month(1, 10), ["", 5, 4]])
    assert found.file.kept == 11 and not said(found, Severity.WARNING)


def test_numbers_far_above_that_add_up_nothing_stay_and_are_said() -> None:
    found = export([NAMES, *month(1, 10), ["", 190, 188]])
    assert found.file.kept == 11 and "numbers far above" in said(found, Severity.WARNING)[0]
