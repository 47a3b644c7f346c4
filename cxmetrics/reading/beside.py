"""Tables that stand beside each other in one sheet, with an empty column between them."""

from collections.abc import Iterable
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.model import Finding, Severity
from cxmetrics.reading.body import Body
from cxmetrics.reading.grid import is_blank, renamed

Block = tuple[int, int]

_LEAST_COLUMNS = 2
_LEAST_REPEATED = 2
_LEAST_SHORTER = 3


def stacked(name: str, body: Body) -> Body:
    """Tables with the same names below each other instead of side by side, with a NOTE; a QUESTION for others.

    A row of the file then counts once for each of the tables.
    """
    blocks = _blocks(body)
    if len(blocks) < 2:
        return body
    names = [tuple(label.casefold() for label in body.labels[start:end]) for start, end in blocks]
    if len(set(names)) == 1 and len(names[0]) >= _LEAST_COLUMNS:
        return _below_each_other(name, body, blocks)
    again = set(names[0]).intersection(*names[1:])
    if len(again) >= _LEAST_REPEATED or _end_apart(body, blocks):
        return body.noted(_question(body, blocks))
    return body


def _blocks(body: Body) -> list[Block]:
    """The runs of named columns between columns that have neither a name nor a cell filled."""
    spare = [
        not label and column.null_count == body.rows.num_rows
        for label, column in zip(body.labels, body.rows.columns, strict=True)
    ]
    found: list[Block] = []
    start = 0
    for place, is_spare in enumerate([*spare, True]):
        if is_spare and place > start:
            found.append((start, place))
        start = place + 1 if is_spare else start
    return found if all(all(body.labels[start:end]) for start, end in found) else []


def _below_each_other(name: str, body: Body, blocks: list[Block]) -> Body:
    rows, before, count = body.rows, body.places, body.rows.num_rows
    parts = [renamed(rows.select(range(*block))) for block in blocks]

    def places(found: Iterable[int]) -> tuple[int, ...]:
        return tuple(before((index % count,))[0] for index in found)

    what = (
        f"{len(blocks)} tables with the same columns stand beside each other. They were put below each other, so "
        f"each of the {count:,} rows counts {len(blocks)} times; the ends of shorter tables are blank rows."
    )
    fix = "Nothing to do, unless each table is of another place or time: then save each as a file of its own."
    labels = body.labels[slice(*blocks[0])]
    below = replace(body, labels=labels, rows=pa.concat_tables(parts), places=places)
    return below.noted(Finding(Severity.NOTE, name, what, fix))


def _end_apart(body: Body, blocks: list[Block]) -> bool:
    """Whether one of the tables ends well above another."""
    ends = []
    for block in blocks:
        filled = pc.indices_nonzero(pc.invert(is_blank(body.rows.select(range(*block)))))
        ends.append(filled[-1].as_py() if len(filled) else 0)
    several = all(end - start >= _LEAST_COLUMNS for start, end in blocks)
    return several and max(ends) - min(ends) >= max(_LEAST_SHORTER, max(ends) // 10)


def _question(body: Body, blocks: list[Block]) -> Finding:
    left, right = (f"“{body.labels[start]}” to “{body.labels[end - 1]}”" for start, end in blocks[:2])
    what = (
        f"Two tables may stand beside each other, {left} and {right}, with an empty column between them. They were "
        "read as one, so what stands in the same row counts as one response."
    )
    fix = "If they are two tables, save each as a file of its own, or put one below the other."
    return Finding(Severity.QUESTION, f"row {body.places((0,))[0]}", what, fix)
