"""What the engine asks of both scores by group: the sums their means and their covariance are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxmetrics.model import Column, Dataset, Grouped, Key, Moments, Slice, Weight
from cxmetrics.store.evidence import keys, moments_of, source, weights
from cxmetrics.store.fetch import as_moments, table_of
from cxmetrics.store.query import Query, safe
from cxmetrics.store.typed import score
from cxmetrics.store.workspace import Workspace

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


def both_scores(dataset: Dataset, segment: str, part: Slice) -> Query:
    """Rows (segment, n, two sums, three sums of products) of the responses that have both scores."""
    of, group = keys(segment, None)
    rows, values = source(table_of(dataset), part, *HAVE_BOTH)
    return Query(
        f"SELECT {of}, COUNT(*) AS n, SUM(service) AS s, SUM(experience) AS e, SUM(service * service) AS ss, "
        f"SUM(service * experience) AS se, SUM(experience * experience) AS ee FROM {rows} "
        f"GROUP BY {', '.join(group)} ORDER BY 1",
        values,
    )


def group_sums(
    table: str, part: Slice, *, segment: str | None = None, every: str | None = None, least: int = 0
) -> Query:
    """Rows (segment, period, SUMS) of the groups with at least so many responses that have both scores."""
    of, group = keys(segment, every)
    rows, values = source(table, part, every=every)
    both = "COUNT(CASE WHEN service IS NOT NULL THEN experience END)"
    by = f" GROUP BY {', '.join(group)}" if group else ""
    enough = f" HAVING {both} >= {int(least)}" if least else ""
    return Query(
        f"SELECT {of}, {_sums('service', 'experience', part)} FROM {rows}{by}{enough} ORDER BY 1, 2", values
    )


def stage_sums(
    table: str, stages: Sequence[tuple[tuple[Column, ...], tuple[Column, ...]]], part: Slice
) -> Query:
    """One row: SUMS of each stage in turn, given as its service and its experience ratings."""
    rows, values = source(table, part)
    scores = [
        f"{score(ratings)} AS {name}"
        for number, sides in enumerate(stages)
        for ratings, name in zip(sides, _names(number), strict=True)
    ]
    weight = [safe(part.weight)] if part.weight else []
    sums = ", ".join(_sums(*_names(number), part) for number in range(len(stages)))
    return Query(f"SELECT {sums} FROM (SELECT {', '.join([*weight, *scores])} FROM {rows}) AS scored", values)


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
    return {Key(name, period): _of(row) for name, period, *row in workspace.rows(query)}


def by_stage(
    workspace: Workspace,
    dataset: Dataset,
    stages: Mapping[str, tuple[tuple[Column, ...], tuple[Column, ...]]],
    part: Slice,
) -> Grouped[Sums]:
    """The sums of each stage, by its name."""
    if not stages:
        return {}
    ((*row,),) = workspace.rows(stage_sums(table_of(dataset), tuple(stages.values()), part))
    width = len(row) // len(stages)
    return {Key(name): _of(row[width * at : width * (at + 1)]) for at, name in enumerate(stages)}


def _names(number: int) -> tuple[str, str]:
    return f"service_{number}", f"experience_{number}"


def _sums(x: str, y: str, part: Slice) -> str:
    """SUMS of two scores: MOMENTS of each, then n, two sums, three sums of products and WEIGHTS of both."""
    w = "" if part.weight is None else f"{safe(part.weight)} * "
    given = f"{x} IS NOT NULL AND {y} IS NOT NULL"
    # A product with a missing score is missing itself, and is not summed.
    parts = [f"CASE WHEN {y} IS NOT NULL THEN {w}{x} END", f"CASE WHEN {x} IS NOT NULL THEN {w}{y} END"]
    parts += [
        f"CASE WHEN {y} IS NOT NULL THEN {w}{x} * {x} END",
        f"{w}{x} * {y}",
        f"CASE WHEN {x} IS NOT NULL THEN {w}{y} * {y} END",
    ]
    both = ", ".join(f"SUM({one}) AS both_{at}" for at, one in enumerate(parts))
    counted = f"COUNT(CASE WHEN {x} IS NOT NULL THEN {y} END) AS both_n"
    return f"{moments_of(x, part)}, {moments_of(y, part)}, {counted}, {both}, {weights(part, given)}"


def _of(row: Sequence[Any]) -> Sums:
    width = (len(row) - 8) // 2
    n, *five, weight, squares = row[2 * width :]
    held = None if width == 3 else Weight(weight or 0.0, squares or 0.0, n)
    s, e, ss, se, ee = (float(one or 0.0) for one in five)
    return Sums(
        as_moments(*row[:width]), as_moments(*row[width : 2 * width]), Both(n, s, e, ss, se, ee, held)
    )
