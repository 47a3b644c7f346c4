"""What goes with the outcome most, and can that be told at all?"""

from dataclasses import dataclass, replace

import numpy as np

from cxmetrics.analyses.drivers.answers import Answers
from cxmetrics.analyses.drivers.driver import Driver
from cxmetrics.analyses.drivers.driver import drivers as drivers_of
from cxmetrics.analyses.drivers.fit import LMG, Fit, fit, on_ranks
from cxmetrics.analyses.drivers.left_out import LeftOut, kept
from cxmetrics.analyses.drivers.limited import Limited
from cxmetrics.analyses.drivers.outcome import Outcome
from cxmetrics.analyses.drivers.silence import nothing_to_fit, nothing_to_name, spelled
from cxmetrics.analyses.drivers.tiers import tiers
from cxmetrics.analyses.drivers.within import turned_within
from cxmetrics.model import Column
from cxmetrics.stats import r_squared

LEAST_DRIVERS = 2
LEAST_WHOLE = 0.02
"""Less is under what Cohen 1988 calls a small effect."""
MOST_NAMED = 3
LEAST_FOR_WINNER = 100
"""Of 60 answers, a clear first was the right one in three of five simulated files."""


@dataclass(frozen=True)
class Explained:
    """All drivers, the largest share first; whether they may be `named`, and because of what.

    `n` gave the outcome and any rating that was asked; `rows` are the fewest answers two of them share,
    as many as they are worth where customers answer again. `p` is that of the best
    rating against chance. `winner` is clearly on top, of a hundred answers or more. `by_rank` says whether the order of
    tiers stands when answers are replaced by their ranks. `rivals` were left out and may matter as much as the
    first: then nobody wins, and no more where the first runs against the outcome or some ratings are `dependent`: each follows from
    the others, as the `totals` among them are worked out from the rest. Figures are None where nothing could be computed.
    `drawn_from` counts all responses where only some, spread over them, were read.
    """

    outcome: Outcome
    n: int
    rows: int
    r2: float | None
    adjusted_r2: float | None
    method: str
    named: bool
    because: str
    drivers: tuple[Driver, ...]
    left_out: tuple[LeftOut, ...]
    p: float | None = None
    winner: Column | None = None
    by_rank: bool = True
    dependent: tuple[Column, ...] = ()
    totals: tuple[Column, ...] = ()
    rivals: tuple[LeftOut, ...] = ()
    drawn_from: int | None = None

    @property
    def certain(self) -> tuple[Driver, ...]:
        """The drivers that may be drawn as such; none where nothing may be named."""
        return tuple(d for d in self.drivers if d.certain) if self.named else ()

    @property
    def whole(self) -> float:
        """What all ratings together go with, of all that makes answers differ: R² less what chance adds to it."""
        return max(self.adjusted_r2 or 0.0, 0.0)

    @property
    def hardly(self) -> bool:
        """Whether all together go with so little that nothing is worth starting with, however certain."""
        return self.named and self.whole < LEAST_WHOLE

    def slice_of(self, driver: Driver) -> Limited:
        """The part of one rating in `whole`; together they add up to it."""
        return driver.part.times(self.whole)

    @property
    def backwards(self) -> bool:
        """Whether all that is certain, two ratings at least, runs against the outcome: perhaps its scale does."""
        certain = self.certain
        return len(certain) >= LEAST_DRIVERS and all(driver.r < 0 for driver in certain)


def explained(found: Answers, level: float = 0.95) -> tuple[Explained, Fit | None]:
    """What goes with the outcome, and the fit it was read from; None where there is nothing to fit."""
    chosen = kept(found)
    answered = ~np.isnan(found.values)
    n = int((answered[:, 0] & answered[:, 1:].any(axis=1)).sum())
    because = nothing_to_fit(chosen, found.outcome, n)
    if because:
        return Explained(found.outcome, n, 0, None, None, LMG, False, because, (), chosen.left_out), None
    fitted = fit(chosen)
    drivers, together = drivers_of(fitted, level)
    told = Explained(
        found.outcome,
        n,
        fitted.rows,
        fitted.r2,
        r_squared.adjusted(fitted.r2, fitted.rows, len(fitted.groups)),
        fitted.method,
        False,
        "",
        drivers,
        chosen.left_out,
        p=together,
        drawn_from=found.drawn_from,
    )
    if not fitted.forced:
        return _judged(told, fitted, found), fitted
    return replace(_judged(told, fitted, found), r2=None, adjusted_r2=None, p=None, drivers=()), None


def _judged(told: Explained, fitted: Fit, found: Answers) -> Explained:
    """The same with what may be said of it."""
    against = nothing_to_name(
        told.outcome,
        ratings=len(told.drivers),
        groups=len(fitted.groups),
        rows=told.rows,
        by_customer=fitted.kept.customers is not None,
        forced=fitted.forced,
        r2=fitted.r2,
        adjusted_r2=told.adjusted_r2,
        p=1.0 if told.p is None else told.p,
    )
    if against:
        return replace(told, because=against, drivers=tuple(replace(d, certain=False) for d in told.drivers))
    places = tiers([d.part for d in told.drivers], [d.certain for d in told.drivers])
    drivers = tuple(
        replace(
            d, tier=place, turned_within=turned_within(found, d.column) if d.certain and d.r > 0 else None
        )
        for d, place in zip(told.drivers, places, strict=True)
    )
    first = next((d for d in drivers if d.certain and d.leads and d.r > 0 and not d.turned_within), None)
    rivals = _rivals(told.left_out, first or drivers[0])
    dependent, totals = fitted.dependence
    sure = told.rows >= LEAST_FOR_WINNER and not rivals and not dependent
    because = (
        f"At least one rating goes with {told.outcome.name} by more than chance ({spelled(told.p or 0.0)})."
    )
    if rivals:
        because += f" {_named(rivals)} could not be set against the others and may go with it as much."
    if dependent:
        because += " Some ratings follow from others, so that none can be named the first."
    judged = replace(
        told,
        named=True,
        because=because,
        drivers=drivers,
        winner=first.column if first and sure else None,
        by_rank=_stands(drivers, fitted),
        rivals=rivals,
        dependent=dependent,
        totals=totals,
    )
    if not judged.backwards:
        return judged
    return replace(
        judged, because=f"{because} All of them run against it: perhaps its scale is the other way round."
    )


def _rivals(left_out: tuple[LeftOut, ...], first: Driver) -> tuple[LeftOut, ...]:
    """The ratings that were left out and may go with the outcome as much as the first of those that were not."""
    return tuple(left for left in left_out if left.may_reach >= abs(first.r))


def _named(rivals: tuple[LeftOut, ...]) -> str:
    return " and ".join(f"“{left.column.label}”" for left in rivals[:MOST_NAMED])


def _stands(drivers: tuple[Driver, ...], fitted: Fit) -> bool:
    """Whether a higher tier also has the larger share on ranks."""
    ranked = on_ranks(fitted.values)
    share = {
        fitted.kept.items[number - 1]: float(ranked[place]) / len(group)
        for place, group in enumerate(fitted.groups)
        for number in group
    }
    placed = [(d.tier, share[d.column]) for d in drivers if d.tier is not None]
    return all(a > b for higher, a in placed for lower, b in placed if higher < lower)
