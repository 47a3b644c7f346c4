"""Amounts are read as the whole column writes them, and asked about where nothing decides."""

import pyarrow as pa
import pytest

from cxmetrics.meaning import profile
from cxmetrics.meaning.noticed import numbers as noticed_numbers
from cxmetrics.meaning.numbers import amounts
from cxmetrics.meaning.numbers.amounts import amount, writing
from cxmetrics.meaning.numbers.number import number
from cxmetrics.model import Column, Role
from tests.meaning.test_dates import TODAY


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.50", 1234.5), ("1.234,50", 1234.5), ("€ 1.234,50", 1234.5), ("12,50 €", 12.5), ("(12.50)", -12.5),
        ("12.50-", -12.5), ("-£5.20", -5.2), ("£-5.20", -5.2), ("CHF 1'234.50", 1234.5), ("1 234,50", 1234.5),
        ("1\u202f234,5", 1234.5), ("−5", -5), ("R$ 1.234,56", 1234.56), ("85 %", 85), ("12 kr.", 12), ("USD12", 12),
        ("1.234.567", 1234567), ("4,5", 4.5), ("٣", 3), ("１２", 12), ("($1,234.00)", -1234),
    ],
)  # fmt: skip
def test_amounts_are_read_in_any_writing(text: str, value: float) -> None:
    found = number(text)
    assert found and found.value == value


@pytest.mark.parametrize(
    "text",
    [
        "(5)",
        "5-",
        "1,2,3",
        "020 123",
        "12.02.2024",
        "nan",
        "inf",
        "1e999",
        "(12.5",
        "12.5)",
        "SKU 12",
        "",
        "-",
        ".",
        "1 2",
    ],
)
def test_what_is_no_amount_is_not_read_as_one(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("counts", "comma", "open_"),
    [
        ({"1.234,50": 1, "1.234": 9}, True, None),
        ({"12,5": 1, "1,234": 9}, True, None),
        ({"12.5": 1, "1.234": 9}, False, None),
        ({"0.984": 1, "1.234": 9}, False, None),
        ({"1.234": 9}, False, "1.234"),
        ({"1,234": 9}, False, "1,234"),
        ({"1.234": 9, "950": 1}, True, "1.234"),
        ({"1.234": 9, "12500": 1}, False, "1.234"),
        ({"1,234": 9, "12500": 1}, True, "1,234"),
        ({"4,333": 9, "5": 3}, True, "4,333"),
        ({"4.333": 9, "5": 3}, False, "4.333"),
        ({"12,5": 9, "12.5": 1, "1.234": 1}, True, "1.234"),
        ({"12": 9}, False, None),
    ],
)
def test_the_column_decides_or_it_is_asked(counts: dict[str, int], comma: bool, open_: str | None) -> None:
    found = writing(counts)
    assert (found.decimal_comma, found.open) == (comma, open_)
    assert bool(found.because) == bool(open_)


def seen(*texts: str) -> profile.Profile:
    return profile.of("c1", "Revenue", pa.chunked_array([list(texts)]), TODAY)


def test_both_readings_are_shown_and_unread_cells_are_counted() -> None:
    texts = ["1.234", "2.345", "950"] * 10 + ["soon"]
    found = noticed_numbers.findings(seen(*texts), Column("c1", "Revenue", Role.REVENUE))
    assert [f.what for f in found] == [
        "Is “1.234” 1,234 or 1.234?",
        "One cell is no number (“soon”) and stays blank.",
    ]
    assert "It is read as 1,234" in found[0].fix
    assert not noticed_numbers.findings(seen(*texts), Column("c1", "Revenue", Role.IGNORE))


def test_the_profile_reads_by_its_own_mark() -> None:
    found = seen("1.234", "12,50", "1.234,00")
    assert found.decimal_comma and sorted(found.values) == [12.5, 1234.0]
    assert not any(n.plain for n in found.numbers.values())


def test_a_mark_and_its_opposite_never_mean_the_same() -> None:
    for text in ("1.234", "1,234", "999.999"):
        assert amount(text) != amount(text, decimal_comma=True)
    assert amounts.thousands(decimal_comma=True)[-1] == "."
