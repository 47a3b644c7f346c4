"""How are we doing?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cxmetrics.analyses import noticeable
from cxmetrics.analyses.definition import Definition, define
from cxmetrics.analyses.measure import Measure, evidence, measures, summed, together
from cxmetrics.model import (
    USUAL,
    Behaviour,
    Column,
    Dataset,
    Display,
    Estimate,
    Family,
    Grouped,
    Role,
    Slice,
    Terms,
)
from cxmetrics.store import Workspace

MOST = 8
FEW_LEVELS = 7
VARIANTS = frozenset({"first_response_p90", "first_response_target"})
"""Further views of a figure that has a headline already."""
AGEING = frozenset({Behaviour.DEPARTURE, Behaviour.SPENDING})
"""What grows with the time since a customer first came: months of newcomers are not to be compared in it."""


@dataclass(frozen=True)
class Headline:
    """A headline figure: what it means, the estimate, and its values of the months with answers enough.

    `usual_n` is the median number of answers a month over the last twelve whole months, None under three
    of them. `noticeable` is the smallest change one would mostly notice between two such months, None
    where a month has no such figure.
    """

    measure: Measure
    definition: Definition
    estimate: Estimate
    path: tuple[float, ...]
    usual_n: int | None = None
    noticeable: float | None = None

    @property
    def question(self) -> Column | None:
        """The question it is computed from; None for a score, which has several, and where nobody was asked."""
        column = self.measure.column
        return column if column and column.scale else None


def headlines(workspace: Workspace, dataset: Dataset, part: Slice) -> tuple[Headline, ...]:
    """The two scores and one measure of each family, at most eight; none that nothing is known of."""
    found = (_headline(workspace, dataset, m, part) for m in _chosen(dataset, part.terms))
    return tuple(card for card in found if card.estimate.n or card.measure.behaviour is None)[:MOST]


def _chosen(dataset: Dataset, terms: Terms) -> list[Measure]:
    chosen: list[Measure] = []
    families: set[Family] = set()
    for measure in sorted(measures(dataset), key=_only_said):
        if measure.metric is None:
            chosen.append(measure)
        elif measure.metric.family not in families and _speaks(measure, terms):
            families.add(measure.metric.family)
            chosen.append(measure)
    return chosen


def _only_said(measure: Measure) -> bool:
    """Whether it is what people say they do, which gives way to what they did."""
    return measure.column is not None and measure.column.role is Role.RECOMMENDED


def _speaks(measure: Measure, terms: Terms) -> bool:
    """Whether it speaks for the whole: a rating of one touchpoint does not, nor do two views of one thing.

    Satisfaction is read as the terms say. Where they say the usual, an overall grade on more than seven
    points is read as its average.
    """
    column, metric = measure.column, measure.metric
    if column is None or metric is None or column.role is Role.RATING or metric.id in VARIANTS:
        return False
    if column.scale is not None and column.role in (Role.OVERALL, Role.CSAT):
        long = column.role is Role.OVERALL and column.scale.levels > FEW_LEVELS
        usual = terms.satisfaction == USUAL.satisfaction
        return metric.id == ("rating" if long and usual else terms.satisfaction)
    return True


def _headline(workspace: Workspace, dataset: Dataset, measure: Measure, part: Slice) -> Headline:
    pieces = evidence(workspace, dataset, measure, part, every="month")
    whole = summed(measure, pieces, part.terms)
    definition = define(dataset, measure, part)
    if measure.behaviour in AGEING:
        return Headline(measure, definition, whole, ())
    months = _months(measure, pieces, part.terms)
    usual = noticeable.usual_n(
        {month: found.n for month, found in months.items()}, *_ends(dataset, measure, part)
    )
    smallest = None
    if usual and whole.shown is not Display.HIDDEN:
        smallest = noticeable.change(measure, together([*pieces.values()]), whole, usual, part.terms)
    path = tuple(e.value for e in months.values() if e.value is not None and e.shown is Display.VALUE)
    return Headline(measure, definition, whole, path, usual, smallest)


def _months(measure: Measure, pieces: Grouped[Any], terms: Terms) -> dict[date, Estimate]:
    """The measure month by month, in order."""
    dated = sorted((key.period, key) for key in pieces if key.period is not None)
    return {month: measure.estimate(pieces[key], terms) for month, key in dated}


def _ends(dataset: Dataset, measure: Measure, part: Slice) -> tuple[date | None, date | None]:
    """The first and the last day there can be answers of; None without dates.

    Customers who came in the last days of the window have not had the time to return.
    """
    if dataset.first is None or dataset.last is None:
        return None, None
    known = measure.behaviour is not Behaviour.RETURN
    end = dataset.last if known else dataset.last - timedelta(days=part.terms.window)
    return max(dataset.first, part.first or date.min), min(end, part.last or date.max)
