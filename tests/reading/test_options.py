"""Cells with several chosen options get a column an option; comments are never taken apart."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.reading import Table, read

CHOSEN = (("Wifi", "Parking"), ("Wifi",), ("Pool", "Wifi"), (), ("Parking",), ("Parking", "Pool"))
LABEL = "What did you use?"


def table(cells: list[str], label: str = LABEL) -> Table:
    text = io.StringIO()
    rows = [["score", label], *([str(1 + i % 5), cell] for i, cell in enumerate(cells))]
    csv.writer(text, lineterminator="\n").writerows(rows)
    return read("t.csv", text.getvalue().encode())


@pytest.mark.parametrize("separator", [", ", ";", "; ", " | ", "|", "\n"])
def test_each_option_gets_a_column_beside_the_question(separator: str) -> None:
    cells = [separator.join(CHOSEN[i % 6]) for i in range(24)]
    found = table(cells)
    assert found.labels == ("score", LABEL, f"{LABEL}: Wifi", f"{LABEL}: Parking", f"{LABEL}: Pool")
    assert found.rows["c2"].to_pylist() == [cell or None for cell in cells]
    for place, option in ((3, "Wifi"), (4, "Parking"), (5, "Pool")):
        expected = [
            ("Chosen" if option in CHOSEN[i % 6] else "Not chosen") if CHOSEN[i % 6] else None
            for i in range(24)
        ]
        assert found.rows[f"c{place}"].to_pylist() == expected
    assert [finding.where for finding in found.findings if "choose several" in finding.what] == [LABEL]


@pytest.mark.parametrize(
    "cells",
    [
        ["Yes, definitely", "Yes, somewhat", "No"] * 8,
        ["Yes, definitely", "Yes, somewhat", "Yes", "No, never", "No"] * 6,
        ["Good, thanks", "Bad, slow", "Nice, thanks", "ok", "slow, bad service", "Good food, nice"] * 2,
        ["Chicago, Illinois", "Austin, Texas", "Dallas, Texas", "Peoria, Illinois"] * 6,
        ["Miller, Anna", "Miller, Bob", "Jones, Anna", "Jones, Bob"] * 6,
        ["4,5", "3,0", "4,0", "3,5"] * 6,
        ["1, 2", "2", "1", "1, 3", "3", "2, 3"] * 4,
        ["Good food. Slow, sadly.", "Slow, sadly.", "Good food."] * 8,
        ["North", "South"] * 12,
        ["Mon, 5 May", "Tue, 6 May", "Mon, 6 May", "Tue, 5 May"] * 6,
    ],
)
def test_other_cells_are_not_taken_apart(cells: list[str]) -> None:
    assert table(cells).labels == ("score", LABEL)


def test_more_options_than_a_question_offers_are_left_alone() -> None:
    cells = [f"o{i}, o{(i * 7 + 1) % 25}" if i % 3 else f"o{i}" for i in range(25)] * 4
    assert table(cells).labels == ("score", LABEL)


words = st.text("abcdefgh ,;'.!?éß", min_size=1, max_size=40)


@given(st.lists(words, min_size=1, max_size=20, unique_by=lambda text: text.strip()))
def test_comments_that_are_all_different_stay_whole(comments: list[str]) -> None:
    found = table(comments, "comment")
    assert len(found.labels) == 2


def test_one_hot_columns_stay_as_they_are() -> None:
    text = "score,Wifi,Pool\n" + "5,Wifi,\n4,,Pool\n3,Wifi,Pool\n" * 4
    found = read("t.csv", text.encode())
    assert found.labels == ("score", "Wifi", "Pool") and found.rows["c2"][0].as_py() == "Wifi"
