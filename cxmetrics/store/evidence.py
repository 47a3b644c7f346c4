"""The four questions the engine asks of a table of responses.

Each returns SQL in a portable subset (SELECT, SUM, COUNT, CASE, GROUP BY, ORDER BY; no quoting, no
date functions, no FILTER) that other engines run verbatim. Every one starts with the same two
columns: the segment's value and the start of the period, NULL where the split is not asked for.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from cxmetrics.model import BLANK, Slice
from cxmetrics.store.query import Query, safe
from cxmetrics.store.typed import off_scale

DAY = "day"


def histogram(
    table: str, column: str, part: Slice, *, segment: str | None = None, every: str | None = None
) -> Query:
    """Rows (segment, period, score, n, off_scale): how often each answer to `column` was given."""
    keys, group = _keys(segment, every)
    clause, values = where(part)
    score, off = safe(column), off_scale(safe(column))
    return Query(
        f"SELECT {keys}, {score} AS score, COUNT(*) AS n, SUM({off}) AS off_scale "
        f"FROM {safe(table)}{clause} GROUP BY {', '.join([*group, score])} ORDER BY 1, 2, 3",
        values,
    )


def moments(
    table: str,
    columns: Sequence[str],
    part: Slice,
    *,
    segment: str | None = None,
    every: str | None = None,
) -> Query:
    """Rows (segment, period, n, then n, sum and sum of squares of each of `columns`), in one scan."""
    keys, group = _keys(segment, every)
    clause, values = where(part)
    sums = [
        f"COUNT({c}) AS {c}_n, SUM({c}) AS {c}_sum, SUM({c} * {c}) AS {c}_squares" for c in map(safe, columns)
    ]
    by = f" GROUP BY {', '.join(group)} ORDER BY 1, 2" if group else ""
    what = ", ".join([keys, "COUNT(*) AS n", *sums])
    return Query(f"SELECT {what} FROM {safe(table)}{clause}{by}", values)


def ratio(
    table: str,
    column: str,
    low: float,
    high: float,
    part: Slice,
    cut: float,
    *,
    segment: str | None = None,
) -> Query:
    """Rows (segment, period, x, y, part, whole): how many answered `low` to `high`, by quadrant."""
    return _by_quadrant(
        table,
        f"SUM(CASE WHEN {safe(column)} >= {float(low)!r} AND {safe(column)} <= {float(high)!r} "
        f"THEN 1 ELSE 0 END) AS part, "
        f"COUNT({safe(column)}) AS whole",
        part,
        cut,
        segment,
    )


def pairs(table: str, part: Slice, cut: float, *, segment: str | None = None) -> Query:
    """Rows (segment, period, x, y, n): great (1) or poor (0) service against experience at `cut`."""
    return _by_quadrant(table, "COUNT(*) AS n", part, cut, segment)


def _by_quadrant(table: str, what: str, part: Slice, cut: float, segment: str | None) -> Query:
    keys, group = _keys(segment, None)
    clause, values = where(part, "service IS NOT NULL", "experience IS NOT NULL")
    x, y = (f"CASE WHEN {side} >= {float(cut)!r} THEN 1 ELSE 0 END" for side in ("service", "experience"))
    return Query(
        f"SELECT {keys}, {x} AS x, {y} AS y, {what} FROM {safe(table)}{clause} "
        f"GROUP BY {', '.join([*group, x, y])} ORDER BY 1, 2, 3, 4",
        values,
    )


def _keys(segment: str | None, every: str | None) -> tuple[str, list[str]]:
    group = [safe(name) for name in (segment, every) if name]
    one = f"{safe(segment)} AS segment" if segment else "NULL AS segment"
    two = f"{safe(every)} AS period" if every else "NULL AS period"
    return f"{one}, {two}", group


def where(part: Slice, *conditions: str) -> tuple[str, tuple[Any, ...]]:
    """The WHERE clause of a slice, with whatever must hold besides."""
    terms = list(conditions)
    values: list[str | date] = []
    for name, kept in part.segments:
        asked = [value for value in kept if value != BLANK]
        either = [f"{safe(name)} IN ({', '.join('?' * len(asked))})"] if asked else []
        either += [f"{safe(name)} IS NULL"] if BLANK in kept else []
        terms.append(f"({' OR '.join(either)})")
        values.extend(asked)
    for sign, day in ((">=", part.first), ("<=", part.last)):
        if day is not None:
            terms.append(f"{DAY} {sign} ?")
            values.append(day)
    return (f" WHERE {' AND '.join(terms)}" if terms else ""), tuple(values)
