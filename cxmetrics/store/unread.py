"""Dates and amounts that hold something and could not be read: counted over every row."""

from collections.abc import Iterable, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.model import Column, Finding, Role, Severity


def asked(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns whose cells are cast to something else than the answer they are."""
    return tuple(c for c in columns if c.role in (Role.DATE, Role.REPLIED) or c.role.is_number)


def findings(
    cells: pa.Table, columns: Sequence[Column], read: Iterable[int], told: Iterable[Finding]
) -> tuple[Finding, ...]:
    """A NOTE for each of the `asked` columns where fewer cells were `read` than are filled.

    Recognising looks at a sample; this is exact. What a warning in `told` says is not said again.
    """
    warned = {finding.where for finding in told if finding.severity is Severity.WARNING}
    found = []
    for column, count in zip(asked(columns), read, strict=True):
        held = cells.column(column.name)
        blank = len(held) - held.null_count - _coded(held, column) - count
        if blank and column.label not in warned:
            found.append(_finding(column, blank))
    return tuple(found)


def _finding(column: Column, unread: int) -> Finding:
    cells = "cell is" if unread == 1 else "cells are"
    if column.role is Role.REPLIED:
        what = (
            f"{unread:,} first {'reply is' if unread == 1 else 'replies are'} told of and cannot be counted: before the "
            "request, no moment that can be read, or a request without a date."
        )
        fix = "They count neither as answered nor as waiting. Clocks in different time zones do this: check them in the file."
        return Finding(Severity.WARNING, column.label, what, fix)
    kind = {Role.DATE: "date", Role.REPLY_TIME: "length of time"}.get(column.role, "number")
    what = f"{unread:,} {cells} not blank and hold no {kind} that can be read."
    return Finding(Severity.NOTE, column.label, what, "They count as blank.")


def _coded(held: pa.ChunkedArray, column: Column) -> int:
    """How many cells say that there is no answer."""
    if not column.missing:
        return 0
    return pc.sum(pc.is_in(held.cast(pa.string()), value_set=pa.array(column.missing))).as_py() or 0
