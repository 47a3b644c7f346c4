"""Two groups side by side on the quadrant: where do they lie, and how do they spread over the four outcomes?"""

from dataclasses import dataclass, replace

from cxmetrics.analyses.comparing.difference import Difference, difference
from cxmetrics.analyses.comparing.marked import held
from cxmetrics.analyses.measure import Evidence, Measure
from cxmetrics.analyses.quadrant import Unit
from cxmetrics.analyses.quadrant.cuts import Cuts
from cxmetrics.analyses.quadrant.unit import as_units
from cxmetrics.analyses.share import UNIT, share
from cxmetrics.analyses.subtraction import unsafe_groups
from cxmetrics.model import (
    CUT,
    SIDES,
    USUAL,
    Dataset,
    Estimate,
    Histogram,
    Key,
    Pairs,
    Quadrant,
    Ratio,
    Side,
    Slice,
    Terms,
)
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import NO_WEIGHT, pairs
from cxmetrics.store.sites import Sums, sums

IN, OUT = 1.0, 0.0


@dataclass(frozen=True)
class OutcomeShare(Measure):
    """How many of those with both scores lie in one outcome, in per cent; its evidence counts those IN and OUT."""

    @property
    def unit(self) -> str:
        """Per cent."""
        return UNIT

    def estimate(self, evidence: Evidence, terms: Terms = USUAL) -> Estimate:
        """The share with its Wilson interval."""
        if not isinstance(evidence, Histogram):
            raise ValueError("a share is computed from counts")
        counts = evidence.effective()
        answers = evidence.n if evidence.weight else None
        return share(Ratio(counts.above(IN), counts.size, answers), terms)


@dataclass(frozen=True)
class SidePair:
    """The score of one side in both groups; `holds` although so many differences were looked at."""

    side: Side
    difference: Difference
    holds: bool = False


@dataclass(frozen=True)
class OutcomePair:
    """The share of one outcome in both groups; `holds` although so many differences were looked at."""

    quadrant: Quadrant
    difference: Difference
    holds: bool = False


@dataclass(frozen=True)
class QuadrantGroups:
    """Both dots, placed as on the quadrant of all groups, and both scores and four shares set side by side.

    All but the cut is empty where one of the two has too few responses to be shown.
    """

    cut: float
    dots: tuple[Unit, ...] = ()
    scores: tuple[SidePair, ...] = ()
    shares: tuple[OutcomePair, ...] = ()

    @property
    def family(self) -> tuple[Difference, ...]:
        """All differences that stand side by side."""
        return (*(pair.difference for pair in self.scores), *(pair.difference for pair in self.shares))


def quadrant_groups(
    workspace: Workspace,
    dataset: Dataset,
    column: str,
    first: str | None,
    second: str | None,
    part: Slice,
    *,
    cut: float = CUT,
) -> QuadrantGroups:
    """Two values of the column with this safe name; the family is both scores and all four shares."""
    groups = sums(workspace, dataset, part, segment=column)
    dots = as_units(groups, Cuts.of(cut), part.terms)
    cells = pairs(workspace, dataset, part, cut, segment=column)
    unsafe = unsafe_groups({key: found.n for key, found in cells.items()})
    both = Key(segment=first), Key(segment=second)
    if any(key not in dots or dots[key].hidden or key not in cells or key in unsafe for key in both):
        return QuadrantGroups(cut)
    one, other = both
    scores = [_score(side, groups[one], groups[other], part.terms) for side in SIDES]
    shares = [_share(quadrant, cells[one], cells[other], part.terms) for quadrant in Quadrant]
    found = QuadrantGroups(cut, (dots[one], dots[other]), tuple(scores), tuple(shares))
    holds = iter(held(found.family))
    return replace(
        found,
        scores=tuple(replace(pair, holds=next(holds)) for pair in found.scores),
        shares=tuple(replace(pair, holds=next(holds)) for pair in found.shares),
    )


def _score(side: Side, first: Sums, second: Sums, terms: Terms) -> SidePair:
    """From the sums the dots are drawn from: of each customer's latest response, where only that counts."""
    one, other = (getattr(found, str(side)) for found in (first, second))
    return SidePair(side, difference(Measure(side=side), one, other, terms))


def _share(quadrant: Quadrant, first: Pairs, second: Pairs, terms: Terms) -> OutcomePair:
    one, other = (_counted(found, quadrant) for found in (first, second))
    return OutcomePair(quadrant, difference(OutcomeShare(), one, other, terms))


def _counted(cells: Pairs, quadrant: Quadrant) -> Histogram:
    """How many responses lie in the outcome and how many do not, each by its weight where they have one."""
    counts = {IN: 0.0, OUT: 0.0}
    weight = NO_WEIGHT if cells.weights else None
    for place, (x, y, n) in enumerate(cells.counts):
        own = cells.weights[place] if cells.weights else None
        counts[IN if Quadrant.at(bool(x), bool(y)) is quadrant else OUT] += own.total if own else n
        weight = weight + own if weight and own else weight
    return Histogram.of(counts, weight=weight)
