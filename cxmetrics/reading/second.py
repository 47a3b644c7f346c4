"""A second table that stands below the answers, with names of its own."""

from collections.abc import Sequence
from itertools import islice

import pyarrow.compute as pc

from cxmetrics.model import Finding, Severity
from cxmetrics.reading.body import Body
from cxmetrics.reading.cells import is_value
from cxmetrics.reading.contrast import Profile, Row, contrast, profiles
from cxmetrics.reading.footer import reason
from cxmetrics.reading.grid import is_blank

SECOND = "another table below the answers"

_LOOKED_AT = 80
_MOST_GAPS = 50
_SHORT = 60


def without_second(body: Body) -> Body:
    """The rows less a smaller table below them, with a WARNING; a QUESTION where that table is the larger one."""
    above = profiles(body.cells(0, _LOOKED_AT)) if body.rows.num_rows else ()
    for gap in islice(_gaps(body), _MOST_GAPS):
        below = [row for row in body.cells(gap + 1, _LOOKED_AT) if any(row)]
        if not below or not _names_others(below, above, body.labels):
            continue
        start = gap + 1 + next(place for place, row in enumerate(body.cells(gap + 1, _LOOKED_AT)) if any(row))
        count = body.rows.num_rows - start
        place = body.places((start,))[0]
        if count > start:
            return body.noted(_question(below[0], place))
        return body.without_rows(range(start, body.rows.num_rows), SECOND).noted(
            _warning(below[0], place, count)
        )
    return body


def _gaps(body: Body) -> list[int]:
    """The last blank row of each run of blank rows below which something stands."""
    if not all(column.null_count for column in body.rows.columns):
        return []
    blank = pc.indices_nonzero(is_blank(body.rows)).to_pylist()
    known = set(blank)
    return [index for index in blank if index + 1 not in known and 0 < index < body.rows.num_rows - 1]


def _names_others(below: Sequence[Row], above: Sequence[Profile], labels: Sequence[str]) -> bool:
    """Whether a row holds names that are none of the table above, and what stands under them is no text alone."""
    names, under = below[0], below[1:]
    filled = [cell for cell in names if cell]
    if len(filled) < 2 or len(set(filled)) < len(filled) or any(map(is_value, filled)) or not under:
        return False
    if max(map(len, filled)) > _SHORT or reason(names) is not None:
        return False
    if [cell.casefold() for cell in filled] == [label.casefold() for label in labels if label]:
        return False
    against, own = contrast(names, above), contrast(names, profiles(under))
    return against.typed >= 1 and not against.like and own.typed >= 1 and not own.like


def _shown(names: Row) -> str:
    return ", ".join(f"“{cell}”" for cell in names if cell)


def _warning(names: Row, place: int, count: int) -> Finding:
    what = (
        f"Below the answers stands another table, with the names {_shown(names)}. Its rows, names and blank rows "
        f"among them, were left out: {count:,}."
    )
    fix = "If they are answers too, put them into the columns above, or save them as a file of their own."
    return Finding(Severity.WARNING, f"row {place}", what, fix)


def _question(names: Row, place: int) -> Finding:
    what = (
        f"A larger table stands below the first one, with the names {_shown(names)}. Both were read as one table "
        "with the names of the first."
    )
    fix = "Save the table with the answers as a file of its own and add that one."
    return Finding(Severity.QUESTION, f"row {place}", what, fix)
