"""Laws of every export format, over the registry."""

import csv
from itertools import combinations, islice

import pyarrow as pa
import pytest

from cxmetrics.reading import FORMATS, read
from cxmetrics.reading.format import Exclusion, Format, StandIn, without_stand_ins
from cxmetrics.reading.grid import HEAD_ROWS, Head
from cxmetrics.reading.recognition import recognise

every_format = pytest.mark.parametrize("format", FORMATS.values(), ids=FORMATS)
MARGIN = 0.2
MOST_TRIED = 60


def rows(format: Format) -> list[list[str]]:
    return list(csv.reader(format.example.splitlines()))


def head(format: Format) -> Head:
    return tuple(map(tuple, rows(format)))[:HEAD_ROWS]


@every_format
def test_wins_on_its_own_example_by_a_margin(format: Format) -> None:
    own = format.sniff(head(format))
    others = [other.sniff(head(format)) for other in FORMATS.values() if other is not format]
    margin = 0.0 if format.id == "plain" else MARGIN
    assert 0.0 <= own <= 1.0 and own > max(others) + margin


@every_format
def test_reads_its_own_example(format: Format) -> None:
    found = read(f"{format.id}.csv", format.example.encode())
    assert found.file.format == format.id
    assert found.file.kept >= 1 and len(found.labels) == len(head(format)[0])
    assert found.file.kept + sum(reason.count for reason in found.file.dropped) == found.file.rows


@every_format
def test_its_example_shows_the_first_kind_of_row_it_leaves_out(format: Format) -> None:
    found = read(f"{format.id}.csv", format.example.encode())
    assert [dropped.reason for dropped in found.file.dropped] == [
        exclusion.reason for exclusion in format.exclusions[:1]
    ]


@every_format
def test_its_exclusions_have_a_column_and_a_reason(format: Format) -> None:
    for exclusion in format.exclusions:
        assert exclusion.reason and exclusion.values and exclusion.column
        assert exclusion.column in format.labels(head(format))
        assert all(value == value.lower() for _, values in exclusion.told_by for value in values)


@every_format
def test_a_head_of_one_blank_cell_does_not_upset_it(format: Format) -> None:
    for bare in ((("",),), (("",), ("",)), (("x", ""), ("", "")), (("V1",), ("",), ("null",))):
        assert 0.0 <= format.sniff(bare) <= 1.0
        assert 1 <= format.header_rows(bare) <= 3
        assert len(format.labels(bare)) == len(bare[0])


@every_format
def test_still_wins_while_two_thirds_of_its_signs_are_left(format: Format) -> None:
    table = rows(format)
    spelt = [set(sign.lower().split("|")) for sign in format.signs]
    signs = [place for place, cell in enumerate(table[0]) if any(cell.lower() in one for one in spelt)]
    assert len(signs) >= len(spelt) - 1
    for gone in islice(combinations(signs, len(spelt) // 3), MOST_TRIED):
        left = tuple(tuple(c for place, c in enumerate(row) if place not in gone) for row in table)
        assert recognise(left) is format, [table[0][place] for place in gone]


@pytest.mark.parametrize(
    "names",
    [
        "Date,Rating,Comment",
        "ID,Name,Email,Rating",
        "id,score,comment",
        "Response ID,Status,Rating,Comment",
        "timestamp,location,score,comment",
        "Date Submitted,Status,Store,Service,Food",
        "name,comment,rating,created_at",
        "Start Date,End Date,Channel,Satisfaction",
        "StartDate,EndDate,Region,NPS",
        "First Name,Last Name,Email Address,Score",
        "Review Title,Review Text,Stars,Date",
        "Date,Rating,Title,Review,Author",
        "Ticket ID,Created at,Status,Rating",
        "Tags,Notes,Score,Date",
        "Language,Country,City,NPS",
        "Seed,Variety,Taste",
        "Finished,Tags,Score,User",
    ],
)
def test_a_table_that_shares_a_name_or_two_is_plain(names: str) -> None:
    width = names.count(",") + 1
    cells = "\n".join(",".join(f"{row}{place}" for place in range(width)) for row in range(1, 4))
    assert read("table.csv", f"{names}\n{cells}\n".encode()).file.format == "plain"


TELLING = {
    ("RecordedDate", "ResponseId"),
    ("Start time", "Completion time"),
    ("Start Date (UTC)", "Submit Date (UTC)"),
    ("Time Started", "Date Submitted"),
    ("_uuid", "_submission_time"),
    ("starRating", "createTime"),
}


@every_format
def test_two_of_its_names_alone_do_not_make_an_export(format: Format) -> None:
    names = [sign.split("|")[0] for sign in format.signs]
    for pair in combinations(names, 2):
        table = (("Store", *pair, "Food"), ("North", "2", "3", "4"), ("South", "5", "1", "2"))
        assert recognise(table).id == (format.id if pair in TELLING else "plain"), pair


def test_what_several_columns_tell_is_left_out_once() -> None:
    told = Exclusion("state", ("draft",), "a draft", also=(("Sent", ("",)),))
    table = pa.table({"c1": ["draft", "done", "Draft "], "c2": [None, None, "yes"]})
    mask = told.applies(("State", "sent"), table)
    assert mask is not None and mask.to_pylist() == [True, True, True]
    assert told.applies(("other", "more"), table) is None


def test_stand_ins_are_read_as_blank_and_said() -> None:
    table = pa.table({"c1": ["anonymous", "ann@example.com", None], "c2": ["anonymous", "x", "y"]})
    found, notes = without_stand_ins(("Email", "Why?"), table, (StandIn("email", ("anonymous",)),))
    assert found.column("c1").to_pylist() == [None, "ann@example.com", None]
    assert found.column("c2").to_pylist() == ["anonymous", "x", "y"]
    (note,) = notes
    assert note.where == "Email" and "“anonymous”" in note.what and note.what.endswith(": 1.")


def test_without_stand_ins_nothing_is_said() -> None:
    table = pa.table({"c1": ["ann@example.com"]})
    for stand_in in (StandIn("email", ("anonymous",)), StandIn("phone", ("none",))):
        assert without_stand_ins(("Email",), table, (stand_in,)) == (table, ())
