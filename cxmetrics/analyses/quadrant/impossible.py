"""Is poor service with a great experience virtually impossible?"""

from dataclasses import dataclass

import numpy as np

from cxmetrics.analyses.checks.check import Verdict
from cxmetrics.analyses.quadrant.cuts import Cuts
from cxmetrics.analyses.quadrant.halo import Halo, halo
from cxmetrics.analyses.quadrant.outcome import parts
from cxmetrics.analyses.quadrant.unit import telling
from cxmetrics.analyses.share import UNIT, share
from cxmetrics.model import CUT, Column, Dataset, Estimate, Interval, Pairs, Quadrant, Ratio, Slice, Terms
from cxmetrics.stats import bivariate
from cxmetrics.stats.lift import lift
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import pairs

MOST = 2.0
"""“Virtually impossible” allows for so many of a hundred."""
AROUND = (-5.0, 0.0, 5.0)


@dataclass(frozen=True)
class AtCut:
    """Of those poorly served, the share with a great experience, at one cut; and how that compares with chance."""

    cuts: Cuts
    share: Estimate
    verdict: Verdict
    lift: tuple[float, Interval] | None


@dataclass(frozen=True)
class Sites:
    """How many of the `groups` of a field are expected in that quadrant, with the interval of the number."""

    column: Column
    groups: int
    expected: float
    interval: Interval


@dataclass(frozen=True)
class Impossible:
    """The test at three cuts, five points apart; it speaks only where all three say the same."""

    at: tuple[AtCut, ...]
    sites: Sites | None
    halo: Halo

    @property
    def middle(self) -> AtCut:
        """The test at the cut itself."""
        return self.at[AROUND.index(0.0)]

    @property
    def verdict(self) -> Verdict:
        """What all three cuts agree on; cannot tell where they do not."""
        found = {one.verdict for one in self.at}
        return found.pop() if len(found) == 1 else Verdict.CANNOT_TELL


def impossible(
    workspace: Workspace,
    dataset: Dataset,
    part: Slice,
    *,
    segment: str | None = None,
    cut: float | Cuts = CUT,
) -> Impossible:
    """The share by person at three cuts, the groups of `segment` (of the telling field if None), and the caveat."""
    cuts = Cuts.of(cut)
    at = tuple(_at(workspace, dataset, part, cuts.moved(by)) for by in AROUND)
    sites = _sites(workspace, dataset, part, cuts, segment)
    return Impossible(at, sites, halo(workspace, dataset, part, sites.column.name if sites else None))


def _at(workspace: Workspace, dataset: Dataset, part: Slice, cuts: Cuts) -> AtCut:
    cells = next(iter(pairs(workspace, dataset, part, cuts.both).values()), Pairs(()))
    found = parts(cells)
    ideal, paradox, great, poor = (found[q].part if q in found else 0.0 for q in Quadrant)
    n = sum(count for x, _, count in cells.counts if not x)
    estimate = _share(Ratio(great, great + poor, n if cells.weights else None), part.terms)
    return AtCut(cuts, estimate, _verdict(estimate), lift(great, poor, ideal, paradox, part.terms.level))


def _share(of: Ratio, terms: Terms) -> Estimate:
    """The share; of nobody at all, with a one-sided limit: 1 − .05^(1/n), nearly 3/n."""
    estimate = share(of, terms)
    if of.part or estimate.value is None:
        return estimate
    highest = 1.0 - (1.0 - terms.level) ** (1.0 / of.whole)
    effective = None if of.answers is None else of.whole
    return Estimate.of(0.0, Interval(0.0, 100.0 * highest), of.n, span=100.0, unit=UNIT, effective=effective)


def _verdict(found: Estimate) -> Verdict:
    if found.low is None or found.high is None:
        return Verdict.CANNOT_TELL
    if found.high <= MOST:
        return Verdict.HOLDS
    return Verdict.FAILS if found.low > MOST else Verdict.CANNOT_TELL


def _sites(
    workspace: Workspace, dataset: Dataset, part: Slice, cuts: Cuts, segment: str | None
) -> Sites | None:
    """The groups of a field; without one, of that which tells most."""
    found = telling(workspace, dataset, part, segment=segment, cut=cuts)
    if found is None:
        return None
    column, dots = found
    chances = np.array([dot.placement.probability(Quadrant.IMPOSSIBLE) for dot in dots if dot.placement])
    return Sites(column, len(dots), *bivariate.expected(chances, part.terms.level))
