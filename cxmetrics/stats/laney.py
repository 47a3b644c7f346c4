"""Limits for values that are not equally certain: each by its own standard error.

A month of ten answers swings more than a month of three hundred; one pair of limits would call the
first a signal and miss the second.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxmetrics.model import Interval
from cxmetrics.stats import signals as rules
from cxmetrics.stats.signals import Signal
from cxmetrics.stats.xmr import FIRM, LEAST, RANGE_TO_SIGMA, mean_moving_range

_SIGMAS = 3.0


@dataclass(frozen=True)
class PointLimits:
    """A centre and a pair of limits per value; `sigma_z` over 1: they move more than their errors say.

    `factor` is what the errors were multiplied by: `sigma_z`, or 1.
    """

    centre: float
    low: tuple[float, ...]
    high: tuple[float, ...]
    sigma_z: float
    factor: float
    provisional: bool

    def clipped(self, span: Interval) -> "PointLimits":
        """The same for drawing: no limit lies where no value can."""
        low = tuple(max(limit, span.low) for limit in self.low)
        return replace(self, low=low, high=tuple(min(limit, span.high) for limit in self.high))


def limits(
    values: Sequence[float],
    errors: Sequence[float],
    baseline: int | None = None,
    *,
    skews: Sequence[float] | None = None,
    unless_below: float = 0.0,
    least: int = LEAST,
) -> PointLimits | None:
    """Centre ± 3·σ_z·error of each value, σ_z = mR̄(z)/1.128 and z = (value − centre)/error.

    The centre is the mean weighted by 1/error²; centre and σ_z come from the first `baseline` values
    (all by default). Errors must be those of one common spread of answers over √n, not each period's
    own: ten equal answers have no spread, and that is no certainty. With equal errors this is XmR.
    `unless_below`: a σ_z under it counts as 1. `skews` is the skewness of each value's own
    distribution: both limits move by (4/3)k/(1 + k²/5) errors, towards the long tail, because near
    the end of a scale three errors are rare on one side and common on the other.

    Laney 2002, Qual. Eng. 14:531–537; Chan & Cui 2003, Nav. Res. Logist. 50:555–573. Checked against
    XmR at equal errors, and by simulation (`benchmarks.false_alarms`).
    """
    if min(errors, default=1.0) <= 0.0:
        raise ValueError("a standard error is above 0")
    known = len(values) if baseline is None else min(baseline, len(values))
    if known < least:
        return None
    weights = [error**-2 for error in errors[:known]]
    centre = sum(w * x for w, x in zip(weights, values, strict=False)) / sum(weights)
    standard = [(x - centre) / error for x, error in zip(values[:known], errors, strict=False)]
    sigma_z = mean_moving_range(standard) / RANGE_TO_SIGMA
    factor = 1.0 if sigma_z < unless_below else sigma_z
    low, high = [], []
    for error, skew in zip(errors, skews or [0.0] * len(errors), strict=True):
        lean = 4.0 / 3.0 * skew / (1.0 + 0.2 * skew * skew)
        low.append(centre + (lean - _SIGMAS) * factor * error)
        high.append(centre + (lean + _SIGMAS) * factor * error)
    return PointLimits(centre, tuple(low), tuple(high), sigma_z, factor, known < FIRM)


def signals(
    values: Sequence[float], found: PointLimits, nearest: Sequence[float] | None = None
) -> tuple[Signal, ...]:
    """The values outside their own limits and the runs of eight on one side of the centre."""
    return rules.find(values, found.centre, found.low, found.high, nearest)
