"""The column that numbers responses, by which one is known again in another file."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.model import Column, Finding, Role, Severity

LEAST_OF_THE_WAY = 0.75
Places = npt.NDArray[np.int64]
_NUMBERS = re.compile(r"\b(id|ids|nr|no|number|nummer|ticket|response ?id|key|uuid|ref)\b|#")


def column(tables: Sequence[pa.Table], columns: Sequence[Column]) -> tuple[Column | None, tuple[Column, ...]]:
    """The column whose value names a response wherever it stands; and those that start again in each file.

    It names one where no file holds a value twice, and where rows of two files with the same value are
    nearly the same row: most of the way from rows picked at random to rows with the same cells.
    """
    restarted = []
    for found in _candidates(columns):
        having = [table for table in tables if found.name in table.column_names]
        if len(having) < 2 or not all(_unique(table.column(found.name)) for table in having):
            continue
        verdict = _names_rows(having, found.name)
        if verdict:
            return found, ()
        if verdict is False:
            restarted.append(found)
    return None, tuple(restarted)


def restarts(column: Column, where: str) -> Finding:
    """What is said of a number that stands for another response in each file."""
    return Finding(
        Severity.WARNING,
        column.label,
        f"“{column.label}” starts again in {where}: the same number stands for other responses there. "
        "All were counted.",
        "Nothing to do, unless these files hold the same responses: then take one of them out.",
    )


def matched(older: pa.Table, newer: pa.Table, key: str) -> tuple[Places, Places]:
    """The places of the rows with the same key, in the older and in the newer table."""
    places = pc.index_in(folded(older.column(key)), value_set=folded(newer.column(key)), skip_nulls=True)
    found = places.combine_chunks() if isinstance(places, pa.ChunkedArray) else places
    there = found.is_valid().to_numpy(zero_copy_only=False)
    return np.flatnonzero(there), found.drop_null().to_numpy(zero_copy_only=False).astype(np.int64)


def changed(older: pa.Table, newer: pa.Table, mine: Places, theirs: Places, key: str) -> int:
    """How many of the matched rows differ in a cell of a column that both tables have."""
    differs = np.zeros(len(mine), bool)
    for name in _compared(older, newer, key):
        differs |= ~_same(older.column(name), newer.column(name), mine, theirs)
    return int(differs.sum())


def folded(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Keys as they are compared: without spaces around, in small letters, 17850.0 as 17850."""
    bare = pc.utf8_lower(pc.utf8_trim_whitespace(values))
    return pc.replace_substring_regex(bare, r"^(-?\d+)\.0+$", r"\1")


def _candidates(columns: Sequence[Column]) -> list[Column]:
    named = [column for column in columns if column.role is Role.ID]
    return named + [
        column
        for column in columns
        if column.role is Role.IGNORE and _NUMBERS.search(column.label.casefold())
    ]


def _unique(values: pa.ChunkedArray) -> bool:
    said = folded(values.drop_null())
    return len(said) > 0 and pc.count_distinct(said).as_py() == len(said)


def _names_rows(tables: Sequence[pa.Table], key: str) -> bool | None:
    """Whether rows with the same key are the same responses; None where no two files share a key."""
    alike, by_chance, pairs = 0.0, 0.0, 0
    for at, older in enumerate(tables):
        for newer in tables[at + 1 :]:
            mine, theirs = matched(older, newer, key)
            if not len(mine):
                continue
            others = np.random.default_rng(0).integers(0, newer.num_rows, len(theirs))
            alike += _alike(older, newer, mine, theirs, key) * len(mine)
            by_chance += _alike(older, newer, mine, others, key) * len(mine)
            pairs += len(mine)
    return alike >= by_chance + LEAST_OF_THE_WAY * (pairs - by_chance) if pairs else None


def _alike(older: pa.Table, newer: pa.Table, mine: Places, theirs: Places, key: str) -> float:
    """The share of cells that are the same."""
    names = _compared(older, newer, key)
    shares = [float(_same(older.column(n), newer.column(n), mine, theirs).mean()) for n in names]
    return float(np.mean(shares)) if shares else 1.0


def _compared(older: pa.Table, newer: pa.Table, key: str) -> list[str]:
    both = set(older.column_names) & set(newer.column_names)
    return sorted(both - {key})


def _same(
    one: pa.ChunkedArray, other: pa.ChunkedArray, mine: Places, theirs: Places
) -> npt.NDArray[np.bool_]:
    left, right = pc.fill_null(one.take(mine), ""), pc.fill_null(other.take(theirs), "")
    return np.asarray(pc.equal(left, right).to_numpy())
