"""All measures of a dataset, for the whole of it, by segment or over time."""

from dataclasses import dataclass
from typing import Any

from cxmetrics.analyses.measure import Measure, evidence, measures
from cxmetrics.model import SIDES, Dataset, Estimate, Grouped, Key, Side, Slice, Terms
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import moments


@dataclass(frozen=True)
class Group:
    """One group of responses with every measure of it."""

    key: Key
    responses: int
    metrics: tuple[tuple[Measure, Estimate], ...]
    scores: dict[Side, Estimate]


def groups(
    workspace: Workspace,
    dataset: Dataset,
    part: Slice,
    *,
    segment: str | None = None,
    every: str | None = None,
) -> tuple[Group, ...]:
    """A group for each segment and period asked for, in order; one of all responses without either."""
    sides = [str(side) for side in SIDES]
    totals = moments(workspace, dataset, sides, part, segment=segment, every=every)
    asked: dict[str, Grouped[Any]] = {}
    known = [measure for measure in measures(dataset) if measure.column is not None]
    for measure in known:
        if _question(measure) not in asked:
            asked[_question(measure)] = evidence(
                workspace, dataset, measure, part, segment=segment, every=every
            )
    return tuple(
        Group(
            key,
            responses,
            tuple((m, _estimate(m, asked[_question(m)].get(key), part.terms)) for m in known),
            {
                side: Measure(side=side).estimate(sums[side], part.terms)
                for side in SIDES
                if dataset.rated(side)
            },
        )
        for key, (responses, sums) in totals.items()
    )


def _question(measure: Measure) -> str:
    """What is asked of the table for a measure: metrics of the same answers ask once."""
    name = measure.column.name if measure.column else ""
    return f"{name} {measure.behaviour.name}" if measure.behaviour else name


def _estimate(measure: Measure, found: Any, terms: Terms) -> Estimate:
    """The estimate of one group; a group nobody of whom did anything has none."""
    return Estimate.hidden(0, unit=measure.unit) if found is None else measure.estimate(found, terms)
