"""Do two measures order the shops, or the months, alike?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, variance
from typing import Any

from cxmetrics.analyses.measure import Measure
from cxmetrics.analyses.segment import segments_of
from cxmetrics.model import LEAST_SHOWN, Column, Dataset, Estimate, Pairs, Slice
from cxmetrics.stats import rank_correlation
from cxmetrics.stats.normal import z
from cxmetrics.stats.rank_correlation import Correlation
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import moments

LEAST_UNITS = 10
MOST_OTHERS = 8


@dataclass(frozen=True)
class Related:
    """How one measure goes with another over the units; `corrected` for noise where that is sound, else None."""

    other: Measure
    correlation: Correlation
    corrected: float | None


@dataclass(frozen=True)
class Agreement:
    """With each other measure, over the values of a field or over months where `by` is None.

    `units` are those of this measure that may be shown; under ten nothing is told.
    """

    by: Column | None
    units: int
    of: tuple[Related, ...]


def unit(workspace: Workspace, dataset: Dataset, part: Slice) -> Column | None:
    """The field with at least ten values of five responses each that covers the most responses."""
    covered: dict[Column, int] = {}
    for column in segments_of(dataset):
        found = moments(workspace, dataset, (), part, segment=column.name)
        sizes = [n for key, (n, _) in found.items() if key.segment is not None and n >= LEAST_SHOWN]
        if len(sizes) >= LEAST_UNITS:
            covered[column] = sum(sizes)
    return max(covered, key=lambda column: covered[column], default=None)


def of(
    measure: Measure,
    known: Sequence[Measure],
    values: Mapping[str, Mapping[Any, Estimate]],
    by: Column | None,
    level: float,
) -> Agreement:
    """The measure against one of every other question, over the units both have a value of."""
    mine = _told(values.get(measure.id, {}))
    related = []
    for other in _others(measure, known):
        theirs = _told(values.get(other.id, {}))
        shared = [place for place in mine if place in theirs]
        if len(shared) < LEAST_UNITS:
            continue
        pairs = Pairs(tuple((mine[u].value or 0.0, theirs[u].value or 0.0, 1) for u in shared))
        if found := rank_correlation.spearman(pairs, level):
            sure = [_reliability([of_one[u] for u in shared], level) for of_one in (mine, theirs)]
            corrected = rank_correlation.disattenuated(found.r, *sure)
            related.append(Related(other, found, corrected))
    return Agreement(by, len(mine), tuple(related[:MOST_OTHERS]))


def _others(measure: Measure, known: Sequence[Measure]) -> list[Measure]:
    """One measure of each other question: two views of the same answers agree by themselves."""
    first: dict[str, Measure] = {}
    for other in known:
        name = other.column.name if other.column else other.id
        if measure.column is None or name != measure.column.name:
            first.setdefault(name, other)
    return [other for other in first.values() if other.id != measure.id]


def _told(values: Mapping[Any, Estimate]) -> dict[Any, Estimate]:
    return {place: found for place, found in values.items() if found.value is not None}


def _reliability(units: Sequence[Estimate], level: float) -> float:
    """The share of what varies between the units that is no noise."""
    errors = [(u.high - u.low) / (2.0 * z(level)) for u in units if u.high is not None and u.low is not None]
    if not errors:
        return 0.0
    noise = fmean(error**2 for error in errors)
    seen = variance([u.value or 0.0 for u in units])
    return rank_correlation.reliability(seen - noise, noise)
