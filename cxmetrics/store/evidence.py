"""The four questions the engine asks of a table of responses.

Each returns SQL in a portable subset (SELECT, SUM, COUNT, CASE, GROUP BY, ORDER BY; no quoting, no
date functions, no FILTER) that other engines run verbatim. Every one starts with the same two
columns: the segment's value and the start of the period, NULL where the split is not asked for.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from cxmetrics.model import BLANK, Slice
from cxmetrics.store.query import Query, safe
from cxmetrics.store.typed import off_scale

DAY = "day"
Cut = float | tuple[float, float]
"""From which score on a side is great: the same on both, or one for service and one for experience."""


def histogram(
    table: str, column: str, part: Slice, *, segment: str | None = None, every: str | None = None
) -> Query:
    """Rows (segment, period, score, n, off_scale, WEIGHTS): how often each answer to `column` was given."""
    of, group = keys(segment, every)
    rows, values = source(table, part, every=every, given=column)
    score, off = safe(column), off_scale(safe(column))
    return Query(
        f"SELECT {of}, {score} AS score, COUNT(*) AS n, SUM({off}) AS off_scale, {weights(part)} "
        f"FROM {rows} GROUP BY {', '.join([*group, score])} ORDER BY 1, 2, 3",
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
    """Rows (segment, period, n, then MOMENTS of each of `columns`), in one scan."""
    of, group = keys(segment, every)
    rows, values = source(table, part, every=every, given=columns[0] if len(columns) == 1 else None)
    by = f" GROUP BY {', '.join(group)} ORDER BY 1, 2" if group else ""
    what = ", ".join([of, "COUNT(*) AS n", *(_moments(safe(c), part) for c in columns)])
    return Query(f"SELECT {what} FROM {rows}{by}", values)


def ratio(
    table: str,
    column: str,
    low: float,
    high: float,
    part: Slice,
    cut: Cut,
    *,
    segment: str | None = None,
) -> Query:
    """Rows (segment, period, x, y, part, whole, WEIGHTS): how many answered `low` to `high`, by quadrant."""
    one = "1" if part.weight is None else safe(part.weight)
    given = f"{safe(column)} IS NOT NULL"
    return _by_quadrant(
        table,
        f"SUM(CASE WHEN {safe(column)} >= {float(low)!r} AND {safe(column)} <= {float(high)!r} "
        f"THEN {one} ELSE 0 END) AS part, "
        f"COUNT({safe(column)}) AS whole, {weights(part, given)}",
        part,
        cut,
        segment,
    )


def pairs(table: str, part: Slice, cut: Cut, *, segment: str | None = None) -> Query:
    """Rows (segment, period, x, y, n, WEIGHTS): great (1) or poor (0) service against experience at `cut`."""
    return _by_quadrant(table, f"COUNT(*) AS n, {weights(part)}", part, cut, segment)


def greats(cut: Cut) -> tuple[str, str]:
    """What holds where service is great, and where the experience is."""
    service, experience = cut if isinstance(cut, tuple) else (cut, cut)
    return f"service >= {float(service)!r}", f"experience >= {float(experience)!r}"


def _by_quadrant(table: str, what: str, part: Slice, cut: Cut, segment: str | None) -> Query:
    of, group = keys(segment, None)
    rows, values = source(table, part, "service IS NOT NULL", "experience IS NOT NULL")
    x, y = (f"CASE WHEN {great} THEN 1 ELSE 0 END" for great in greats(cut))
    return Query(
        f"SELECT {of}, {x} AS x, {y} AS y, {what} FROM {rows} "
        f"GROUP BY {', '.join([*group, x, y])} ORDER BY 1, 2, 3, 4",
        values,
    )


def weights(part: Slice, given: str = "") -> str:
    """Sum and sum of squares of the weights, of those rows that are `given`; NULL without weights."""
    if part.weight is None:
        return "NULL AS weight, NULL AS weight_squares"
    w = safe(part.weight)
    one, two = (f"CASE WHEN {given} THEN {term} END" if given else term for term in (w, f"{w} * {w}"))
    return f"SUM({one}) AS weight, SUM({two}) AS weight_squares"


def _moments(column: str, part: Slice) -> str:
    """n, sum, sum of squares, then sum and sum of squares of the weights, of one column."""
    w = "" if part.weight is None else f"{safe(part.weight)} * "
    sums = f"SUM({w}{column}) AS {column}_sum, SUM({w}{column} * {column}) AS {column}_squares"
    counted = "" if part.weight is None else f", {weights(part, f'{column} IS NOT NULL')}"
    return f"COUNT({column}) AS {column}_n, {sums}{counted}"


def source(
    table: str, part: Slice, *conditions: str, every: str | None = None, given: str | None = None
) -> tuple[str, tuple[Any, ...]]:
    """What stands after FROM for the responses of a slice, with whatever must hold besides, and what is bound.

    Of each customer the latest response of all groups counts, and only then the groups are picked: a
    figure is the same whether its group is filtered or split. With `given`, a column, it is the latest
    that has an answer there.
    """
    if part.weight is not None:
        conditions = (*conditions, f"{safe(part.weight)} > 0")
    if part.latest is None:
        clause, values = where(part, *conditions)
        return f"{safe(table)}{clause}", values
    dates, days = where(replace(part, segments=()))
    customer = safe(part.latest)
    of_each = ", ".join([customer, safe(every)] if every else [customer])
    blank_last = [] if given is None else [f"CASE WHEN {safe(given)} IS NULL THEN 1 ELSE 0 END"]
    newest = [*blank_last, f"CASE WHEN {DAY} IS NULL THEN 1 ELSE 0 END", f"{DAY} DESC", "response DESC"]
    clause, values = where(
        replace(part, first=None, last=None), f"(newest = 1 OR {customer} IS NULL)", *conditions
    )
    return (
        f"(SELECT *, ROW_NUMBER() OVER (PARTITION BY {of_each} ORDER BY {', '.join(newest)}) AS newest "
        f"FROM {safe(table)}{dates}) AS of_each{clause}"
    ), (*days, *values)


def keys(segment: str | None, every: str | None) -> tuple[str, list[str]]:
    """The two columns every answer starts with, and what to group by for them."""
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
