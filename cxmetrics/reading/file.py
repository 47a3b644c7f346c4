"""From the bytes of a file to its table."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

import pyarrow as pa

from cxmetrics.errors import NotReadable
from cxmetrics.model import Dropped, Finding, SourceFile
from cxmetrics.reading.beside import stacked
from cxmetrics.reading.body import Body
from cxmetrics.reading.columns import nameless, shifted, without_spare
from cxmetrics.reading.ditto import filled_down
from cxmetrics.reading.footer import without_footer
from cxmetrics.reading.format import Format, without_stand_ins
from cxmetrics.reading.grid import Grid, is_blank, renamed
from cxmetrics.reading.half_converted import mended
from cxmetrics.reading.head import Heading, find, first_rows
from cxmetrics.reading.kind import container
from cxmetrics.reading.labels import readable, unique
from cxmetrics.reading.legend import shortened, warnings
from cxmetrics.reading.limits import check_size
from cxmetrics.reading.long import in_wide_shape
from cxmetrics.reading.merged import spread
from cxmetrics.reading.options import with_options
from cxmetrics.reading.recognition import recognise
from cxmetrics.reading.rows import added_up, repeated, responses
from cxmetrics.reading.second import without_second
from cxmetrics.reading.sections import without_sections
from cxmetrics.reading.status import exclusions
from cxmetrics.reading.table import Table

PLAIN = "plain"


def read(name: str, data: bytes, *, sheet: str | None = None) -> Table:
    """The responses in a file (in the sheet asked for, else the fullest), as its own text, with the findings.

    Raises NotReadable, with the reason and what to do, when it holds no table of responses.
    """
    check_size(name, len(data))
    grid = container(name, data).read(name, data, sheet)
    heading, format = _heading(name, grid, _first_filled(name, grid))
    body = _answers(name, grid, heading)
    told, called = exclusions(body.labels, body.rows) if format.id == PLAIN else (format.exclusions, ())
    kept, dropped = responses(body.rows, body.labels, told, heading.names(grid.rows))
    dropped = added_up(grid.dropped + body.dropped + dropped)
    kept, cleared = without_stand_ins(body.labels, kept, format.stand_ins)
    if not kept.num_rows:
        raise _no_responses(name, dropped, grid.places((heading.start,))[0])
    kept, repaired = _repaired(unique(body.labels), kept)
    again = repeated(name, kept)
    shaped = in_wide_shape(name, unique(body.labels), renamed(kept))
    final = with_options(shaped.labels, shaped.rows)
    file = SourceFile(
        name=name,
        sha256=_fingerprint(data, grid),
        size=len(data),
        format=format.id,
        encoding=grid.encoding,
        sheet=grid.sheet,
        rows=kept.num_rows + sum(reason.count for reason in dropped),
        kept=final.rows.num_rows,
        dropped=dropped + shaped.dropped,
    )
    notes = shortened((*heading.notes, *body.notes, *grid.notes))
    findings: tuple[Finding, ...] = (
        *grid.findings,
        *heading.findings,
        *body.findings,
        *called,
        *cleared,
        *repaired,
        *again,
        *shaped.findings,
        *final.findings,
        *warnings(name, notes),
    )
    return Table(file, final.labels, final.rows, findings, grid.sheets, notes)


def _answers(name: str, grid: Grid, heading: Heading) -> Body:
    """The rows below the names, less what stands beside, between and below the answers."""
    below = heading.start + heading.rows

    def places(found: Iterable[int]) -> tuple[int, ...]:
        return grid.places(below + index for index in found)

    labels, rows = without_spare(tuple(map(readable, heading.labels)), grid.rows.slice(below))
    rows, merged = spread(labels, rows, grid.merged, below)
    body = stacked(name, Body(labels, rows, places).noted(*merged))
    body = body.noted(
        *(nameless(body.labels, body.rows, body.places) or shifted(body.labels, body.rows, body.places))
    )
    return without_footer(without_sections(without_second(body)))


def _repaired(labels: tuple[str, ...], rows: pa.Table) -> tuple[pa.Table, tuple[Finding, ...]]:
    """The rows with the cells mended that say “as above”, or that a spreadsheet changed."""
    rows, above = filled_down(labels, rows)
    rows, days = mended(labels, rows)
    return rows, (*above, *days)


def _fingerprint(data: bytes, grid: Grid) -> str:
    """Of what was read: one of several sheets is another file than its neighbours."""
    found = hashlib.sha256(data)
    if grid.sheets and grid.sheet:
        found.update(grid.sheet.encode())
    return found.hexdigest()


def _heading(name: str, grid: Grid, start: int) -> tuple[Heading, Format]:
    """Where the names of the columns stand, and the format they show: that of a tool, else a plain table."""
    head = grid.head(start)
    format = recognise(head)
    if format.id != PLAIN:
        return Heading(start, format.header_rows(head), format.labels(head)), format
    heading = find(name, first_rows(grid.rows, start), grid.places((start,))[0])
    heading = replace(heading, start=start + heading.start)
    head = grid.head(heading.start)
    format = recognise(head)
    if format.id != PLAIN and heading.rows:
        heading = replace(heading, rows=format.header_rows(head), labels=format.labels(head))
    return heading, format


def _first_filled(name: str, grid: Grid) -> int:
    """The place of the first row that is not blank."""
    place = int(is_blank(grid.rows).index(False).as_py()) if grid.rows.num_rows else -1
    if place < 0:
        raise _no_responses(name, grid.dropped)
    return place


def _no_responses(name: str, dropped: tuple[Dropped, ...], names: int | None = None) -> NotReadable:
    left_out = "; ".join(f"{reason.reason} ({reason.count:,})" for reason in dropped)
    return NotReadable(
        f"“{name}” holds no answers.",
        why=f"All its rows were left out: {left_out}."
        if left_out
        else f"There is nothing below the names of the columns{f' (row {names})' if names else ''}.",
        fix="Check in the tool it came from that there are answers, and export it again.",
    )
