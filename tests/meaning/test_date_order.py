"""Day before month or month before day: what decides it, and what is said where nothing does."""

from datetime import date

import pyarrow as pa

from cxmetrics.meaning import profile
from cxmetrics.meaning.dates import columns as date_columns
from cxmetrics.meaning.dates import notation as date_notation
from cxmetrics.meaning.dates import reading as dates
from cxmetrics.model import Severity
from tests.meaning.tables import understood
from tests.meaning.test_dates import TODAY, warnings


def asked(days: list[str | None]) -> tuple[str, str]:
    """What the question says and what it recommends."""
    seen = understood({"Date": days, "Staff": ["4", "5"] * (len(days) // 2)})
    (found,) = [f for f in seen.findings if f.severity is Severity.QUESTION and f.where == "Date"]
    assert seen.columns[0].other_date_formats
    return found.what, found.fix


def test_the_order_of_the_rows_speaks_for_a_reading() -> None:
    months = [f"{day:02}/{month:02}/2023" for month in (1, 2, 3) for day in range(1, 13)]
    what, fix = asked([day for day in months for _ in range(2)])
    assert "2 January 2023" in what and "the 1 February 2023" in fix and "in order of time" in fix


def test_a_date_in_the_future_speaks_against_a_reading() -> None:
    found = dates.read({"12/1/2024": 3, "11/2/2024": 3}, date(2024, 11, 20))
    assert found and found.formats == ("%d/%m/%Y",) and found.other_formats == ("%m/%d/%Y",)
    assert found.because == "the other way “12/1/2024” and others would lie in the future"


def test_days_that_lie_together_speak_for_a_reading() -> None:
    days = [f"3/{day}/2023" for day in (5, 2, 9, 7, 4, 8, 1, 6)] * 3
    _, fix = asked(days)
    assert "March 2023" in fix and "within 9 days" in fix
    days = [f"{day}/3/2023" for day in (5, 2, 9, 7, 4, 8, 1, 6)] * 3
    assert "March 2023" in asked(days)[1]


def test_separators_are_the_last_resort_and_other_dates_of_the_column_come_before() -> None:
    assert "slashes most often put the month first" in asked(["3/4/2023", "5/6/2023"] * 10)[1]
    assert "dots most often put the day first" in asked(["3.4.2023", "5.6.2023"] * 10)[1]
    what, fix = asked(["25.3.2023"] * 15 + ["3/4/2023", "5/6/2023"] * 2 + ["1.1.2023"])
    assert "3 April 2023 or the 4 March" in what and "other dates of this column put the day first" in fix


def test_two_separators_are_each_read_in_their_own_order() -> None:
    found = dates.read({"25.3.2024": 5, "4.3.2024": 5, "3/25/2024": 5, "3/4/2024": 5}, TODAY)
    assert found and not found.ambiguous and not found.against
    assert date_notation.read("4.3.2024", found.formats, TODAY) == date_notation.read(
        "3/4/2024", found.formats, TODAY
    )


def test_dates_the_other_way_round_are_named_with_their_rows() -> None:
    days = ["25/2/2024"] * 98 + ["2/26/2024", "13/2/2024"]
    assert "(row 99)" in warnings(days)


def test_a_deciding_day_outside_the_sample_is_found() -> None:
    days = pa.chunked_array([["3/4/2024"] * 60_001 + ["25/4/2024"] + ["5/4/2024"] * 40_000])
    found = profile.of("c1", "Date", days, TODAY).dates
    assert found and not found.ambiguous and found.formats == ("%d/%m/%Y",)


def test_the_other_dates_of_the_file_speak_for_a_reading() -> None:
    columns = {
        "Sent": ["25/2/2024", "3/2/2024"],
        "Answered": ["3/4/2024", "5/6/2024"],
        "ISO": ["2024-03-04"] * 2,
    }
    seen = [
        profile.of(f"c{i}", label, pa.chunked_array([t]), TODAY)
        for i, (label, t) in enumerate(columns.items())
    ]
    found = date_columns.agreeing(seen, TODAY)[1].dates
    assert found and found.formats == ("%d/%m/%Y",) and found.other_formats == ("%m/%d/%Y",)
    assert found.first == date(2024, 4, 3) and "other dates of the file" in found.because
    assert date_columns.agreeing(seen[1:], TODAY) == tuple(seen[1:])
