"""Columns lined up with spaces are told from everything else that has spaces in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.reading import read
from cxmetrics.reading.containers.fixed_width import CONTAINER
from tests.shared import shared

TABLE = b""" id     day stars  paid
  1 2024-03-09     5  4.50
 12 2024-03-10     4 12.00
113 2024-03-11     1  0.99
"""


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_each_line_is_a_row(end: bytes) -> None:
    found = read("t.txt", TABLE.replace(b"\n", end))
    assert found.labels == ("id", "day", "stars", "paid")
    assert [tuple(row.values()) for row in found.rows.to_pylist()] == [
        ("1", "2024-03-09", "5", "4.50"),
        ("12", "2024-03-10", "4", "12.00"),
        ("113", "2024-03-11", "1", "0.99"),
    ]


def test_a_real_file_is_read_as_it_is() -> None:
    found = read("CDNOW_master.txt", shared("data/cdnow/CDNOW_master.txt").read_bytes())
    assert found.labels == ("customer_id", "date", "number_of_cds", "dollar_value")
    assert found.file.rows == found.file.kept == 69_659
    paid = sum(round(float(cell) * 100) for cell in found.rows.column(3).to_pylist())
    assert paid == 250_031_563


def test_lines_that_do_not_fit_are_counted_and_named() -> None:
    late = b"".join(b"%3d 2024-03-12     2  1.00\n" % (place % 900) for place in range(3_000))
    data = TABLE + late + b"\n  7 2024-03-12   2\n"
    assert CONTAINER.read("t.txt", data, None).skipped == (3_005, 3_006)
    found = read("t.txt", data)
    assert {reason.reason: reason.count for reason in found.file.dropped} == {
        "other number of cells than the table": 1,
        "blank row": 1,
    }
    assert found.file.rows == found.file.kept + 2 == 3_005
    (warning,) = (finding for finding in found.findings if "Rows left out" in finding.what)
    assert "row 3006 has 3 instead of 4" in warning.what


OTHERS = [
    b"a,b c\n1 2,3\n1 2,3\n1 2,3\n",
    b"a b;c\n1 2;3\n1 2;3\n1 2;3\n",
    b"a\tb\n1\t2\n1\t2\n1\t2\n",
    b"a|b\n1 |2\n1 |2\n1 |2\n",
    b"first last\nAnna Berg\nJo Li\nOtto Kurz\n",
    b"Well done all\nCame too late\nNice and warm\nNever ever more\n",
    b"score of 5\n10\n9\n8\n",
    b"who and score\nAnna gave 5\nOtto Kurz 4\nMaximilian said 3\nJo was 2\n",
    b"a b\n1 2\n",
    b'"a" b\n"1" 2\n"1" 2\n"1" 2\n',
]


@pytest.mark.parametrize("data", OTHERS)
def test_other_texts_are_left_alone(data: bytes) -> None:
    assert not CONTAINER.claims("t.txt", data)


@given(st.lists(st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=3, max_size=9), min_size=4))
def test_running_text_is_never_a_table(sentences: list[list[str]]) -> None:
    assert not CONTAINER.claims("t.txt", "\n".join(map(" ".join, sentences)).encode())
