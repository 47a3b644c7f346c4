"""How large a change would have to be to be noticed, and how many answers a given precision takes."""

from math import ceil, sqrt
from statistics import NormalDist

from cxmetrics.stats.normal import z

POWER = 0.8


def change(error: float, level: float = 0.95) -> float:
    """Minimum detectable change: z·√2·SE, what two periods of this standard error must differ by to count.

    A true change of just this size is seen every other time; for one that would mostly be seen, see `effect`.
    Optimistic under 30 answers. Checked by hand (50/30/20 of 100: 21.65 points).
    """
    return z(level) * sqrt(2.0) * error


def effect(error: float, level: float = 0.95, power: float = POWER) -> float:
    """Minimum detectable effect: (z + z_power)·√2·SE, the true change that is seen in `power` of all cases.

    (1.96 + 0.8416)·√2·SE at the usual 95 and 80 %. Checked by hand (50/30/20 of 100: 30.94 points).
    """
    return (z(level) + NormalDist().inv_cdf(power)) * sqrt(2.0) * error


def answers(deviation: float, half_width: float, level: float = 0.95) -> int:
    """How many answers give ± `half_width`, when single answers vary by the standard deviation `deviation`.

    (z·deviation/half_width)², rounded up; never under one.
    """
    if half_width <= 0.0:
        raise ValueError("no number of answers gives certainty")
    return max(1, ceil((z(level) * deviation / half_width) ** 2 - 1e-9))
