"""What an export format is: how to know it, where its headers end, which rows are no responses."""

from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.reading.grid import Head


@dataclass(frozen=True)
class Exclusion:
    """Rows whose `column` holds one of `values` are no responses; a blank cell counts as ""."""

    column: str
    values: tuple[str, ...]
    reason: str

    def applies(self, labels: tuple[str, ...], rows: pa.Table) -> pa.ChunkedArray | None:
        """For each row whether it is left out; None where the file lacks the column."""
        if self.column not in labels:
            return None
        cells = pc.fill_null(rows.column(labels.index(self.column)), "")
        wanted = pa.array([value.lower() for value in self.values])
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
    documentation, and the format's own test.
    """

    id: str
    name: str
    example: str
    sniff: Callable[[Head], float]
    header_rows: Callable[[Head], int] = one_row
    labels: Callable[[Head], tuple[str, ...]] = first_row
    exclusions: tuple[Exclusion, ...] = ()


def share_named(head: Head, names: tuple[str, ...]) -> float:
    """How many of `names` stand in the first row, as a share of them."""
    row = {cell.strip().lower() for cell in head[0]}
    return sum(name.lower() in row for name in names) / len(names)
