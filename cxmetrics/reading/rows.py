"""The rows of a table: which are responses, which are dropped and why, which occur twice."""

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.model import Dropped, Finding, Severity
from cxmetrics.reading.format import Exclusion
from cxmetrics.reading.grid import is_blank

_MOST_COMPARED = 200_000


def responses(
    rows: pa.Table, labels: tuple[str, ...], exclusions: tuple[Exclusion, ...]
) -> tuple[pa.Table, tuple[Dropped, ...]]:
    """The rows that are responses; the others are counted under the first reason that applies."""
    rows, dropped = _left_out(rows, is_blank(rows), "blank row")
    for exclusion in exclusions:
        applies = exclusion.applies(labels, rows)
        if applies is not None:
            rows, more = _left_out(rows, applies, exclusion.reason)
            dropped += more
    return rows, dropped


def _left_out(rows: pa.Table, mask: pa.ChunkedArray, reason: str) -> tuple[pa.Table, tuple[Dropped, ...]]:
    count = pc.sum(mask).as_py()
    if not count:
        return rows, ()
    return rows.filter(pc.invert(mask)), (Dropped(reason, count),)


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
