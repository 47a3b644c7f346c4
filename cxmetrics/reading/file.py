"""From the bytes of a file to its table."""

import hashlib

from cxmetrics.errors import NotReadable
from cxmetrics.model import Dropped, Finding, SourceFile
from cxmetrics.reading.columns import header_doubts, shifted, without_spare
from cxmetrics.reading.grid import Grid, is_blank, renamed
from cxmetrics.reading.kind import container
from cxmetrics.reading.labels import tidy, unique
from cxmetrics.reading.limits import check_size
from cxmetrics.reading.recognition import recognise
from cxmetrics.reading.rows import repeated, responses
from cxmetrics.reading.table import Table


def read(name: str, data: bytes, *, sheet: str | None = None) -> Table:
    """The responses in a file (in the sheet asked for, else the fullest), as its own text, with the findings.

    Raises NotReadable, with the reason and what to do, when it holds no table of responses.
    """
    check_size(name, len(data))
    grid = container(name, data).read(name, data, sheet)
    start = _first_filled(name, grid)
    head = grid.head(start)
    format = recognise(head)
    below = start + format.header_rows(head)
    labels, body = without_spare(tuple(map(tidy, format.labels(head))), grid.rows.slice(below))
    slipped = shifted(labels, body, lambda found: grid.places(below + index for index in found))
    kept, dropped = responses(body, labels, format.exclusions)
    dropped = grid.dropped + dropped
    if not kept.num_rows:
        raise _no_responses(name, dropped)
    file = SourceFile(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        format=format.id,
        encoding=grid.encoding,
        sheet=grid.sheet,
        rows=kept.num_rows + sum(reason.count for reason in dropped),
        kept=kept.num_rows,
        dropped=dropped,
    )
    findings: tuple[Finding, ...] = (
        *grid.findings,
        *header_doubts(name, head),
        *slipped,
        *repeated(name, kept),
    )
    return Table(file, unique(labels), renamed(kept), findings, grid.sheets)


def _first_filled(name: str, grid: Grid) -> int:
    """The place of the first row that is not blank."""
    place = int(is_blank(grid.rows).index(False).as_py()) if grid.rows.num_rows else -1
    if place < 0:
        raise _no_responses(name, grid.dropped)
    return place


def _no_responses(name: str, dropped: tuple[Dropped, ...]) -> NotReadable:
    left_out = "; ".join(f"{reason.reason} ({reason.count:,})" for reason in dropped)
    return NotReadable(
        f"“{name}” holds no answers.",
        why=f"All its rows were left out: {left_out}."
        if left_out
        else "There is nothing below the names of the columns.",
        fix="Check in the tool it came from that there are answers, and export it again.",
    )
