"""What a container gives: the cells of a file, before anyone knows which rows are headers."""

from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.errors import NotReadable
from cxmetrics.model import Dropped, Finding

Head = tuple[tuple[str, ...], ...]
HEAD_ROWS = 6


@dataclass(frozen=True)
class Span:
    """A cell that reaches over several rows: its column, its first row and its last, each from 0."""

    column: int
    first: int
    last: int


@dataclass(frozen=True)
class Grid:
    """All rows of a file as columns of text, a blank cell being null.

    `sheets` names the others that could be read instead (those of a workbook, or the files of an archive).
    `dropped` counts rows that could not be read, `skipped` holds their places in the file, from 1.
    `merged` are cells that reach over several rows, `notes` texts beside the rows, as on another sheet.
    """

    rows: pa.Table
    encoding: str
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    skipped: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()
    merged: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()

    def head(self, start: int) -> Head:
        """The first rows from `start` on as text."""
        rows = self.rows.slice(start, HEAD_ROWS)
        columns = [column.fill_null("").to_pylist() for column in rows.columns]
        return tuple(zip(*columns, strict=True))

    def places(self, indices: Iterable[int]) -> tuple[int, ...]:
        """The row of the file, from 1, in which each row of `rows` stands; `indices` ascend."""
        found, skipped, ahead = [], iter(self.skipped), 0
        following = next(skipped, None)
        for index in indices:
            while following is not None and following <= index + 1 + ahead:
                ahead += 1
                following = next(skipped, None)
            found.append(index + 1 + ahead)
        return tuple(found)


def text_table(columns: Iterable[pa.ChunkedArray]) -> pa.Table:
    """The columns as a table c1, c2, …: white space around a cell is cut off, an empty cell is null."""
    cleared = [_trimmed(column) for column in columns]
    return pa.table(cleared, names=_names(len(cleared)))


def renamed(rows: pa.Table) -> pa.Table:
    """The same rows with columns c1, c2, … without a gap."""
    return rows.rename_columns(_names(rows.num_columns))


def _names(count: int) -> list[str]:
    return [f"c{place}" for place in range(1, count + 1)]


def _trimmed(column: pa.ChunkedArray) -> pa.ChunkedArray:
    trimmed = pc.utf8_trim_whitespace(column)
    before, after = pc.binary_length(column), pc.binary_length(trimmed)
    if pc.min(after).as_py() == 0:
        return pc.if_else(pc.equal(after, 0), pa.scalar(None, pa.string()), trimmed)
    # the column as it came rather than a copy: what is held once takes half the memory
    return column if pc.sum(before).as_py() == pc.sum(after).as_py() else trimmed


def is_blank(rows: pa.Table) -> pa.ChunkedArray:
    """For each row, whether all of its cells are blank."""
    blank = rows.column(0).is_null()
    for column in rows.columns[1:]:
        blank = pc.and_(blank, column.is_null())
    return blank


def unknown_sheet(name: str, asked: str, known: list[str]) -> NotReadable:
    """The refusal of a sheet that the file does not have, or that has nothing in it, naming those it has."""
    return NotReadable(
        f"“{name}” has no “{asked}” with anything in it.",
        why=f"It has: {', '.join(f'“{one}”' for one in known) or 'nothing'}.",
        fix="Choose one of these.",
    )
