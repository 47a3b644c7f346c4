"""What did the people of each quadrant say and do?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import reduce
from operator import add

from cxmetrics.analyses.comparing.difference import mover_of
from cxmetrics.analyses.customers import paid
from cxmetrics.analyses.customers.followed import Span, question, rows
from cxmetrics.analyses.customers.standing import standings
from cxmetrics.analyses.grounds.beside import match_of
from cxmetrics.analyses.quadrant.cuts import Cuts
from cxmetrics.analyses.quadrant.outcome import shown
from cxmetrics.analyses.share import UNIT, share
from cxmetrics.metrics import METRICS
from cxmetrics.model import (
    CUT,
    LEAST_SHOWN,
    Column,
    Dataset,
    Display,
    Estimate,
    Histogram,
    Interval,
    Kind,
    Quadrant,
    Ratio,
    Role,
    Slice,
    Terms,
)
from cxmetrics.store import Workspace
from cxmetrics.store.plane import answers

STAYED, AGAIN, NPS, RECOMMENDED, REVENUE, PAID = (
    "stayed",
    "bought_again",
    "nps",
    "recommended",
    "revenue",
    "paid",
)
Estimator = Callable[[Histogram], Estimate]
Found = Mapping[Quadrant, Histogram]


@dataclass(frozen=True)
class Gap:
    """One group less another, in the unit of both, with its interval; `n` of both together."""

    first: Estimate
    second: Estimate
    value: float
    interval: Interval
    n: int

    @property
    def sure(self) -> bool:
        """Whether both rest on answers enough for a figure; else only the range may be told."""
        return self.first.shown is self.second.shown is Display.VALUE


@dataclass(frozen=True)
class Consequence:
    """One thing said or done, by quadrant: `did` says what, `who` of whom: responses, or customers.

    `great` and `poor` are those of a great and of a poor experience together, whatever the service; both are
    hidden where one of them less a quadrant that is shown would tell of another that is not.
    """

    id: str
    column: str | None
    did: str
    who: str
    unit: str
    of: tuple[tuple[Quadrant, Estimate], ...]
    great: Estimate
    poor: Estimate

    def __getitem__(self, quadrant: Quadrant) -> Estimate:
        return dict(self.of)[quadrant]

    def gap(self, quadrant: Quadrant = Quadrant.PARADOX) -> Gap | None:
        """A quadrant less the ideal one; None where one of them is hidden or has no limits."""
        return _gap(self[quadrant], self[Quadrant.IDEAL])

    def experience_gap(self) -> Gap | None:
        """A poor experience less a great one."""
        return _gap(self.poor, self.great)


def consequences(
    workspace: Workspace, dataset: Dataset, part: Slice, *, cut: float | Cuts = CUT
) -> tuple[Consequence, ...]:
    """Whatever the data has: who stayed, who bought again, who recommends, what was paid; deeds first."""
    cuts = Cuts.of(cut)
    return (
        *_asked(workspace, dataset, part, cuts, Role.CHURNED),
        *_bought(workspace, dataset, part, cuts),
        *_asked(workspace, dataset, part, cuts, Role.NPS),
        *_asked(workspace, dataset, part, cuts, Role.RECOMMENDED),
        *_asked(workspace, dataset, part, cuts, Role.REVENUE),
    )


def _asked(
    workspace: Workspace, dataset: Dataset, part: Slice, cuts: Cuts, role: Role
) -> tuple[Consequence, ...]:
    """What stands in a column of the same responses."""
    columns = dataset.by_role(role)[:1]
    calculation = METRICS["nps"].calculation
    if not columns or (role is Role.NPS and not (calculation and calculation.suits(columns[0]))):
        return ()
    (column,) = columns
    found = answers(workspace, dataset, column, part, cuts.both)
    held = {Quadrant.at(*sides): histogram for sides, histogram in found.items()}
    id_, did, unit, estimate = _kind(column, part.terms)
    return (_consequence(id_, column.label, did, "responses", unit, held, estimate),)


def _kind(column: Column, terms: Terms) -> tuple[str, str, str, Estimator]:
    """Its id, what they did, its unit, and how it is estimated."""
    scale = column.scale
    if scale is None:
        return REVENUE, "paid on average", paid.UNIT, lambda found: paid.average(found.effective(), terms)
    if column.role is Role.NPS:
        return (
            NPS,
            "Net Promoter Score",
            METRICS["nps"].unit,
            lambda found: METRICS["nps"].estimate(found, scale, terms),
        )
    best = scale.low if scale.reversed else scale.high

    def yes(found: Histogram) -> Estimate:
        counted = found.effective()
        part = sum(n for score, n in counted.counts if score == best)
        return share(Ratio(part, counted.size, found.n if found.weight else None), terms)

    stayed = column.role is Role.CHURNED
    return (STAYED, "stayed", UNIT, yes) if stayed else (RECOMMENDED, "recommend", UNIT, yes)


def _bought(workspace: Workspace, dataset: Dataset, part: Slice, cuts: Cuts) -> tuple[Consequence, ...]:
    """What their customers bought afterwards, where the workspace holds a list of purchases of the same people.

    Customers stand by the mean of all they answered before the window of the terms, and are followed through it.
    """
    match = match_of(workspace, dataset, part) if dataset.kind is Kind.RESPONSES else None
    ways = [way for way in standings(match.responses) if way.id == "quadrant"] if match else []
    if match is None or not ways or match.orders.last is None:
        return ()
    days, terms = part.terms.window, part.terms
    since = match.orders.last - timedelta(days=days)
    way = replace(ways[0], group=lambda service, experience: _at(service, experience, cuts).id)
    seen = rows(
        workspace, question(workspace, dataset, match, way, Span(since, since, days), part), way, since
    )
    again: dict[Quadrant, dict[float, float]] = {quadrant: {} for quadrant in Quadrant}
    spent: dict[Quadrant, dict[float, float]] = {quadrant: {} for quadrant in Quadrant}
    by_id = {quadrant.id: quadrant for quadrant in Quadrant}
    for row in seen:
        did, amount = float(row.wait is not None), round(row.paid, paid.CENTS)
        one, other = again[by_id[row.group]], spent[by_id[row.group]]
        one[did] = one.get(did, 0) + row.n
        other[amount] = other.get(amount, 0) + row.n
    within = f"within {days} days"
    return (
        _consequence(
            AGAIN, None, f"bought again {within}", "customers", UNIT, _held(again), lambda h: _did(h, terms)
        ),
        _consequence(
            PAID,
            None,
            f"paid {within}, on average",
            "customers",
            paid.UNIT,
            _held(spent),
            lambda h: paid.average(h, terms),
        ),
    )


def _at(service: float, experience: float | None, cuts: Cuts) -> Quadrant:
    return Quadrant.at(service >= cuts.service, (experience or 0.0) >= cuts.experience)


def _held(counts: dict[Quadrant, dict[float, float]]) -> dict[Quadrant, Histogram]:
    return {quadrant: Histogram.of(found) for quadrant, found in counts.items()}


def _did(found: Histogram, terms: Terms) -> Estimate:
    return share(Ratio(found.above(1.0), found.size), terms)


def _consequence(
    id_: str, column: str | None, did: str, who: str, unit: str, held: Found, estimate: Estimator
) -> Consequence:
    none = Histogram(())
    each = shown({quadrant: estimate(held.get(quadrant, none)) for quadrant in Quadrant})
    sums = [estimate(_together(held, great=good)) for good in (True, False)]
    if any(0 < one.n < LEAST_SHOWN for one in sums) or _gives_away(each):
        sums = [one.concealed() for one in sums]
    great, poor = sums
    return Consequence(id_, column, did, who, unit, tuple(each.items()), great, poor)


def _gives_away(each: Mapping[Quadrant, Estimate]) -> bool:
    """Whether a sum over the service less the one quadrant of it that is shown would be the one that is hidden.

    Both sums stand or fall together, for one of them is the total less the other.
    """
    secret = {quadrant for quadrant, one in each.items() if one.n and one.shown is Display.HIDDEN}
    pairs = ((Quadrant.IDEAL, Quadrant.IMPOSSIBLE), (Quadrant.PARADOX, Quadrant.UNDESIRABLE))
    return any(len(secret.intersection(pair)) == 1 for pair in pairs)


def _together(held: Found, *, great: bool) -> Histogram:
    """Those of a great, or of a poor, experience."""
    found = [held[q] for q in Quadrant if q in held and q.great_experience is great]
    return reduce(add, found) if found else Histogram(())


def _gap(one: Estimate, other: Estimate) -> Gap | None:
    if Display.HIDDEN in (one.shown, other.shown):
        return None
    found = mover_of(other, one)
    if found is None or one.value is None or other.value is None:
        return None
    return Gap(one, other, one.value - other.value, found, one.n + other.n)
