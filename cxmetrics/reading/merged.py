"""Cells merged over several rows: the sheet keeps their text in the first of them only."""

from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.model import Finding, Severity
from cxmetrics.reading.cells import number
from cxmetrics.reading.grid import Span, is_blank


def spread(
    labels: Sequence[str], rows: pa.Table, spans: Iterable[Span], start: int
) -> tuple[pa.Table, tuple[Finding, ...]]:
    """The rows with each merged text in all the rows it reaches over, and what is said of it.

    `start` is the place in the sheet of the first of `rows`. A number counts once: one answer over several rows
    may be the answer of one.
    """
    found: dict[int, list[Span]] = {}
    for span in spans:
        if span.first >= start and span.column < rows.num_columns:
            found.setdefault(span.column, []).append(span)
    findings: list[Finding] = []
    if not found:
        return rows, ()
    filled = np.asarray(pc.invert(is_blank(rows)).to_numpy())
    for column, merged in sorted(found.items()):
        cells, count, numbers = _spread(rows.column(column), merged, start, filled)
        label = labels[column] or f"Column {column + 1}"
        if count:
            rows = rows.set_column(column, rows.column_names[column], cells)
            findings.append(_note(label, count))
        if numbers:
            findings.append(_numbers(label, numbers))
    return rows, tuple(findings)


def _spread(
    column: pa.ChunkedArray,
    spans: Iterable[Span],
    start: int,
    filled: np.ndarray[tuple[int], np.dtype[np.bool_]],
) -> tuple[pa.ChunkedArray, int, int]:
    """The column, how many of its cells were filled in, and how many merged cells hold a number."""
    sources = np.arange(len(column))
    numbers = 0
    for span in spans:
        first, last = span.first - start, min(span.last - start, len(column) - 1)
        text = column[first].as_py() if first < len(column) else None
        if text is None:
            continue
        if number(text) is not None:
            numbers += 1
            continue
        reach = np.arange(first, last + 1)
        sources[reach[filled[reach]]] = first
    blank = np.asarray(column.is_null().to_numpy())
    taken = np.where(blank, sources, np.arange(len(column)))
    count = int(np.count_nonzero(taken != np.arange(len(column))))
    return column.take(pa.array(taken)) if count else column, count, numbers


def _note(label: str, count: int) -> Finding:
    what = f"Cells merged over several rows; their text was read for each of these rows: {count:,} cells filled in."
    return Finding(
        Severity.NOTE, label, what, "Nothing to do, unless a merged cell was meant for its first row."
    )


def _numbers(label: str, count: int) -> Finding:
    what = f"Numbers in cells merged over several rows: {count:,}. Each was read once, in its first row."
    fix = "If such a number is the answer of every row, unmerge the cells and fill it in, and add the file again."
    return Finding(Severity.WARNING, label, what, fix)
