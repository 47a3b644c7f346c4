"""Everything a dataset can be measured by: its metrics, its ratings and its two scores."""

from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import TypeVar

from cxmetrics.analyses.score import UNIT, score
from cxmetrics.errors import NotEnoughData, UnknownName
from cxmetrics.metrics import METRICS
from cxmetrics.model import (
    Column,
    Dataset,
    Estimate,
    Grouped,
    Histogram,
    Kind,
    Metric,
    Moments,
    Role,
    Side,
    Slice,
)
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import histograms, moments

Evidence = TypeVar("Evidence", Histogram, Moments)


@dataclass(frozen=True)
class Measure:
    """One thing to look at: a metric of one column, or the score of one side."""

    metric: Metric | None = None
    column: Column | None = None
    side: Side | None = None

    @property
    def id(self) -> str:
        """Short and stable, for links: `nps.c7`, `rating.c3`, `service`."""
        return f"{self.metric.id}.{self.column.name}" if self.metric and self.column else str(self.side)

    @property
    def unit(self) -> str:
        """Points, %, rating, or points of 100 for a score."""
        return self.metric.unit if self.metric else UNIT

    def estimate(self, evidence: Histogram | Moments, level: float = 0.95) -> Estimate:
        """The estimate over a piece of the evidence this measure is computed from."""
        if isinstance(evidence, Moments):
            return score(evidence, level)
        if self.metric is None or self.column is None or self.column.scale is None:
            raise ValueError("a score is computed from moments")
        return self.metric.estimate(evidence, self.column.scale, level)


def measures(dataset: Dataset) -> tuple[Measure, ...]:
    """Every measure the dataset has: both scores, then the metrics, then rating by rating."""
    scores = [Measure(side=side) for side in (Side.SERVICE, Side.EXPERIENCE) if dataset.rated(side)]
    computed = [
        Measure(metric, column)
        for metric in METRICS.values()
        if metric.calculation is not None
        for column in dataset.scored
        if metric.calculation.suits(column)
    ]
    return (*scores, *sorted(computed, key=lambda m: m.column is not None and m.column.role is Role.RATING))


def find(dataset: Dataset, id_: str) -> Measure:
    """The measure called `id_`, or the first whose metric is; raises when the dataset has none."""
    known = measures(dataset)
    for measure in known:
        if id_ in (measure.id, measure.metric and measure.metric.id):
            return measure
    if id_ in METRICS:
        metric = METRICS[id_]
        if dataset.kind is Kind.FIGURES:
            raise NotEnoughData(
                f"{metric.name} cannot be computed from this data.",
                why="The answers have already been added up; there are no single respondents in this table.",
                fix="Ask for the file with one row for each person who answered.",
            )
        raise NotEnoughData(
            f"{metric.name} cannot be computed from this data.",
            why=f"It needs: {metric.needs}",
            fix="Ask for a metric this data has, or add a file that holds what is needed.",
        )
    raise UnknownName.of("metric", id_, [measure.id for measure in known])


def evidence(
    workspace: Workspace,
    dataset: Dataset,
    measure: Measure,
    part: Slice,
    *,
    segment: str | None = None,
    every: str | None = None,
) -> Grouped[Histogram] | Grouped[Moments]:
    """What the measure is computed from, by segment and period."""
    if measure.column is not None:
        return histograms(workspace, dataset, measure.column.name, part, segment=segment, every=every)
    side = str(measure.side)
    found = moments(workspace, dataset, [side], part, segment=segment, every=every)
    return {key: sums[side] for key, (_, sums) in found.items()}


def whole(
    workspace: Workspace, dataset: Dataset, measure: Measure, part: Slice, level: float = 0.95
) -> Estimate:
    """The measure over the whole slice."""
    return summed(measure, evidence(workspace, dataset, measure, part), level)


def summed(measure: Measure, pieces: Grouped[Histogram] | Grouped[Moments], level: float = 0.95) -> Estimate:
    """The measure over all pieces of its evidence together."""
    if not pieces:
        return Estimate.hidden(0, unit=measure.unit)
    return measure.estimate(together([*pieces.values()]), level)


def together(pieces: list[Evidence]) -> Evidence:
    """Several pieces of evidence as one."""
    return reduce(add, pieces)
