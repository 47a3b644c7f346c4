"""Cells as they are read, so that one answer written in two ways is one answer."""

from collections.abc import Sequence

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.model import Column, Role
from cxmetrics.store import typed
from cxmetrics.store.query import safe

LOOKED_AT = 1_000
_DAY = "day"


def values(column: Column, texts: pa.Array) -> pa.ChunkedArray:
    """What each of `texts` is read as, just as the typed table reads it; null where it is nothing."""
    name = safe(column.name)
    with duckdb.connect() as connection:
        connection.register("cells", pa.table({name: texts, "place": pa.array(np.arange(len(texts)))}))
        statement = typed.of_words(column, "cells", is_day=False)
        return connection.sql(statement.sql, params=list(statement.values)).to_arrow_table().column(name)


def in_one_way(tables: Sequence[pa.Table], columns: Sequence[Column]) -> list[pa.Table]:
    """The tables with what they write in different ways written in one: dates, numbers, leading zeros.

    Columns that look the same everywhere are left as they are, which costs nothing.
    """
    found = list(tables)
    for column in columns:
        having = [at for at, table in enumerate(found) if column.name in table.column_names]
        if len(having) < 2 or column.role is Role.COMMENT:
            continue
        before = [found[at].column(column.name) for at in having]
        for at, cells in zip(having, _alike(column, before), strict=True):
            place = found[at].column_names.index(column.name)
            found[at] = found[at].set_column(place, column.name, cells)
    return found


def without_zeros(columns: Sequence[pa.ChunkedArray]) -> list[pa.ChunkedArray]:
    """Numbers without the zeros in front where only some of the columns have them: “000012” as “12”.

    A spreadsheet takes them away. They stay where two different numbers would become the same one.
    """
    zeros = [_has_zeros(cells) for cells in columns]
    if all(zeros) or not any(zeros) or not all(map(_is_digits, columns)):
        return list(columns)
    bare = [pc.replace_substring_regex(cells, r"^0+(\d)", r"\1") for cells in columns]
    kept = all(
        pc.count_distinct(one).as_py() == pc.count_distinct(other).as_py()
        for one, other in zip(columns, bare, strict=True)
    )
    return bare if kept else list(columns)


def _alike(column: Column, before: list[pa.ChunkedArray]) -> list[pa.ChunkedArray]:
    if column.role is Role.DATE or column.role.is_scored or column.role.is_number:
        return _read(column, before) if len(set(map(_shapes, before))) > 1 else before
    return without_zeros(before)


def _read(column: Column, before: list[pa.ChunkedArray]) -> list[pa.ChunkedArray]:
    """The texts of what the cells are read as; what is not read stays. A day has a time where all files say it."""
    coded = [cells.combine_chunks().dictionary_encode() for cells in before]
    read = [values(column, cells.dictionary) for cells in coded]
    if column.role is Role.DATE and not all(map(_has_time, read)):
        read = [found.cast(pa.date32()) for found in read]
    return [
        pa.chunked_array([pc.coalesce(found.cast(pa.string()), cells.dictionary).combine_chunks().take(cells.indices)])
        for cells, found in zip(coded, read, strict=True)
    ]  # fmt: skip


def _has_time(found: pa.ChunkedArray) -> bool:
    return bool(pc.any(pc.not_equal(found, pc.floor_temporal(found, unit=_DAY))).as_py())


def _shapes(cells: pa.ChunkedArray) -> frozenset[str]:
    """How the first cells are written, whatever letters and figures stand in them."""
    first = cells.slice(0, LOOKED_AT).drop_null()
    letters = pc.replace_substring_regex(first, r"\pL+", "a")
    return frozenset(pc.replace_substring_regex(letters, r"\d+", "9").unique().to_pylist())


def _is_digits(cells: pa.ChunkedArray) -> bool:
    return pc.all(pc.match_substring_regex(cells, r"^\d+$")).as_py() is True


def _has_zeros(cells: pa.ChunkedArray) -> bool:
    return pc.any(pc.match_substring_regex(cells, r"^0\d")).as_py() is True
