"""The interval of the mean of a composite, from its moments alone."""

from collections.abc import Sequence
from math import sqrt

from scipy.special import betaincinv

from cxmetrics.model import Interval, Moments


def interval(composite: Moments, cells: Sequence[float], level: float = 0.95) -> Interval:
    """Interval of the mean, with one prior response spread evenly over the `cells`.

    Respondents get Dirichlet(1, …, 1) weights, the cells 1/K each: the Bayesian bootstrap plus one
    prior response. Mean and variance of the weighted mean follow from n, Σx and Σx²; a Beta distribution
    between the outermost cells with that mean and variance stands in for the draws. The variance is
    divided by n + 1 and not, as the draws' own, by n + 2: of five people who stand at both ends they hold
    the truth in 88 of 100 cases, and this in 92. The observed mean always lies inside.
    Coverage of the nominal 95 %: `benchmarks.coverage`.
    """
    size = composite.size + 1.0
    mean = (composite.total + sum(cells) / len(cells)) / size
    squares = (composite.squares + sum(cell * cell for cell in cells) / len(cells)) / size
    deviation = sqrt(max(squares - mean * mean, 0.0) / size)
    limits = matched(mean, deviation, min(cells), max(cells), level)
    return Interval(min(limits.low, composite.mean), max(limits.high, composite.mean))


def matched(mean: float, deviation: float, low: float, high: float, level: float) -> Interval:
    """The middle `level` of the Beta distribution on [low, high] with this mean and deviation."""
    tail = (1.0 - level) / 2.0
    limits = betaincinv(*beta(mean, deviation, low, high), (tail, 1.0 - tail))
    return Interval(*(low + (high - low) * float(limit) for limit in limits))


def beta(mean: float, deviation: float, low: float, high: float) -> tuple[float, float]:
    """Both parameters of the Beta distribution on [low, high] with this mean and deviation."""
    share, spread = (mean - low) / (high - low), deviation / (high - low)
    strength = share * (1.0 - share) / spread**2 - 1.0
    return share * strength, (1.0 - share) * strength
