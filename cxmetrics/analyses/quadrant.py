"""Where is service great and experience not?"""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add

from cxmetrics.analyses.score import score
from cxmetrics.analyses.share import share
from cxmetrics.analyses.subtraction import protected
from cxmetrics.metrics.nps import PROMOTER
from cxmetrics.model import (
    CUT,
    SIDES,
    Column,
    Dataset,
    Display,
    Estimate,
    Key,
    Pairs,
    Quadrant,
    Ratio,
    Role,
    Slice,
    Terms,
)
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import moments, pairs, ratios


@dataclass(frozen=True)
class Outcome:
    """One quadrant: how many responses, which share of all, and how many of them recommend.

    `recommended` counts those who said yes, `promoters` those who answered 9 or 10 of 10; None where
    the data has no such question.
    """

    quadrant: Quadrant
    count: int
    share: Estimate
    recommended: Estimate | None = None
    promoters: Estimate | None = None


@dataclass(frozen=True)
class Outcomes:
    """All four quadrants at a cut; `n` responses have both scores."""

    cut: float
    n: int
    of: tuple[Outcome, ...]

    def __getitem__(self, quadrant: Quadrant) -> Outcome:
        return next(outcome for outcome in self.of if outcome.quadrant is quadrant)


@dataclass(frozen=True)
class Unit:
    """One dot: a segment's value (None where it was not given), or a period, with both scores.

    `placed` is the quadrant both intervals lie in, None where one crosses the cut or has too few answers.
    """

    name: str | None
    n: int
    service: Estimate
    experience: Estimate
    placed: Quadrant | None
    period: date | None = None


def outcomes(workspace: Workspace, dataset: Dataset, part: Slice, *, cut: float = CUT) -> Outcomes:
    """How the responses spread over the four quadrants, with intervals."""
    cells = next(iter(pairs(workspace, dataset, part, cut).values()), Pairs(()))
    counts = {Quadrant.at(bool(x), bool(y)): n for x, y, n in cells.counts}
    parts = _parts(cells)
    said, promoted = (
        ratios(workspace, dataset, asked[0].name, *_top(asked[0]), part, cut)
        if (asked := dataset.by_role(role))
        else None
        for role in (Role.RECOMMENDED, Role.NPS)
    )
    return Outcomes(
        cut,
        cells.n,
        tuple(
            Outcome(
                quadrant,
                counts.get(quadrant, 0),
                share(parts.get(quadrant, _none_of(cells)), part.terms),
                _among(said, quadrant, part.terms),
                _among(promoted, quadrant, part.terms),
            )
            for quadrant in Quadrant
        ),
    )


def units(
    workspace: Workspace,
    dataset: Dataset,
    part: Slice,
    *,
    segment: str | None = None,
    every: str | None = None,
    cut: float = CUT,
) -> tuple[Unit, ...]:
    """A dot for every value of `segment` (or every period), the most answered first."""
    found = moments(workspace, dataset, [str(side) for side in SIDES], part, segment=segment, every=every)
    service, experience = (
        protected({key: score(sums[str(side)], part.terms) for key, (_, sums) in found.items()})
        for side in SIDES
    )
    dots = [_unit(key, service[key], experience[key], cut) for key in found if every is None or key.period]
    return tuple(sorted(dots, key=lambda dot: (-dot.n, dot.name or "", dot.period or date.min)))


def _parts(cells: Pairs) -> dict[Quadrant, Ratio]:
    """Each quadrant as a part of all; weighted, over as many answers as the weights leave."""
    if not cells.weights:
        return {Quadrant.at(bool(x), bool(y)): Ratio(n, cells.n) for x, y, n in cells.counts}
    whole = reduce(add, cells.weights)
    return {
        Quadrant.at(bool(x), bool(y)): Ratio(
            weight.total / whole.total * whole.effective, whole.effective, whole.answers
        )
        for (x, y, _), weight in zip(cells.counts, cells.weights, strict=True)
    }


def _none_of(cells: Pairs) -> Ratio:
    if not cells.weights:
        return Ratio(0, cells.n)
    whole = reduce(add, cells.weights)
    return Ratio(0, whole.effective, whole.answers)


def _unit(key: Key, service: Estimate, experience: Estimate, cut: float) -> Unit:
    sides = [_side_of(estimate, cut) for estimate in (service, experience)]
    great_service, great_experience = sides
    placed = None
    if great_service is not None and great_experience is not None:
        placed = Quadrant.at(great_service, great_experience)
    return Unit(key.segment, min(service.n, experience.n), service, experience, placed, key.period)


def _side_of(estimate: Estimate, cut: float) -> bool | None:
    """Great or poor where the answers suffice for a verdict and the interval leaves no doubt."""
    if estimate.shown is not Display.VALUE or estimate.low is None or estimate.high is None:
        return None
    if estimate.low >= cut:
        return True
    return False if estimate.high < cut else None


def _top(column: Column) -> tuple[float, float]:
    """The answers that recommend: 9 and 10 of 10, or the best end of yes and no."""
    assert column.scale is not None  # an answer has one: see Column
    if column.role is Role.NPS:
        return PROMOTER, column.scale.high
    best = column.scale.low if column.scale.reversed else column.scale.high
    return best, best


def _among(said: dict[tuple[bool, bool], Ratio] | None, quadrant: Quadrant, terms: Terms) -> Estimate | None:
    if said is None:
        return None
    return share(said.get((quadrant.great_service, quadrant.great_experience), Ratio(0, 0)), terms)
