"""How do responses, or customers, spread over the four outcomes?"""

from dataclasses import dataclass
from functools import reduce
from operator import add

from cxmetrics.analyses.quadrant.cuts import Cuts
from cxmetrics.analyses.share import share
from cxmetrics.analyses.subtraction import unsafe_groups
from cxmetrics.metrics.nps import PROMOTER
from cxmetrics.model import (
    CUT,
    Column,
    Dataset,
    Estimate,
    Key,
    Pairs,
    Quadrant,
    Ratio,
    Role,
    Slice,
    Terms,
)
from cxmetrics.store import Workspace, plane
from cxmetrics.store.fetch import pairs, ratios


@dataclass(frozen=True)
class Outcome:
    """One quadrant: how many there are in it, which share of all, and how many of them recommend.

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
    """All four quadrants at a cut; `n` responses, or customers, have both scores.

    `experience_cut` is that of the experience where it is another than that of the service.
    """

    cut: float
    n: int
    of: tuple[Outcome, ...]
    experience_cut: float | None = None

    def __getitem__(self, quadrant: Quadrant) -> Outcome:
        return next(outcome for outcome in self.of if outcome.quadrant is quadrant)


def outcomes(
    workspace: Workspace, dataset: Dataset, part: Slice, *, cut: float | Cuts = CUT, customers: bool = False
) -> Outcomes:
    """How the responses spread over the four quadrants, with intervals.

    With `customers` it is they who are counted, each by the mean of all they answered and each once, whatever
    the weights; what they recommend is told by their responses.
    """
    cuts = Cuts.of(cut)
    if customers:
        who = dataset.by_role(Role.CUSTOMER)[:1]
        cells = plane.customers(workspace, dataset, part, who[0], cuts.both) if who else Pairs(())
        return _outcomes(cells, cuts, part.terms)
    cells = next(iter(pairs(workspace, dataset, part, cuts.both).values()), Pairs(()))
    said, promoted = (
        ratios(workspace, dataset, asked[0].name, *_top(asked[0]), part, cuts.both)
        if (asked := dataset.by_role(role))
        else None
        for role in (Role.RECOMMENDED, Role.NPS)
    )
    return _outcomes(cells, cuts, part.terms, said, promoted)


def parts(cells: Pairs) -> dict[Quadrant, Ratio]:
    """Each quadrant that occurs as a part of all; weighted, over as many answers as the weights leave."""
    if not cells.weights:
        return {Quadrant.at(bool(x), bool(y)): Ratio(n, cells.n) for x, y, n in cells.counts}
    whole = reduce(add, cells.weights)
    return {
        Quadrant.at(bool(x), bool(y)): Ratio(
            weight.total / whole.total * whole.effective, whole.effective, whole.answers
        )
        for (x, y, _), weight in zip(cells.counts, cells.weights, strict=True)
    }


Said = dict[tuple[bool, bool], Ratio]


def _outcomes(
    cells: Pairs, cuts: Cuts, terms: Terms, said: Said | None = None, promoted: Said | None = None
) -> Outcomes:
    counts = {Quadrant.at(bool(x), bool(y)): n for x, y, n in cells.counts}
    found = parts(cells)
    recommended, promoters = _among(said, terms), _among(promoted, terms)
    of = tuple(
        Outcome(
            quadrant,
            counts.get(quadrant, 0),
            share(found.get(quadrant, _none_of(cells)), terms),
            recommended.get(quadrant),
            promoters.get(quadrant),
        )
        for quadrant in Quadrant
    )
    return Outcomes(cuts.service, cells.n, of, None if cuts.service == cuts.experience else cuts.experience)


def _none_of(cells: Pairs) -> Ratio:
    if not cells.weights:
        return Ratio(0, cells.n)
    whole = reduce(add, cells.weights)
    return Ratio(0, whole.effective, whole.answers)


def _top(column: Column) -> tuple[float, float]:
    """The answers that recommend: 9 and 10 of 10, or the best end of yes and no."""
    assert column.scale is not None  # an answer has one: see Column
    if column.role is Role.NPS:
        return PROMOTER, column.scale.high
    best = column.scale.low if column.scale.reversed else column.scale.high
    return best, best


def _among(said: Said | None, terms: Terms) -> dict[Quadrant, Estimate]:
    """What those of each quadrant said; nothing where nobody was asked."""
    if said is None:
        return {}
    return shown(
        {
            quadrant: share(said.get((quadrant.great_service, quadrant.great_experience), Ratio(0, 0)), terms)
            for quadrant in Quadrant
        }
    )


def shown(estimates: dict[Quadrant, Estimate]) -> dict[Quadrant, Estimate]:
    """The estimates of the four quadrants, which add up to a total: those that would give one away are hidden."""
    unsafe = unsafe_groups({Key(quadrant.id): one.n for quadrant, one in estimates.items()})
    return {q: one.concealed() if Key(q.id) in unsafe else one for q, one in estimates.items()}
