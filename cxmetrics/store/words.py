"""Casts each different cell of a column once, instead of every row."""

import duckdb
import numpy as np
import pyarrow as pa

from cxmetrics.model import Column, Dataset, Role
from cxmetrics.store import typed
from cxmetrics.store.encoded import encoded, is_encoded, put_in_place, words_of
from cxmetrics.store.query import safe

LEAST_ROWS = 20_000
_SMALL = 2**7
"""What one byte holds."""


def looked_up(
    cursor: duckdb.DuckDBPyConnection, rows: pa.Table, dataset: Dataset
) -> tuple[pa.Table, dict[str, list[str]]]:
    """The rows with every column of few words as what those are read as, and what selects each of them.

    Words are read by the very expressions that read any cell. In a small table nothing is gained.
    """
    ready: dict[str, list[str]] = {}
    if rows.num_rows < LEAST_ROWS:
        return rows, ready
    days = dataset.by_role(Role.DATE)[:1]
    for column in dataset.columns:
        cells = encoded(rows.column(column.name)) if column.role is not Role.IGNORE else None
        if cells is None or not is_encoded(cells):
            continue
        rows, ready[column.name] = rows.drop_columns([column.name]), []
        found = _read(cursor, column, words_of(cells), is_day=column in days)
        for name in found.column_names:
            values, select = _smallest(name, found.column(name).combine_chunks())
            ready[column.name].append(select)
            if values is not None:
                rows = rows.append_column(name, put_in_place(cells, values))
    return rows, ready


def _read(cursor: duckdb.DuckDBPyConnection, column: Column, words: pa.Array, *, is_day: bool) -> pa.Table:
    """What each word is read as, in their order."""
    statement = typed.of_words(column, "words", is_day=is_day)
    cursor.register("words", pa.table({safe(column.name): words, "place": pa.array(range(len(words)))}))
    found = cursor.sql(statement.sql, params=list(statement.values)).to_arrow_table()
    cursor.unregister("words")
    return found.drop_columns(["place"])


def _smallest(name: str, values: pa.Array) -> tuple[pa.Array | None, str]:
    """The values in as few bytes as they need, and the expression that gives them back as they were."""
    if pa.types.is_int32(values.type) and not np.any(values.to_numpy()):
        return None, f"0 AS {name}"
    if pa.types.is_float64(values.type):
        numbers = values.drop_null().to_numpy()
        if np.all((np.abs(numbers) < _SMALL) & (np.trunc(numbers) == numbers)):
            return values.cast(pa.int8()), f"CAST({name} AS DOUBLE) AS {name}"
    return values, name
