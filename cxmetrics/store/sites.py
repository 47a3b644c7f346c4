"""What the engine asks of both scores by group: the sums their means and their covariance are made of."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxmetrics.model import SIDES, Column, Dataset, Grouped, Key, Moments, Slice, Weight
from cxmetrics.store.evidence import keys, source, weights
from cxmetrics.store.fetch import NO_WEIGHT, table_of
from cxmetrics.store.query import Query, safe
from cxmetrics.store.typed import score
from cxmetrics.store.workspace import Workspace

HAS = "CASE WHEN service IS NULL THEN 0 ELSE 1 END + CASE WHEN experience IS NULL THEN 0 ELSE 2 END"
"""Which scores a response has: 1 stands for that of service, 2 for that of the experience, 3 for both."""
MOST = 500
HAVE_BOTH = ("service IS NOT NULL", "experience IS NOT NULL")


@dataclass(frozen=True)
class Both:
    """Sums over the responses that have both scores: of each, of their squares and of their product."""

    n: int
    service: float
    experience: float
    service_squares: float
    products: float
    experience_squares: float
    weight: Weight | None = None

    def effective(self) -> tuple[float, ...]:
        """How many responses, then the sums; weighted, over as many equal ones as would tell as much."""
        size, times = float(self.n), 1.0
        if self.weight is not None and self.weight.total:
            size, times = self.weight.effective, self.weight.effective / self.weight.total
        sums = (self.service, self.experience, self.service_squares, self.products, self.experience_squares)
        return size, *(times * one for one in sums)


@dataclass(frozen=True)
class Sums:
    """What is known of one group: each side over those who have it, and both over those who have both."""

    service: Moments
    experience: Moments
    both: Both


def group_sums(
    table: str, part: Slice, *, segment: str | None = None, every: str | None = None, least: int = 0
) -> Query:
    """Rows (segment, period, HAS, n, SUMS): four at most for each group.

    With `least` only groups with so many responses that have both scores, no more than `MOST`, the most answered.
    """
    of, group = keys(segment, every)
    conditions = HAVE_BOTH if least else ()
    rows, values = source(table, part, *conditions, every=every)
    by = ", ".join([*group, HAS])
    order = (
        f"HAVING COUNT(*) >= {int(least)} ORDER BY n DESC, 1, 2 LIMIT {MOST}" if least else "ORDER BY 1, 2, 3"
    )
    return Query(f"SELECT {of}, {HAS} AS has, {_sums(part)} FROM {rows} GROUP BY {by} {order}", values)


def stage_sums(table: str, stage: tuple[tuple[Column, ...], tuple[Column, ...]], part: Slice) -> Query:
    """Rows (HAS, n, SUMS) of the scores made of a stage's service and experience ratings."""
    rows, values = source(table, part)
    weight = [safe(part.weight)] if part.weight else []
    scores = [f"{score(ratings)} AS {side}" for side, ratings in zip(SIDES, stage, strict=True)]
    return Query(
        f"SELECT {HAS} AS has, {_sums(part)} FROM "
        f"(SELECT {', '.join([*weight, *scores])} FROM {rows}) AS scored GROUP BY {HAS} ORDER BY 1",
        values,
    )


def sums(
    workspace: Workspace,
    dataset: Dataset,
    part: Slice,
    *,
    segment: str | None = None,
    every: str | None = None,
    least: int = 0,
) -> Grouped[Sums]:
    """The sums by segment and period; without either, those of all under Key()."""
    query = group_sums(table_of(dataset), part, segment=segment, every=every, least=least)
    found: dict[Key, list[Sequence[Any]]] = defaultdict(list)
    for name, period, *row in workspace.rows(query):
        found[Key(name, period)].append(row)
    return {key: _of(rows, weighted=part.weight is not None) for key, rows in found.items()}


def by_stage(
    workspace: Workspace,
    dataset: Dataset,
    stages: Mapping[str, tuple[tuple[Column, ...], tuple[Column, ...]]],
    part: Slice,
) -> Grouped[Sums]:
    """The sums of each stage, by its name."""
    return {
        Key(name): _of(
            workspace.rows(stage_sums(table_of(dataset), ratings, part)), weighted=part.weight is not None
        )
        for name, ratings in stages.items()
    }


def _sums(part: Slice) -> str:
    """SUMS of both scores: n, of each the sum and the sum of squares, the sum of products, WEIGHTS."""
    w = "" if part.weight is None else f"{safe(part.weight)} * "
    terms = (
        *("service", "service * service", "experience", "experience * experience"),
        "service * experience",
    )
    summed = ", ".join(f"SUM({w}{term}) AS sum_{at}" for at, term in enumerate(terms))
    return f"COUNT(*) AS n, {summed}, {weights(part)}"


def _of(rows: Sequence[Sequence[Any]], *, weighted: bool) -> Sums:
    """The rows of one group, told apart by which scores they have, put together by side."""
    sides: list[list[Moments]] = [[], []]
    both = Both(0, 0.0, 0.0, 0.0, 0.0, 0.0, NO_WEIGHT if weighted else None)
    for has, n, *five, weight, squares in rows:
        s, ss, e, ee, se = (float(one or 0.0) for one in five)
        held = Weight(weight or 0.0, squares or 0.0, n) if weighted else None
        if has in (1, 3):
            sides[0].append(Moments(n, s, ss, held))
        if has in (2, 3):
            sides[1].append(Moments(n, e, ee, held))
        if has == 3:
            both = Both(n, s, e, ss, se, ee, held)
    none = Moments(0, 0.0, 0.0, NO_WEIGHT if weighted else None)
    service, experience = (sum(of, none) for of in sides)
    return Sums(service, experience, both)
