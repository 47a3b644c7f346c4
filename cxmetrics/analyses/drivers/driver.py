"""What one rating has to do with the outcome."""

from dataclasses import dataclass
from math import inf, nan

import numpy as np

from cxmetrics.analyses.drivers.fit import Fit, weigh
from cxmetrics.analyses.drivers.limited import Limited, limited
from cxmetrics.analyses.drivers.twins import turn_of
from cxmetrics.model import Column, Side
from cxmetrics.stats import driver_shares, permutation


@dataclass(frozen=True)
class Driver:
    """What one rating has to do with the outcome.

    `share` is its part of R², `part` its part of what all account for together. `r` is its correlation alone,
    `coefficient` what is left with all others held: points of the outcome per point of the rating, both on
    0–100. `certain` says whether it goes with the outcome by more than chance (`p` is adjusted for the
    number of ratings, also of those passed over for clearer ones), `tier` in which group of indistinguishable ones it stands, None where that is not certain.
    `leads`: it is on top in four of five resamples, and what it leads by is clearly more than nothing.
    `suppressed`: with the others held it clearly points the other way. `twins` give the same answers and
    share what they account for. Within the groups of `turned_within` it clearly goes the other way than over all. Where nothing was resampled, limits are infinite and `p_top` is NaN.
    """

    column: Column
    share: Limited
    part: Limited
    p_top: float
    n: int
    r: float
    coefficient: Limited
    p: float
    certain: bool
    tier: int | None = None
    leads: bool = False
    suppressed: bool = False
    twins: tuple[Column, ...] = ()
    turned_within: Column | None = None

    @property
    def side(self) -> Side | None:
        """Service or experience, None where it was not said."""
        return self.column.side


def drivers(fitted: Fit, level: float) -> tuple[tuple[Driver, ...], float]:
    """Every rating of the fit, the largest share first, and the p of the best against chance."""
    shares, resampled = weigh(fitted.found.matrix), weigh(fitted.stack)
    parts = driver_shares.shares(shares, resampled, level)
    coefficients, drawn = fitted.coefficients
    tested = np.column_stack([fitted.values, fitted.kept.passed_over])
    p = permutation.p_values(tested, of=fitted.kept.customers)[: len(shares)]
    found = []
    for place, group in enumerate(fitted.groups):
        many = len(group)
        r = float(fitted.found.matrix[0, place + 1])
        share = limited(float(shares[place]), resampled[:, place], level)
        coefficient = limited(float(coefficients[place]), drawn[:, place], level)
        part = _part(parts.of[place] if parts else None, float(shares[place]), fitted.r2)
        for number in group:
            column = fitted.kept.items[number - 1]
            others = tuple(fitted.kept.items[other - 1] for other in group if other != number)
            turn = turn_of(fitted.kept.values, group[0], number)
            found.append(
                Driver(
                    column,
                    share.times(1.0 / many),
                    part.times(1.0 / many),
                    (parts.of[place].top if parts else nan) / many,
                    int((~np.isnan(fitted.kept.values[:, number])).sum()),
                    turn * r,
                    coefficient.times(turn / many),
                    p[place],
                    certain=p[place] <= permutation.ALPHA,
                    leads=parts is not None and parts.winner == place and many == 1,
                    suppressed=r * (coefficient.low if r < 0 else coefficient.high) < 0,
                    twins=others,
                )
            )
    ordered = sorted(found, key=lambda d: (-d.share.value, fitted.kept.items.index(d.column)))
    return tuple(ordered), min(p)


def _part(told: driver_shares.Share | None, share: float, whole: float) -> Limited:
    """The part of what all account for; without limits where nothing was resampled."""
    if told is None:
        return Limited(share / whole if whole else 0.0, -inf, inf)
    return Limited(told.part, min(told.interval.low, told.part), max(told.interval.high, told.part))
