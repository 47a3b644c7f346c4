"""Where does each group lie: the values of a segment, customers, stages of the journey, periods?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import fmean, median

from cxmetrics.analyses.quadrant.cuts import CutKind, Cuts
from cxmetrics.analyses.quadrant.placement import Placement, placements
from cxmetrics.analyses.score import score
from cxmetrics.analyses.segment import segments_of
from cxmetrics.analyses.subtraction import protected, unsafe_groups
from cxmetrics.meaning import TOUCHPOINTS
from cxmetrics.model import (
    CUT,
    LEAST_SHOWN,
    SIDES,
    Column,
    Dataset,
    Display,
    Estimate,
    Key,
    Quadrant,
    Role,
    Slice,
    Stage,
    Terms,
)
from cxmetrics.stats import bivariate
from cxmetrics.store import Workspace
from cxmetrics.store.sites import Sums, by_stage, sums


@dataclass(frozen=True)
class Unit:
    """One dot: a segment's value (None where it was not given), a stage, a customer or a period, with both scores.

    `n` responses have both; either score may rest on more, and says on how many.
    `placed` is the quadrant it lies in with a probability that suffices, None where it is too close to
    call or has too few answers; `placement` tells more of it. `lies` is where the drawn dot is, sure or not.
    """

    name: str | None
    n: int
    service: Estimate
    experience: Estimate
    placed: Quadrant | None
    period: date | None = None
    placement: Placement | None = None
    lies: Quadrant | None = None

    @property
    def hidden(self) -> bool:
        """Whether it has no dot, for too few answered."""
        return Display.HIDDEN in (self.service.shown, self.experience.shown)


def units(
    workspace: Workspace,
    dataset: Dataset,
    part: Slice,
    *,
    segment: str | None = None,
    every: str | None = None,
    cut: float | Cuts = CUT,
) -> tuple[Unit, ...]:
    """A dot for every value of `segment` (or every period), the most answered first."""
    found = sums(workspace, dataset, part, segment=segment, every=every)
    dots = as_units(found, Cuts.of(cut), part.terms)
    return ranked(dot for key, dot in dots.items() if every is None or key.period)


def telling(
    workspace: Workspace,
    dataset: Dataset,
    part: Slice,
    *,
    segment: str | None = None,
    cut: float | Cuts = CUT,
) -> tuple[Column, tuple[Unit, ...]] | None:
    """A field with its dots that have a place; of all fields the one that tells most: by dots up to eight, then by n."""
    found: list[tuple[Column, tuple[Unit, ...]]] = []
    for column in segments_of(dataset):
        if segment in (None, column.name):
            dots = units(workspace, dataset, part, segment=column.name, cut=cut)
            found.append((column, tuple(dot for dot in dots if dot.placement)))
    known = [field for field in found if field[1]]
    return max(known, key=_tells, default=None)


def _tells(field: tuple[Column, tuple[Unit, ...]]) -> tuple[int, int]:
    dots = field[1]
    return min(len(dots), bivariate.LEAST_SITES), sum(dot.n for dot in dots)


def customers(
    workspace: Workspace, dataset: Dataset, part: Slice, *, cut: float | Cuts = CUT
) -> tuple[Unit, ...]:
    """A dot for every customer with at least five responses, the 500 most answered: the sum, not one occasion.

    None where the data names no customers, or tells by them who they are (an e-mail address).
    """
    who = [column for column in dataset.by_role(Role.CUSTOMER) if column.personal is None]
    if not who:
        return ()
    found = sums(workspace, dataset, part, segment=who[0].name, least=LEAST_SHOWN)
    known = {key: of for key, of in found.items() if key.segment is not None}
    whole = sum(of.both.n for of in sums(workspace, dataset, part).values())
    sizes = {key: of.both.n for key, of in known.items()}
    unsafe = unsafe_groups({**sizes, Key(): whole - sum(sizes.values())})
    dots = as_units(known, Cuts.of(cut), part.terms, add_up=False)
    return ranked(dot for key, dot in dots.items() if key not in unsafe)


def stages(
    workspace: Workspace, dataset: Dataset, part: Slice, *, cut: float | Cuts = CUT
) -> tuple[Unit, ...]:
    """A dot for every stage of the journey whose service and whose experience were rated, in their order."""
    found = by_stage(workspace, dataset, staged(dataset), part)
    return tuple(as_units(found, Cuts.of(cut), part.terms, add_up=False).values())


def staged(dataset: Dataset) -> dict[str, tuple[tuple[Column, ...], tuple[Column, ...]]]:
    """The service and the experience ratings of each stage that has both, in the order of the journey."""
    found = {}
    for stage in Stage:
        rated = [
            column
            for column in dataset.by_role(Role.RATING)
            if column.touchpoint in TOUCHPOINTS and TOUCHPOINTS[column.touchpoint].stage is stage
        ]
        service, experience = (tuple(c for c in rated if c.side is side) for side in SIDES)
        if service and experience:
            found[str(stage)] = (service, experience)
    return found


def relative(dots: Iterable[Unit], kind: CutKind) -> Cuts | None:
    """The mean or the median of the dots as cuts; None where there is no dot. It is a relative position only."""
    values = [(d.service.value, d.experience.value) for d in dots if not d.hidden]
    middle = median if kind is CutKind.MEDIAN else fmean
    if not values:
        return None
    service, experience = (middle([one or 0.0 for one in side]) for side in zip(*values, strict=True))
    return Cuts(service, experience, kind)


def as_units(
    groups: Mapping[Key, Sums],
    cuts: Cuts,
    terms: Terms,
    *,
    pool: Mapping[Key, Sums] | None = None,
    conceal: Iterable[Key] = (),
    add_up: bool = True,
) -> dict[Key, Unit]:
    """The groups as dots, but those of whom fewer than five gave both scores.

    Where they `add_up` to a total, those that would give one away are hidden too.
    """
    sizes = {key: found.both.n for key, found in groups.items()}
    few = {key for key, n in sizes.items() if n < LEAST_SHOWN}
    service, experience = (
        {key: score(getattr(found, str(side)), terms) for key, found in groups.items()} for side in SIDES
    )
    if add_up:
        service, experience = protected(service), protected(experience)
        few |= unsafe_groups(sizes)
    for key in few.union(conceal):
        service[key], experience[key] = service[key].concealed(), experience[key].concealed()
    where = placements(groups, cuts, pool)
    return {
        key: _unit(key, n, (service[key], experience[key]), where.get(key), cuts) for key, n in sizes.items()
    }


def ranked(dots: Iterable[Unit]) -> tuple[Unit, ...]:
    """The most answered first."""
    return tuple(sorted(dots, key=lambda dot: (-dot.n, dot.name or "", dot.period or date.min)))


def _unit(key: Key, n: int, scores: tuple[Estimate, Estimate], where: Placement | None, cuts: Cuts) -> Unit:
    (service, experience), lies = scores, None
    if service.value is None or experience.value is None:
        where = None
    else:
        lies = Quadrant.at(service.value >= cuts.service, experience.value >= cuts.experience)
    return Unit(
        key.segment,
        n,
        service,
        experience,
        where.placed if where else None,
        key.period,
        where,
        lies,
    )
