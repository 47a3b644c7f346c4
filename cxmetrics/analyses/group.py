"""All measures of a dataset, for the whole of it, by segment or over time."""

from dataclasses import dataclass
from typing import Any

from cxmetrics.analyses.measure import Measure, evidence, measures
from cxmetrics.analyses.score import score
from cxmetrics.analyses.subtraction import protected
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
    metrics = [
        (m, protected({key: _estimate(m, asked[_question(m)].get(key), part.terms) for key in totals}))
        for m in known
    ]
    scores = {
        side: protected({key: score(sums[side], part.terms) for key, (_, sums) in totals.items()})
        for side in SIDES
        if dataset.rated(side)
    }
    return tuple(
        Group(
            key,
            responses,
            tuple((measure, estimates[key]) for measure, estimates in metrics),
            {side: estimates[key] for side, estimates in scores.items()},
        )
        for key, (responses, _) in totals.items()
    )


def _question(measure: Measure) -> str:
    """What is asked of the table for a measure: metrics of the same answers ask once."""
    name = measure.column.name if measure.column else ""
    return f"{name} {measure.behaviour.name}" if measure.behaviour else name


def _estimate(measure: Measure, found: Any, terms: Terms) -> Estimate:
    """The estimate of one group; a group nobody of whom did anything has none."""
    return Estimate.hidden(0, unit=measure.unit) if found is None else measure.estimate(found, terms)
