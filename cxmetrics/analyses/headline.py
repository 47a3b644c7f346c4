"""How are we doing?"""

from dataclasses import dataclass
from datetime import date

from cxmetrics.analyses.definition import Definition, define
from cxmetrics.analyses.measure import Measure, evidence, measures, summed
from cxmetrics.model import Column, Dataset, Display, Estimate, Family, Key, Role, Slice
from cxmetrics.store import Workspace

MOST = 6
FEW_LEVELS = 7


@dataclass(frozen=True)
class Headline:
    """A headline figure: what it means, the estimate, and its values of the months with answers enough."""

    measure: Measure
    definition: Definition
    estimate: Estimate
    path: tuple[float, ...]

    @property
    def question(self) -> Column | None:
        """The question it is computed from; None for a score, which has several."""
        return self.measure.column


def headlines(workspace: Workspace, dataset: Dataset, part: Slice) -> tuple[Headline, ...]:
    """The two scores and one measure of each family, at most six."""
    return tuple(_headline(workspace, dataset, m, part) for m in _chosen(dataset))


def _chosen(dataset: Dataset) -> list[Measure]:
    chosen: list[Measure] = []
    families: set[Family] = set()
    for measure in measures(dataset):
        if measure.metric is None:
            chosen.append(measure)
        elif measure.metric.family not in families and _speaks(measure):
            families.add(measure.metric.family)
            chosen.append(measure)
    return chosen[:MOST]


def _speaks(measure: Measure) -> bool:
    """Whether it speaks for the whole: a rating of one touchpoint does not, nor do two views of one answer.

    Answers on up to seven points are read as satisfied or not, longer scales as their average.
    """
    column, metric = measure.column, measure.metric
    if column is None or metric is None or column.scale is None or column.role is Role.RATING:
        return False
    if column.role in (Role.OVERALL, Role.CSAT):
        few = column.scale.levels <= FEW_LEVELS
        return metric.id == ("csat" if few or column.role is Role.CSAT else "rating")
    return True


def _headline(workspace: Workspace, dataset: Dataset, measure: Measure, part: Slice) -> Headline:
    pieces = evidence(workspace, dataset, measure, part, every="month")
    months = [measure.estimate(pieces[key], part.terms) for key in sorted(pieces, key=_start) if key.period]
    path = tuple(e.value for e in months if e.value is not None and e.shown is Display.VALUE)
    return Headline(measure, define(dataset, measure), summed(measure, pieces, part.terms), path)


def _start(key: Key) -> date:
    return key.period or date.min
