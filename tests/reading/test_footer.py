"""Totals and notes below the answers are no answers; they are counted, and an answer never goes with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.errors import NotReadable
from cxmetrics.model import Severity
from cxmetrics.reading import Table, read

NAMES = "date,location,staff,food,comment\n"
BODY = """2024-03-01,North,5,4,Good food
2024-03-02,South,3,2,"Cold, slow"
2024-03-03,North,4,5,Nice
2024-03-04,West,2,2,
"""


def table(text: str) -> Table:
    found = read("t.csv", text.encode())
    assert found.file.rows == found.file.kept + sum(reason.count for reason in found.file.dropped)
    return found


def dropped(found: Table) -> dict[str, int]:
    return {reason.reason.split()[0]: reason.count for reason in found.file.dropped}


@pytest.mark.parametrize(
    ("below", "counts"),
    [
        ("Total,,14,13,\n", {"total": 1}),
        ("\nGrand total:,,14,13,\n", {"total": 1, "blank": 1}),
        ("Average,,3.5,3.25,\n", {"total": 1}),
        ("Durchschnitt,,3,5,\n".replace("3,5", '"3,5",'), {"total": 1}),
        ("Total général,,14,13,\nMoyenne,,3.5,3.2,\n", {"total": 2}),
        ("Total,4,14,13,4\n", {"total": 1}),
        ("Exported from SurveyTool on 3 April,,,,\n", {"note": 1}),
        ("\nPlease call us with questions,,,,\n", {"note": 1, "blank": 1}),
        ("Total,,14\nn = 4\n", {"total": 1, "note": 1}),
        ("\n\nn = 4\n\n", {"note": 1, "blank": 3}),
        ("Summe,,14,13,\n,,,,\nQuelle: Kasse,,,,\n", {"total": 1, "note": 1, "blank": 1}),
    ],
)
def test_what_stands_below_is_dropped_and_counted(below: str, counts: dict[str, int]) -> None:
    found = table(NAMES + BODY + below)
    assert found.file.kept == 4 and dropped(found) == counts
    assert not [finding for finding in found.findings if finding.severity is Severity.WARNING]


@pytest.mark.parametrize(
    "last",
    [
        "2024-03-05,Total Wine,5,4,Average\n",
        "Total,Wine,5,4,a shop\n",
        "2024-03-05,,,,\n",
        "2024-03-05,North,,,Total\n",
        "Total recall,,,,\n",
    ],
)
def test_an_answer_that_reads_like_a_total_stays(last: str) -> None:
    assert table(NAMES + BODY + last).file.kept == 5


def test_totals_between_answers_stay_where_they_add_up_nothing() -> None:
    assert table(NAMES + "Total,,4,3,\n" + BODY).file.kept == 5


def test_a_total_that_adds_up_nothing_is_kept_and_said() -> None:
    found = table("location,score\nNorth,5\nSouth,4\nTotal,3\n")
    (warning,) = [finding for finding in found.findings if finding.severity is Severity.WARNING]
    assert found.file.kept == 3 and warning.where == "row 4" and "“Total”" in warning.what


def test_a_file_of_nothing_but_a_total_keeps_it() -> None:
    assert table("location,staff,food\nTotal,,\n").file.kept == 1


cell = st.sampled_from(
    ["", "1", "5", "4,5", "North", "Good, thanks", "N/A", "2024-03-01", "a\nb", "Total", '"']
)
line = st.lists(cell, min_size=1, max_size=5)


@given(
    above=st.lists(st.sampled_from(["Survey 2024", "", ",,,", "Exported on,2024-03-01"]), max_size=3),
    width=st.integers(2, 4),
    rows=st.lists(st.one_of(line, st.just([""])), min_size=3, max_size=12),
    below=st.lists(
        st.sampled_from(["", "Total,,9", "n = 12", "Average,3", "Exported from here,,", ",,,,,"]), max_size=3
    ),
)
def test_rows_of_the_file_are_those_kept_and_those_dropped(
    above: list[str], width: int, rows: list[list[str]], below: list[str]
) -> None:
    def written(row: list[str]) -> str:
        return ",".join('"' + one.replace('"', '""') + '"' for one in row)

    full = [["5"] * width, ["4"] * width, ["3"] * width, ["2"] * width]
    ragged = [row[:width] if place % 3 else row for place, row in enumerate(rows)]
    text = [*above, written([f"name {i}" for i in range(width)]), *map(written, full + ragged), *below]
    try:
        found = read("t.csv", "\n".join([*text, ""]).encode())
    except NotReadable:
        return
    told = sum(reason.count for reason in found.file.dropped)
    assert found.file.kept == found.rows.num_rows == found.file.rows - told
    if found.labels[0] == "name 0":
        assert found.file.rows == len(full) + len(ragged) + len(below)


@pytest.mark.parametrize(
    ("names", "body", "last"),
    [
        (
            "date,overall,staff",
            "2024-03-01,Poor,1\n2024-03-02,Average,3\n2024-03-03,Good,4\n" * 3,
            ",Average,\n" * 2,
        ),
        ("date,recommend,comment", "2024-03-01,Y,x\n2024-03-02,N,y\n" * 5, ",N,\n,N,It was cold\n"),
        (
            "date,staff,comment",
            "2024-03-01,5,The waiter was so kind\n" * 8,
            ",,Note that the waiter was rude\n",
        ),
        (
            "comment",
            "The waiter was so kind\nWe will be back soon\n" * 6,
            "Updated menu is great\nPage 3 was torn off\n",
        ),
    ],
)
def test_a_word_of_the_answers_is_an_answer_on_the_last_row_too(names: str, body: str, last: str) -> None:
    found = table(f"{names}\n{body}{last}")
    assert not found.file.dropped
    assert found.file.kept == body.count("\n") + last.count("\n")
