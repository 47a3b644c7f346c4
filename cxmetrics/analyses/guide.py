"""Which metrics does this data have?"""

from dataclasses import dataclass

from cxmetrics.analyses.measure import measures, whole
from cxmetrics.metrics import METRICS
from cxmetrics.model import Column, Dataset, Estimate, Family, Metric, Slice
from cxmetrics.store import Workspace


@dataclass(frozen=True)
class Presence:
    """One metric, and where this data has it: a column and its estimate each."""

    metric: Metric
    found: tuple[tuple[Column, Estimate], ...]

    @property
    def answers(self) -> int:
        """The most answers any of its columns has."""
        return max((estimate.n for _, estimate in self.found), default=0)


def presence(workspace: Workspace, dataset: Dataset, part: Slice) -> dict[Family, tuple[Presence, ...]]:
    """All metrics by family, each with what this data has of it."""
    found: dict[str, list[tuple[Column, Estimate]]] = {id_: [] for id_ in METRICS}
    for measure in measures(dataset):
        if measure.metric and measure.column:
            estimate = whole(workspace, dataset, measure, part)
            found[measure.metric.id].append((measure.column, estimate))
    return {
        family: tuple(
            Presence(metric, tuple(found[metric.id]))
            for metric in METRICS.values()
            if metric.family is family
        )
        for family in Family
    }
