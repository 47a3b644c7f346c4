"""What goes with the outcome most, and can that be told at all?"""

from dataclasses import dataclass, replace

import numpy as np

from cxmetrics.analyses.drivers.answers import Answers
from cxmetrics.analyses.drivers.driver import Driver
from cxmetrics.analyses.drivers.driver import drivers as drivers_of
from cxmetrics.analyses.drivers.fit import LMG, Fit, fit, on_ranks
from cxmetrics.analyses.drivers.left_out import Kept, LeftOut, kept
from cxmetrics.analyses.drivers.outcome import Outcome
from cxmetrics.analyses.drivers.tiers import tiers
from cxmetrics.model import Column
from cxmetrics.stats import permutation, r_squared
from cxmetrics.stats.driver_shares import LEAST_ROWS, LEAST_ROWS_EACH, SURE, enough

LEAST_DRIVERS = 2
WORKED_OUT = 0.98
MOST_NAMED = 3


@dataclass(frozen=True)
class Explained:
    """All drivers, the largest share first; whether they may be `named`, and because of what.

    `n` gave the outcome and a rating; `rows` are the fewest answers two of them share. `p` is that of the best
    rating against chance. `winner` is on top in at least 80 % of the resamples. `by_rank` says whether the order of
    tiers stands when answers are replaced by their ranks. `rivals` were left out and may matter as much as the
    first: then nobody wins, and no more where the first runs against the outcome. Figures are None where nothing could be computed.
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
    repaired: bool = False
    rivals: tuple[LeftOut, ...] = ()

    @property
    def certain(self) -> tuple[Driver, ...]:
        """The drivers that may be drawn as such; none where nothing may be named."""
        return tuple(d for d in self.drivers if d.certain) if self.named else ()


def explained(found: Answers, level: float = 0.95) -> tuple[Explained, Fit | None]:
    """What goes with the outcome, and the fit it was read from; None where there is nothing to fit."""
    chosen = kept(found)
    given = ~np.isnan(chosen.values[:, 1:])
    n = int(given.any(axis=1).sum())
    because = _nothing_to_fit(chosen, found.outcome)
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
        repaired=fitted.found.repaired,
    )
    return _judged(told, fitted), fitted


def _nothing_to_fit(chosen: Kept, outcome: Outcome) -> str:
    """Why nothing can be computed; nothing where something can."""
    if len(chosen.values) and np.ptp(chosen.values[:, 0]) == 0:
        return f"Everybody gave the same answer to {outcome.name}: there is nothing to account for."
    return "" if chosen.items else f"None of the ratings can be set against {outcome.name}."


def _judged(told: Explained, fitted: Fit) -> Explained:
    """The same with what may be said of it."""
    against = _against(told, len(fitted.groups))
    if against:
        return replace(told, because=against, drivers=tuple(replace(d, certain=False) for d in told.drivers))
    places = tiers([d.part for d in told.drivers], [d.certain for d in told.drivers])
    drivers = tuple(replace(d, tier=place) for d, place in zip(told.drivers, places, strict=True))
    first = next((d for d in drivers if d.certain and d.p_top >= SURE and d.r > 0), None)
    rivals = _rivals(told.left_out, first or drivers[0])
    winner = first.column if first and not rivals else None
    because = f"At least one rating goes with {told.outcome.name} by more than chance ({_p(told.p)})."
    if rivals:
        because += f" {_named(rivals)} could not be set against the others and may go with it as much."
    stands = _stands(drivers, fitted)
    return replace(
        told, named=True, because=because, drivers=drivers, winner=winner, by_rank=stands, rivals=rivals
    )


def _rivals(left_out: tuple[LeftOut, ...], first: Driver) -> tuple[LeftOut, ...]:
    """The ratings that were left out and may go with the outcome as much as the first of those that were not."""
    return tuple(left for left in left_out if left.may_reach >= abs(first.r))


def _named(rivals: tuple[LeftOut, ...]) -> str:
    return " and ".join(f"“{left.column.label}”" for left in rivals[:MOST_NAMED])


def _against(told: Explained, groups: int) -> str:
    """Why nothing may be named; nothing where something may."""
    name = told.outcome.name
    if groups < LEAST_DRIVERS:
        return f"Only one rating can be set against {name}, so that nothing can be compared."
    if not enough(told.rows, groups):
        needed = max(LEAST_ROWS, LEAST_ROWS_EACH * groups)
        return f"Too few answers: two of the {groups} ratings share only {told.rows:,}; {needed:,} are needed to tell so many apart."
    if told.r2 is not None and told.r2 > WORKED_OUT:
        return f"{name} follows from the ratings almost exactly: it was worked out from them, and tells nothing of its own."
    if told.p is None or told.p > permutation.ALPHA:
        return f"No rating goes with {name} by more than chance would make one of {groups} do ({_p(told.p)})."
    return ""


def _p(p: float | None) -> str:
    return "p unknown" if p is None else f"p = {p:.3f}"


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
