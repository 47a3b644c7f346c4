"""Headings and subtotals that stand between the answers."""

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.model import Finding, Severity
from cxmetrics.reading.body import Body
from cxmetrics.reading.cells import is_value, number
from cxmetrics.reading.contrast import profiles
from cxmetrics.reading.footer import TOTAL, is_total
from cxmetrics.reading.grid import is_blank
from cxmetrics.reading.sums import adds_up

HEADING = "heading between the answers"

_SAMPLE = 200
_LOOKED_AT = 5000
_MOST_SHARE = 0.25
_LEAST_FILLED = 0.7
_MOST = 2000
_MOST_WRONG = 20
_LONGEST = 60
_NAMED = 3
_PERIOD = re.compile(
    r"(?i)[^\W\d_]{3,10}\.?,? (?:de )?(?:19|20)\d\d|(?:19|20)\d\d [^\W\d_]{3,10}|q[1-4][ /-]?(?:19|20)\d\d"
    r"|(?:week|kw|calendar week|woche|semaine|semana|settimana) ?\d{1,2}\b.*|(?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d"
)
_TOTAL_START = (
    r"(?i)^(?:sub-?\s?total|zwischensumme|sous-total|subtotale?|(?:grand )?total|summe|gesamt|average|durchschnitt"
    r"|moyenne|media|promedio)\b"
)


def without_sections(body: Body) -> Body:
    """The rows less headings such as “January 2026” and subtotals between them, counted and noted."""
    return _without_subtotals(_without_headings(body))


def _without_headings(body: Body) -> Body:
    mask = _only_first(body.rows)
    count = pc.sum(mask).as_py() if mask is not None else 0
    if mask is None or not 0 < count <= _MOST_SHARE * body.rows.num_rows or count > _MOST:
        return body
    indices = pc.indices_nonzero(mask).to_pylist()
    headings: list[str] = body.rows.column(0).filter(mask).to_pylist()
    others = body.rows.filter(pc.invert(mask))
    if not _are_headings(headings, indices, others):
        return body
    named = all(map(_PERIOD.fullmatch, headings))
    return body.noted(_note(headings, body.places(indices)[0], named)).without(mask, HEADING)


def _only_first(rows: pa.Table) -> pa.ChunkedArray | None:
    """For each row whether its first cell alone is filled; None where no row can be so."""
    if rows.num_columns < 2 or not all(column.null_count for column in rows.columns[1:]):
        return None
    return pc.and_(rows.column(0).is_valid(), is_blank(rows.select(range(1, rows.num_columns))))


def _are_headings(headings: list[str], indices: list[int], others: pa.Table) -> bool:
    """Whether such rows, unlike the first cells of all others, stand before rows that are well filled."""
    filled = others.filter(pc.invert(is_blank(others)))
    cells = sum(len(column) - column.null_count for column in filled.columns)
    if not filled.num_rows or cells < _LEAST_FILLED * filled.num_rows * filled.num_columns:
        return False
    if any(len(text) > _LONGEST or is_total(text) for text in headings) or len(set(headings)) < len(headings):
        return False
    if pc.any(pc.is_in(others.column(0), value_set=pa.array(headings))).as_py():
        return False
    periods = all(map(_PERIOD.fullmatch, headings))
    if len(headings) == 1:
        return periods and indices[0] == 0
    sample = [(cell or "",) for cell in others.column(0).slice(0, _SAMPLE).to_pylist()]
    (first,) = profiles(sample)
    return periods or (first.values and not any(map(is_value, headings)) and indices[0] == 0)


def _note(headings: list[str], place: int, named: bool) -> Finding:
    listed = ", ".join(f"“{text}”" for text in headings[:_NAMED])
    more = " …" if len(headings) > _NAMED else ""
    what = f"Rows with a heading and no answer, left out: {len(headings):,} ({listed}{more})."
    if named:
        return Finding(
            Severity.NOTE, f"row {place}", what, "Nothing to do, unless the dates lack what they say."
        )
    fix = "If the headings tell something of the answers below them, write it into a column of its own."
    return Finding(Severity.WARNING, f"row {place}", what, fix)


def _without_subtotals(body: Body) -> Body:
    """The rows less totals that add up the rows since the one before, or, at either end, all rows."""
    rows, indices = body.rows, _called_totals(body.rows)
    found: list[int] = []
    start = 0
    if indices[:1] == [0] and _adds_up(rows, 0, rows.slice(1).filter(_is_answer(rows.slice(1)))):
        found, start = [0], 1
    for place, index in enumerate(indices[len(found) :]):
        if _adds_up(rows, index, rows.slice(start, index - start)):
            found.append(index)
            start = index + 1
        elif place - len(found) >= _MOST_WRONG:
            break
    # one at the end alone is what stands below the answers, and looked at with that
    if not found or found == [rows.num_rows - 1]:
        return body
    if indices[-1] not in found and _adds_up(rows, indices[-1], _others(rows, found, indices[-1])):
        found.append(indices[-1])
    what = f"Rows that add up other rows, left out: {len(found):,}."
    note = Finding(Severity.NOTE, f"row {body.places(found)[0]}", what, "Nothing to do.")
    return body.noted(note).without_rows(found, TOTAL)


def _called_totals(rows: pa.Table) -> list[int]:
    """Where the first column says that a row is a total, where that is said near the top already and seldom."""
    if rows.num_columns < 2 or not pc.any(_says_total(rows.slice(0, _LOOKED_AT))).as_py():
        return []
    found: list[int] = pc.indices_nonzero(_says_total(rows)).to_pylist()
    return found if len(found) <= min(_MOST, rows.num_rows / 2) else []


def _says_total(rows: pa.Table) -> pa.ChunkedArray:
    return pc.match_substring_regex(rows.column(0), _TOTAL_START)


def _is_answer(rows: pa.Table) -> pa.ChunkedArray:
    """For each row whether its first column does not say that it is a total."""
    return pc.invert(pc.fill_null(_says_total(rows), False))


def _others(rows: pa.Table, left_out: list[int], end: int) -> pa.Table:
    """The rows before `end` without those."""
    keep = np.ones(end, dtype=bool)
    keep[left_out] = False
    return rows.slice(0, end).filter(pa.array(keep))


def _adds_up(rows: pa.Table, index: int, above: pa.Table) -> bool:
    row = [cell or "" for cell in rows.slice(index, 1).to_pylist()[0].values()]
    figures = [(place, cell) for place, cell in enumerate(row) if place and number(cell) is not None]
    if not figures or len(figures) + 1 < sum(map(bool, row)) or above.num_rows < 2:
        return False
    return all(adds_up(cell, above.column(place)) for place, cell in figures)
