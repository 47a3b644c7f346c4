"""What an export format is: how to know it, where its headers end, which rows are no responses."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.model import Finding, Severity
from cxmetrics.reading.grid import Head

Told = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Exclusion:
    """Rows whose `column` holds one of `values` are no responses; a blank cell counts as "".

    `also` names further columns, with their values, that tell the same.
    """

    column: str
    values: tuple[str, ...]
    reason: str
    also: tuple[Told, ...] = ()

    @property
    def told_by(self) -> tuple[Told, ...]:
        """Every column that tells such a row, with the values that do."""
        return ((self.column, self.values), *self.also)

    def applies(self, labels: tuple[str, ...], rows: pa.Table) -> pa.ChunkedArray | None:
        """For each row whether it is left out; None where the file lacks every column that tells."""
        masks = [_holds(column, values, labels, rows) for column, values in self.told_by]
        known = [mask for mask in masks if mask is not None]
        return reduce(pc.or_, known) if known else None


@dataclass(frozen=True)
class StandIn:
    """Words or dates the tool itself writes into `column` where it knows nothing: they are no answers."""

    column: str
    values: tuple[str, ...]


def without_stand_ins(
    labels: tuple[str, ...], rows: pa.Table, stand_ins: tuple[StandIn, ...]
) -> tuple[pa.Table, tuple[Finding, ...]]:
    """The rows with blank cells where the tool wrote a stand-in, and a NOTE for each column so changed."""
    notes: tuple[Finding, ...] = ()
    for stand_in in stand_ins:
        holds = _holds(stand_in.column, stand_in.values, labels, rows)
        count = pc.sum(holds).as_py() if holds is not None else None
        if not count:
            continue
        place = _place(stand_in.column, labels)
        cells = rows.column(place)
        written = cells.filter(holds)[0].as_py()
        cleared = pc.if_else(holds, pa.scalar(None, cells.type), cells)
        rows = rows.set_column(place, rows.column_names[place], cleared)
        what = f"The tool writes “{written}” where it knows nothing; cells read as blank: {count:,}."
        notes += (Finding(Severity.NOTE, labels[place], what, "Nothing to do."),)
    return rows, notes


def _place(column: str, labels: tuple[str, ...]) -> int:
    """Where the column stands, whatever the case of its letters; -1 where it does not."""
    wanted = column.lower()
    return next((place for place, label in enumerate(labels) if label.lower() == wanted), -1)


def _holds(
    column: str, values: tuple[str, ...], labels: tuple[str, ...], rows: pa.Table
) -> pa.ChunkedArray | None:
    place = _place(column, labels)
    if place < 0:
        return None
    cells = pc.fill_null(rows.column(place), "")
    wanted = pa.array([value.lower() for value in values])
    return pc.is_in(pc.utf8_lower(pc.utf8_trim_whitespace(cells)), value_set=wanted)


def one_row(head: Head) -> int:  # noqa: ARG001 - the shape every format shares
    """One header row."""
    return 1


def first_row(head: Head) -> tuple[str, ...]:
    """The labels as the first row has them."""
    return head[0]


@dataclass(frozen=True)
class Format:
    """The export of one tool, judged by the first rows of a file.

    `sniff` says from 0 to 1 how much the head looks like it. `example` is such a head as CSV text:
    documentation, and the format's own test. `signs` names the columns it is known by, each as in
    `cxmetrics.reading.formats._signs`.
    """

    id: str
    name: str
    example: str
    sniff: Callable[[Head], float]
    signs: tuple[str, ...] = ()
    header_rows: Callable[[Head], int] = one_row
    labels: Callable[[Head], tuple[str, ...]] = first_row
    exclusions: tuple[Exclusion, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()
