"""What the engine asks of single responses, or single customers, on the plane of service and experience."""

from collections import defaultdict
from typing import Any

from cxmetrics.model import Column, Dataset, Histogram, Pairs, Slice, Weight
from cxmetrics.store.evidence import Cut, greats, source, weights
from cxmetrics.store.fetch import NO_WEIGHT, table_of
from cxmetrics.store.matrix import some
from cxmetrics.store.query import Query, safe
from cxmetrics.store.sites import HAVE_BOTH
from cxmetrics.store.typed import DECIMALS
from cxmetrics.store.workspace import Workspace

HIGHEST = 100.0
MOST_HALVED = 200_000
Sides = tuple[bool, bool]


def cells(
    dataset: Dataset,
    part: Slice,
    *,
    customer: Column | None = None,
    step: float | None = None,
    cut: Cut = 0.0,
) -> Query:
    """Rows (service, experience, n): how many lie where; with `step` in squares so wide, by their lower corner.

    The cut is an edge of the squares, so that none lies on both sides of it.
    """
    rows, values = _placed(dataset, part, customer)
    edges = cut if isinstance(cut, tuple) else (cut, cut)
    names = ("service", "experience")
    at = (
        names
        if step is None
        else [_square(side, edge, step) for side, edge in zip(names, edges, strict=True)]
    )
    return Query(
        f"SELECT {at[0]} AS x, {at[1]} AS y, COUNT(*) AS n FROM {rows} GROUP BY {at[0]}, {at[1]} ORDER BY 1, 2",
        values,
    )


def customers(workspace: Workspace, dataset: Dataset, part: Slice, customer: Column, cut: Cut) -> Pairs:
    """How many customers fall in each quadrant by the mean of all they answered; each of them counts once."""
    rows, values = _placed(dataset, part, customer)
    x, y = (f"CASE WHEN {great} THEN 1 ELSE 0 END" for great in greats(cut))
    query = Query(
        f"SELECT {x} AS x, {y} AS y, COUNT(*) AS n FROM {rows} GROUP BY {x}, {y} ORDER BY 1, 2", values
    )
    return Pairs(tuple((a, b, n) for a, b, n in workspace.rows(query)))


def answers(
    workspace: Workspace, dataset: Dataset, column: Column, part: Slice, cut: Cut
) -> dict[Sides, Histogram]:
    """The answers to a question, or amounts, by (great service, great experience)."""
    name = safe(column.name)
    rows, values = source(table_of(dataset), part, *HAVE_BOTH, f"{name} IS NOT NULL")
    x, y = (f"CASE WHEN {great} THEN 1 ELSE 0 END" for great in greats(cut))
    query = Query(
        f"SELECT {x} AS x, {y} AS y, {name} AS score, COUNT(*) AS n, {weights(part)} FROM {rows} "
        f"GROUP BY {x}, {y}, {name} ORDER BY 1, 2, 3",
        values,
    )
    counts: dict[Sides, dict[float, float]] = defaultdict(dict)
    held: dict[Sides, Weight] = {}
    for a, b, score, n, weight, squares in workspace.rows(query):
        sides = (bool(a), bool(b))
        counts[sides][float(score)] = n if weight is None else weight
        if weight is not None:
            held[sides] = held.get(sides, NO_WEIGHT) + Weight(weight, squares, n)
    return {sides: Histogram.of(found, weight=held.get(sides)) for sides, found in counts.items()}


def halves(workspace: Workspace, dataset: Dataset, segment: str, part: Slice) -> list[tuple[Any, ...]]:
    """Rows (segment, n_0, service_0, experience_0, n_1, …): both scores' means in each half of a group's responses.

    Every second one belongs to the other half, in the order of the file; of very many, some are halved.
    """
    group = safe(segment)
    picked = some(workspace, dataset, part, MOST_HALVED)
    rows, values = source(table_of(dataset), part, *HAVE_BOTH, *picked)
    means = ", ".join(
        f"SUM(CASE WHEN half = {half} THEN 1 ELSE 0 END) AS n_{half}, "
        f"AVG(CASE WHEN half = {half} THEN service END) AS service_{half}, "
        f"AVG(CASE WHEN half = {half} THEN experience END) AS experience_{half}"
        for half in (0, 1)
    )
    return workspace.rows(
        Query(
            f"SELECT {group}, {means} FROM (SELECT {group}, service, experience, place - 2 * FLOOR(place / 2) "
            f"AS half FROM (SELECT {group}, service, experience, ROW_NUMBER() OVER (PARTITION BY {group} "
            f"ORDER BY response) AS place FROM {rows}) AS numbered) AS halved GROUP BY {group} ORDER BY 1",
            values,
        )
    )


def _placed(dataset: Dataset, part: Slice, customer: Column | None) -> tuple[str, tuple[Any, ...]]:
    """What stands after FROM for points with both scores: responses, or customers by their means."""
    if customer is None:
        return source(table_of(dataset), part, *HAVE_BOTH)
    who = safe(customer.name)
    rows, values = source(table_of(dataset), part, *HAVE_BOTH, f"{who} IS NOT NULL")
    means = ", ".join(f"ROUND(AVG({side}), {DECIMALS}) AS {side}" for side in ("service", "experience"))
    return f"(SELECT {means} FROM {rows} GROUP BY {who}) AS each_customer", values


def _square(side: str, edge: float, step: float) -> str:
    """The lower edge of the square a score lies in; the highest score lies in the last one."""
    last = edge + step * (-(-(HIGHEST - edge) // step) - 1)
    lower = f"{float(edge)!r} + {float(step)!r} * FLOOR(({side} - {float(edge)!r}) / {float(step)!r})"
    return f"CASE WHEN {side} >= {float(last)!r} THEN {float(last)!r} ELSE {lower} END"
