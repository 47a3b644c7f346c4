"""Everything a dataset can be measured by: its metrics, its ratings and its two scores."""

from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

from cxmetrics.analyses.score import UNIT, score
from cxmetrics.errors import NotEnoughData, UnknownName
from cxmetrics.metrics import METRICS
from cxmetrics.model import (
    USUAL,
    Behaviour,
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
    Terms,
    Waits,
)
from cxmetrics.store import Workspace
from cxmetrics.store.behaviour import behaved
from cxmetrics.store.fetch import histograms, moments

Evidence = Histogram | Moments | Waits


@dataclass(frozen=True)
class Measure:
    """One thing to look at: a metric of one column, or the score of one side.

    Of what people did, the column is that of the replies, or names the customer.
    """

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

    @property
    def behaviour(self) -> Behaviour | None:
        """What people did, where the measure is computed from that; None where it is from answers."""
        if self.metric is None or self.metric.observed is None or self.column is None or self.column.scale:
            return None
        return self.metric.observed.behaviour

    def estimate(self, evidence: Evidence, terms: Terms = USUAL) -> Estimate:
        """The estimate over a piece of the evidence this measure is computed from."""
        if isinstance(evidence, Moments):
            return score(evidence, terms)
        if self.metric is None or self.column is None:
            raise ValueError("a score is computed from moments")
        if isinstance(evidence, Waits) or self.column.scale is None:
            return self.metric.observe(evidence, terms)
        return self.metric.estimate(evidence, self.column.scale, terms)


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
    computed.sort(key=lambda m: m.column is not None and m.column.role is Role.RATING)
    return (*scores, *computed, *_observed(dataset))


def _observed(dataset: Dataset) -> list[Measure]:
    """The metrics of what people did: replies where they stand, the rest in a list of orders."""
    replies = dataset.by_role(Role.REPLIED) or dataset.by_role(Role.REPLY_TIME)
    customers = dataset.by_role(Role.CUSTOMER)[:1] if dataset.kind is Kind.ORDERS else ()
    return [
        Measure(metric, column)
        for metric in METRICS.values()
        if metric.observed is not None
        for column in (replies if metric.observed.behaviour is Behaviour.REPLY else customers)
    ]


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
) -> Grouped[Any]:
    """What the measure is computed from, by segment and period: the same kind of Evidence in every group."""
    if measure.column is not None and measure.behaviour is not None:
        return behaved(
            workspace, dataset, measure.behaviour, measure.column.name, part, segment=segment, every=every
        )
    if measure.column is not None:
        return histograms(workspace, dataset, measure.column.name, part, segment=segment, every=every)
    side = str(measure.side)
    found = moments(workspace, dataset, [side], part, segment=segment, every=every)
    return {key: sums[side] for key, (_, sums) in found.items()}


def whole(workspace: Workspace, dataset: Dataset, measure: Measure, part: Slice) -> Estimate:
    """The measure over the whole slice."""
    return summed(measure, evidence(workspace, dataset, measure, part), part.terms)


def summed(measure: Measure, pieces: Grouped[Any], terms: Terms = USUAL) -> Estimate:
    """The measure over all pieces of its evidence together."""
    if not pieces:
        return Estimate.hidden(0, unit=measure.unit)
    return measure.estimate(together([*pieces.values()]), terms)


def together(pieces: list[Any]) -> Any:
    """Several pieces of evidence of one kind as one."""
    return reduce(add, pieces)
