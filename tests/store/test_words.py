"""Casting each different cell once gives the table that casting every cell gives."""

from dataclasses import replace
from datetime import datetime

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.model import Column, Dataset, Role, Scale
from cxmetrics.store import Query, Workspace, encoded, typed, words
from cxmetrics.store.draft import draft, read_strictly

COLUMNS = (
    Column("c1", "Date", Role.DATE, date_formats=("%d/%m/%Y", "%Y-%m-%d")),
    Column("c2", "Food", Role.RATING, scale=Scale(1, 5), side="experience", missing=("99", "n/a")),
    Column(
        "c3", "Staff", Role.RATING, scale=Scale(1, 5), side="service", codes=(("Good", 5.0), ("Bad", 1.5))
    ),
    Column("c4", "Shop", Role.SEGMENT, missing=("none",)),
    Column("c5", "Paid", Role.REVENUE, decimal_comma=True),
    Column("c6", "Customer", Role.CUSTOMER),
    Column("c7", "Remark", Role.COMMENT),
    Column("c8", "Row", Role.IGNORE),
)
CELLS = {
    "c1": ["1/2/2024", "2024-02-03", "31/12/1899", "never"],
    "c2": ["1", "5", "6", "-0", "4.5", "nan", "inf", "99", "n/a", "300"],
    "c3": ["Good", "Bad", "good", "3", "0"],
    "c4": ["Mill", "Docks", "none"],
    "c5": ["1.234,50", "7", "-3,25", "soon"],
    "c6": ["17850", "17850.0", "x.0", "1.50"],
    "c7": ["fine", "“so so”"],
    "c8": ["1", "2"],
}


def built(rows: pa.Table, columns=COLUMNS):
    dataset = Dataset(1, "", datetime.min, (), columns, ())
    with duckdb.connect() as connection:
        cells, ready = words.looked_up(connection, rows, dataset)
        connection.register("cells", cells)
        statement = typed.create("responses_1_1", "cells", dataset, ready)
        connection.execute(statement.sql, list(statement.values))
        found = connection.sql("SELECT * FROM responses_1_1 ORDER BY response")
        return ready, found.columns, list(map(str, found.types)), list(map(str, found.fetchall()))


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_words_are_read_as_every_cell_is(data):
    count = data.draw(st.integers(8, 40))
    cells = {
        name: data.draw(st.lists(st.sampled_from([*texts[:3], None]), min_size=count, max_size=count))
        for name, texts in CELLS.items()
    }
    rows = pa.table({name: pa.array(texts, pa.string()) for name, texts in cells.items()})
    rows = rows.append_column("row_no", pa.array(np.arange(1, count + 1)))
    plainly = built(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "LEAST_ROWS", 0)
        looked_up = built(rows)
    assert plainly[0] == {} and looked_up[1:] == plainly[1:]


@pytest.mark.parametrize("times", [3, 200])
def test_every_odd_cell_is_looked_up_as_it_is_cast(monkeypatch, times):
    longest = max(map(len, CELLS.values()))
    cells = {name: ([*texts, None] * longest)[:longest] * times for name, texts in CELLS.items()}
    rows = pa.table(
        {name: pa.chunked_array([texts[:7], texts[7:]], pa.string()) for name, texts in cells.items()}
    )
    rows = rows.append_column("row_no", pa.array(range(rows.num_rows)))
    plainly = built(rows)
    monkeypatch.setattr(words, "LEAST_ROWS", 0)
    looked_up = built(rows)
    assert set(looked_up[0]) == {c.name for c in COLUMNS if c.role is not Role.IGNORE}
    assert looked_up[1:] == plainly[1:]
    swapped = tuple(replace(c, role=Role.IGNORE, date_formats=()) if c.name == "c1" else c for c in COLUMNS)
    assert built(rows, swapped)[0].keys() == looked_up[0].keys() - {"c1"}


def test_many_words_stay_texts():
    many = pa.chunked_array([[f"a{i}" for i in range(30_000)]])
    assert encoded.encoded(many) is many
    late = pa.chunked_array([["a", "b"] * 5_000 + [f"a{i}" for i in range(40_000)]])
    assert encoded.encoded(late) is late
    few = pa.chunked_array([["a", None, "b"] * 100, ["c"] * 3])
    assert encoded.encoded(few).cast(pa.string()) == few and encoded.encoded(few).type.index_type == pa.int8()
    more = pa.chunked_array([[f"a{i % 500}" for i in range(3_000)]])
    assert encoded.encoded(more).cast(pa.string()) == more


def test_a_large_file_gives_the_same_from_memory_and_from_the_workspace():
    text = "Response ID,Date,Friendliness of staff,Food quality,Comment\n" + "".join(
        f"{i},2025-{1 + i % 12:02}-{1 + i % 28:02},{1 + i % 5 if i % 9 else ''},{5 - i % 5},remark {i}\n"
        for i in range(words.LEAST_ROWS + 1)
    )
    workspace = Workspace()
    found = draft(read_strictly([("a.csv", text.encode())]))
    staged = workspace.stage(found)
    at_hand = workspace.confirm(staged.id, staged.columns)
    one = _rows(workspace, at_hand)
    raw = [workspace.raw(staged.id, c.name).to_pylist() for c in found.columns]
    assert raw == [found.rows.column(c.name).to_pylist() for c in found.columns]
    del found
    assert _rows(workspace, workspace.confirm(staged.id, staged.columns)) == one
    assert [workspace.raw(staged.id, c.name).to_pylist() for c in staged.columns] == raw


def _rows(workspace, dataset):
    return workspace.rows(Query(f"SELECT * FROM {dataset.table} ORDER BY response"))
