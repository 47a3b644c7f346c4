"""The chart of single values and their moving range: how far a process wanders by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cxmetrics.model import Interval
from cxmetrics.stats import signals as rules
from cxmetrics.stats.signals import Signal

LEAST = 8
FIRM = 12
# A normal process's mean moving range of two is 1.128 times its standard deviation.
RANGE_TO_SIGMA = 1.128
_SIGMAS = 3.0
_RANGE_LIMIT = 3.267


@dataclass(frozen=True)
class Limits:
    """Natural process limits of every further value. `provisional` under twelve values."""

    centre: float
    low: float
    high: float
    moving_range_mean: float
    moving_range_limit: float
    provisional: bool

    def clipped(self, span: Interval) -> "Limits":
        """The same for drawing: no limit lies where no value can."""
        return replace(self, low=max(self.low, span.low), high=min(self.high, span.high))


def limits(values: Sequence[float], baseline: int | None = None, least: int = LEAST) -> Limits | None:
    """Mean ± 3·mR̄/1.128 of the first `baseline` values (all by default), for every value after them too.

    None under eight: a spread guessed from so few is no yardstick. Once twelve or more have been
    taken as the baseline it is to stay (recomputed limits follow a slow change and hide it),
    until a marked and explained change begins a new one.

    Wheeler & Chambers 1992; NIST/SEMATECH e-Handbook 6.3.2.2. Checked against NIST's flow rates
    (50.81; 45.8159 to 55.8041) and R qcc.
    """
    known = values if baseline is None else values[:baseline]
    if len(known) < least:
        return None
    centre, moved = sum(known) / len(known), mean_moving_range(known)
    reach = _SIGMAS * moved / RANGE_TO_SIGMA
    return Limits(centre, centre - reach, centre + reach, moved, _RANGE_LIMIT * moved, len(known) < FIRM)


def signals(values: Sequence[float], found: Limits) -> tuple[Signal, ...]:
    """The values outside the limits and the runs of eight on one side of the centre."""
    low, high = ([limit] * len(values) for limit in (found.low, found.high))
    return rules.find(values, found.centre, low, high)


def mean_moving_range(values: Sequence[float]) -> float:
    """The mean distance of each value from the one before; 0 under two values.

    Unlike a standard deviation it does not grow when the level shifts half-way.
    """
    moves = [abs(after - before) for before, after in pairwise(values)]
    return sum(moves) / len(moves) if moves else 0.0
