from datetime import date, datetime

import duckdb
import pytest

from cxmetrics.meaning import dates
from cxmetrics.model import Role, Severity
from tests.meaning.tables import Crowd, alone, questions, understood

TODAY = date(2024, 12, 1)
WRITTEN = [
    "2024-03-01",
    "2024-03-01 10:20",
    "2024-03-01 10:20:30",
    "2024-03-01T10:20:30Z",
    "2024-03-01T10:20:30.123Z",
    "2024-03-01T10:20:30+02:00",
    "2024/03/01 12:38:43 PM GMT+8",
    "31/12/2023",
    "12/31/2023 9:05 PM",
    "31.12.23 21:05",
    "5-Jan-24",
    "5 January 2024",
    "Jan 5, 2024",
    "Monday, January 1, 2024",
    "20240105",
    "2024-01",
    "Jan 2024",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_python_and_duckdb_read_the_same_day(text: str) -> None:
    found = dates.read({text: 5}, TODAY)
    assert found is not None
    ours = datetime.strptime(text, found.formats[0])
    theirs = duckdb.execute("SELECT try_strptime(?, ?)::TIMESTAMP", [text, found.formats[0]]).fetchone()
    assert theirs == (ours,)


@pytest.mark.parametrize(
    "text", ["6:00:00", "12/31/1899 06:15:00 PM", "13", "2016", "07_2015", "MON", "1 - 5 years", "18-24"]
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert dates.read({text: 5}, TODAY) is None


def test_one_day_over_twelve_decides_for_the_whole_column() -> None:
    day_first = dates.read({"1/2/2024": 50, "25/2/2024": 1}, TODAY)
    month_first = dates.read({"1/2/2024": 50, "2/25/2024": 1}, TODAY)
    assert day_first and day_first.formats == ("%d/%m/%Y",) and not day_first.ambiguous
    assert month_first and month_first.formats == ("%m/%d/%Y",) and not month_first.ambiguous


def test_an_open_order_is_asked_with_both_readings() -> None:
    seen = understood({"Date": ["3/4/2024", "5/6/2024"] * 10, "Staff": ["4", "5"] * 10})
    (asked,) = questions(seen.findings, "Date")
    assert "4 March 2024" in asked and "3 April 2024" in asked


def test_two_digit_years_come_before_four_digit_ones() -> None:
    found = dates.read({"25/2/24": 1, "25/2/2024": 9}, TODAY)
    assert found and found.formats == ("%d/%m/%y", "%d/%m/%Y")


def test_the_day_of_the_answer_wins_over_the_day_of_the_visit() -> None:
    crowd = Crowd()
    days = [f"2024-01-{1 + i % 28:02}" for i in range(len(crowd.mood))]
    seen = understood(
        {"Visit date": days, "Date submitted": days, "Last updated": days, "Staff": crowd.rate(1, 5)}
    )
    assert [c.role for c in seen.columns[:3]] == [Role.IGNORE, Role.DATE, Role.IGNORE]


def test_a_date_of_birth_is_personal_and_no_survey_date() -> None:
    assert alone("Date of birth", ["1980-05-01", "1975-06-02"] * 5).role is Role.IGNORE


def test_implausible_years_are_found() -> None:
    seen = understood({"Date": ["2024-01-01"] * 20 + ["1980-01-01"], "Staff": ["4", "5", "3"] * 7})
    assert any(f.severity is Severity.WARNING and "1 " in f.what for f in seen.findings if f.where == "Date")


def warnings(days: list[str]) -> str:
    seen = understood({"Date": days, "Staff": ["4", "5"] * (len(days) // 2)})
    assert seen.columns[0].role is Role.DATE
    return " ".join(f.what for f in seen.findings if f.severity is Severity.WARNING)


@pytest.mark.parametrize("often", [3, 45])
def test_dates_written_both_ways_are_counted(often: int) -> None:
    said = warnings(["25/2/2024"] * (100 - often) + ["2/26/2024"] * often)
    assert f"{often} can only be read the other way" in said


def test_dates_that_cannot_be_read_are_counted() -> None:
    said = warnings(["2024-03-01", "2024-03-02"] * 47 + ["yesterday"] * 5 + ["N/A"])
    assert "5 dates could not be read (“yesterday”)" in said


def test_the_first_year_of_all_is_implausible() -> None:
    assert "20 dates lie" in warnings(["2024-03-01"] * 80 + ["0001-01-01"] * 20)


@pytest.mark.parametrize("text", ["9 Sept 2024", "Sept 9, 2024", "9 Sep. 2024"])
def test_september_is_shortened_in_more_ways_than_one(text: str) -> None:
    test_python_and_duckdb_read_the_same_day(text)


@pytest.mark.parametrize("label", ["Visit date", "Date of visit", "Date of stay"])
@pytest.mark.parametrize("other", ["Sign-up date", "Registration date", "Date of birth", "Customer since"])
def test_the_day_of_the_visit_wins_over_older_days(label: str, other: str) -> None:
    crowd = Crowd()
    days = [f"2024-01-{1 + i % 28:02}" for i in range(len(crowd.mood))]
    some = [day if i % 3 else None for i, day in enumerate(days)]
    seen = understood({other: days, label: some, "Staff": crowd.rate(1, 5)})
    assert [c.role for c in seen.columns[:2]] == [Role.IGNORE, Role.DATE]
