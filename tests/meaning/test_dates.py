from datetime import date

import pytest

from cxmetrics.meaning.dates import notation as date_notation
from cxmetrics.meaning.dates import reading as dates
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
def test_one_day_is_read(text: str) -> None:
    found = dates.read({text: 5}, TODAY)
    assert found is not None
    assert found.first == found.last == date_notation.read(text, found.formats, TODAY).date()


@pytest.mark.parametrize(
    "text",
    [
        "6:00:00",
        "12/31/1899 06:15:00 PM",
        "13",
        "2016",
        "1700000000",
        "45123",
        "MON",
        "Q1",
        "May",
        "Mar 24",
        "1 - 5 years",
        "18-24",
    ],
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
    test_one_day_is_read(text)


@pytest.mark.parametrize("label", ["Visit date", "Date of visit", "Date of stay"])
@pytest.mark.parametrize("other", ["Sign-up date", "Registration date", "Date of birth", "Customer since"])
def test_the_day_of_the_visit_wins_over_older_days(label: str, other: str) -> None:
    crowd = Crowd()
    days = [f"2024-01-{1 + i % 28:02}" for i in range(len(crowd.mood))]
    some = [day if i % 3 else None for i, day in enumerate(days)]
    seen = understood({other: days, label: some, "Staff": crowd.rate(1, 5)})
    assert [c.role for c in seen.columns[:2]] == [Role.IGNORE, Role.DATE]


def test_the_label_makes_numbers_dates() -> None:
    counts = {"1700000000": 1, "1700100000": 1}
    assert [bool(dates.read(counts, TODAY, label)) for label in ("created_at", "Order no")] == [True, False]
    assert [bool(dates.read({"45123": 2}, TODAY, label)) for label in ("Date", "Data da visita", "Data used", "Time spent")] == [
        True, True, False, False
    ]  # fmt: skip
    assert [bool(dates.read({"2016": 2}, TODAY, label)) for label in ("Survey year", "Model year")] == [
        True,
        False,
    ]
    assert dates.read({str(n): 1 for n in range(1, 32)}, TODAY, "INTDATE") is None


def test_numbers_that_are_dates_are_shown_as_a_day() -> None:
    seen = understood({"Date": ["45123", "45124.5"] * 20, "Staff": ["4", "5"] * 20})
    assert seen.columns[0].date_formats == ("excel",)
    assert any("“45123” is read as the 16 July 2023" in f.what for f in seen.findings)


def test_what_becomes_of_implausible_dates_is_said() -> None:
    days = ["2024-01-01"] * 20 + ["1980-01-01", "9999-12-31"]
    seen = understood({"Date": days, "Staff": ["4", "5"] * 11})
    (found,) = [f for f in seen.findings if "before 1990" in f.what]
    assert "2 dates" in found.what and "“1980-01-01”" in found.what
    assert "The 1 before 1905 or after 2100 stay blank" in found.fix


def test_years_first_with_two_digits_are_told_by_what_cannot_be_a_year() -> None:
    found = dates.read({f"24-03-{day:02}": 1 for day in range(1, 32)}, TODAY)
    assert found and (found.first, found.last) == (date(2024, 3, 1), date(2024, 3, 31))


def test_a_column_of_many_zones_is_read_without_them() -> None:
    texts = {f"2024-03-01T10:20:30+{hour:02}:00": 1 for hour in range(12)}
    found = dates.read(texts, TODAY)
    assert found and len(found.formats) == 1
    assert date_notation.read("2024-03-01T10:20:30-09:30", found.formats, TODAY)


@pytest.mark.parametrize(
    ("formats", "first"),
    [
        (("%Y-%m-%d", "%d/%m/%Y"), True),
        (("%m/%d/%Y",), False),
        (("words:%d/%m/%Y",), True),
        (("unix",), False),
        (("words:%d M%m %Y", "%m/%d/%Y"), False),
    ],
)
def test_the_order_is_told_from_the_notes(formats: tuple[str, ...], first: bool) -> None:
    assert dates.day_first(formats) is first
