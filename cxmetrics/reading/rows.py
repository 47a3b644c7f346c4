"""The rows of a table: which are responses, which are dropped and why, which occur twice."""

from collections import Counter
from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.model import Dropped, Finding, Severity
from cxmetrics.reading.format import Exclusion
from cxmetrics.reading.grid import is_blank

BLANK_ROW = "blank row"
_MOST_COMPARED = 200_000


def responses(
    rows: pa.Table, labels: tuple[str, ...], exclusions: tuple[Exclusion, ...], names: tuple[str, ...] = ()
) -> tuple[pa.Table, tuple[Dropped, ...]]:
    """The rows that are responses; the others are counted under the first reason that applies.

    `names` is the row with the names of the columns as the file has it: where exports were put one below
    the other, it stands among the answers again.
    """
    rows, dropped = _left_out(rows, is_blank(rows), BLANK_ROW)
    if sum(map(bool, names)) > 1:
        rows, again = _left_out(rows, _is_row(rows, names), "names of the columns once more")
        dropped += again
    for exclusion in exclusions:
        applies = exclusion.applies(labels, rows)
        if applies is not None:
            rows, more = _left_out(rows, applies, exclusion.reason)
            dropped += more
    return rows, dropped


def _is_row(rows: pa.Table, cells: tuple[str, ...]) -> pa.ChunkedArray:
    """For each row, whether it holds just these cells."""
    same: pa.ChunkedArray | None = None
    for column, cell in zip(rows.columns, cells, strict=False):
        here = pc.fill_null(pc.equal(column, cell), False) if cell else column.is_null()
        same = here if same is None else pc.and_(same, here)
        if not pc.any(same).as_py():
            break
    return same


def _left_out(rows: pa.Table, mask: pa.ChunkedArray, reason: str) -> tuple[pa.Table, tuple[Dropped, ...]]:
    count = pc.sum(mask).as_py()
    if not count:
        return rows, ()
    return rows.filter(pc.invert(mask)), (Dropped(reason, count),)


def added_up(dropped: Iterable[Dropped]) -> tuple[Dropped, ...]:
    """The same counts with each reason once."""
    counts: Counter[str] = Counter()
    for one in dropped:
        counts[one.reason] += one.count
    return tuple(Dropped(reason, count) for reason, count in counts.items())


def repeated(name: str, rows: pa.Table) -> tuple[Finding, ...]:
    """A NOTE with the number of rows that repeat an earlier one, in tables small enough to compare."""
    if rows.num_rows > _MOST_COMPARED:
        return ()
    if any(pc.count_distinct(column, mode="all").as_py() == rows.num_rows for column in rows.columns):
        return ()
    count = rows.num_rows - rows.group_by(rows.column_names, use_threads=False).aggregate([]).num_rows
    if not count:
        return ()
    what = f"Rows that repeat an earlier row in every cell: {count:,}. They are kept."
    fix = "If the file was put together from several exports, check that none is in it twice."
    return (Finding(Severity.NOTE, name, what, fix),)
