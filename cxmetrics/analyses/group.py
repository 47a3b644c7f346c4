"""All measures of a dataset, for the whole of it, by segment or over time."""

from dataclasses import dataclass

from cxmetrics.analyses.measure import Measure, evidence, measures
from cxmetrics.model import SIDES, Dataset, Estimate, Grouped, Histogram, Key, Moments, Side, Slice
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
    level: float = 0.95,
    segment: str | None = None,
    every: str | None = None,
) -> tuple[Group, ...]:
    """A group for each segment and period asked for, in order; one of all responses without either."""
    sides = [str(side) for side in SIDES]
    totals = moments(workspace, dataset, sides, part, segment=segment, every=every)
    asked: dict[str, Grouped[Histogram] | Grouped[Moments]] = {}
    known = [measure for measure in measures(dataset) if measure.column is not None]
    for measure in known:
        assert measure.column is not None
        if measure.column.name not in asked:
            asked[measure.column.name] = evidence(
                workspace, dataset, measure, part, segment=segment, every=every
            )
    return tuple(
        Group(
            key,
            responses,
            tuple((m, m.estimate(asked[m.column.name][key], level)) for m in known if m.column),
            {side: Measure(side=side).estimate(sums[side], level) for side in SIDES if dataset.rated(side)},
        )
        for key, (responses, sums) in totals.items()
    )
