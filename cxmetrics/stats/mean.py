"""The interval of a mean of answers that lie on a bounded scale.

The rule behind it is one prior response: one imaginary answer spread evenly over the cells of the
scale is added to those observed, and the mean is what a Dirichlet distribution over all of them
makes of it. So the interval is never zero wide and never leaves the scale, also when five people
all gave the best answer, where the t interval says “5 ± 0”.

Perks 1947, J. Inst. Actuaries 73:285–334; Berger, Bernardo & Sun 2015, Bayesian Anal. 10:189–221;
Rubin 1981, Ann. Stat. 9:130–134 (the same without the prior response).
"""

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt

import numpy as np
import numpy.typing as npt

from cxmetrics.model import Interval
from cxmetrics.stats import composite

DRAWS = 20_000
CLOSED_FORM_FROM = 100
_SEED = 1947

Points = dict[float, float]


def interval(
    values: Sequence[float],
    counts: Sequence[float],
    cells: Sequence[float],
    level: float = 0.95,
    prior: float = 1.0,
) -> Interval:
    """Interval of the mean of `values` seen `counts` times, with `prior` responses over the `cells`.

    The values need not lie on the cells: a composite has many values and the cells 0, 25, 50, 75, 100.
    Under 100 answers it is read off 20,000 draws with a fixed seed, so that a refresh does not move a
    figure. From 100 on a Beta distribution on the scale with the same mean and variance stands in:
    it differs by less than .006 of a point on 1–5, and a page of segments takes microseconds, not
    seconds. The observed mean always lies inside; the draws alone would leave it just outside when
    all answers sit at one end. A prior of one response is what keeps coverage at 91–98 %, down to five
    answers, or 88 % of five where people stand at both ends (`benchmarks.coverage`); the flat prior (one
    response per cell) falls to 70 % on five-star ratings.

    Checked against 2,000,000 draws (1/0/1/3/15 on 1–5: 3.95 to 4.81) and exact coverage at n = 5.
    """
    n = float(sum(counts))
    points = _points(values, counts, cells, prior)
    limits = (_closed_form if n >= CLOSED_FORM_FROM else _drawn)(points, level)
    if n == 0:
        return limits
    mean = sum(value * count for value, count in zip(values, counts, strict=True)) / n
    return Interval(min(limits.low, mean), max(limits.high, mean))


def moments(
    values: Sequence[float], counts: Sequence[float], cells: Sequence[float], prior: float = 1.0
) -> tuple[float, float]:
    """Mean and standard deviation of the mean, after `prior` responses spread over the `cells`.

    With αᵢ the count and prior share at point xᵢ and A their sum: m = Σ αᵢxᵢ/A and
    s² = (Σ αᵢxᵢ²/A − m²)/(A + 1). Checked against the moments of 2,000,000 draws.
    """
    return _moments(_points(values, counts, cells, prior))


def draws(
    values: Sequence[float], counts: Sequence[float], cells: Sequence[float], prior: float = 1.0
) -> npt.NDArray[np.float64]:
    """Draws of the mean, 20,000, the same ones every time: what `interval` takes the middle of.

    From 100 answers on they are drawn from the Beta distribution that stands in. Two groups share
    their random numbers, so draw i of one must not be set against draw i of the other.
    """
    points = _points(values, counts, cells, prior)
    if sum(counts) < CLOSED_FORM_FROM:
        return _draws(points)
    low, high = points[0][0], points[-1][0]
    first, second = composite.beta(*_moments(points), low, high)
    return low + (high - low) * np.random.default_rng(_SEED).beta(first, second, DRAWS)


def _points(
    values: Sequence[float], counts: Sequence[float], cells: Sequence[float], prior: float
) -> tuple[tuple[float, float], ...]:
    """Each point of the Dirichlet distribution with its weight, in order."""
    weights: Points = dict.fromkeys(cells, prior / len(cells))
    for value, count in zip(values, counts, strict=True):
        if count:
            weights[value] = weights.get(value, 0.0) + count
    return tuple(sorted(weights.items()))


def _moments(points: tuple[tuple[float, float], ...]) -> tuple[float, float]:
    total = sum(weight for _, weight in points)
    mean = sum(weight * x for x, weight in points) / total
    variance = sum(weight * (x - mean) ** 2 for x, weight in points) / total
    return mean, sqrt(variance / (total + 1.0))


@lru_cache(maxsize=4096)
def _drawn(points: tuple[tuple[float, float], ...], level: float) -> Interval:
    """The middle `level` of the draws of the mean."""
    tail = (1.0 - level) / 2.0
    low, high = np.quantile(_draws(points), (tail, 1.0 - tail))
    return Interval(float(low), float(high))


def _draws(points: tuple[tuple[float, float], ...]) -> npt.NDArray[np.float64]:
    """Draws of the mean: gamma variates per point, divided by their sum, are a Dirichlet's."""
    total, weighted = np.zeros(DRAWS), np.zeros(DRAWS)
    for place, (x, weight) in enumerate(points):
        drawn = _gamma(place, weight)
        total += drawn
        weighted += x * drawn
    return weighted / total


@lru_cache(maxsize=256)
def _gamma(place: int, weight: float) -> npt.NDArray[np.float64]:
    """Gamma variates for the point in this place, independent of those of every other place.

    Drawing is what takes the time, and few answers make few different weights: a trend by day asks
    for the same ones over and over.
    """
    return np.random.default_rng((_SEED, place)).standard_gamma(weight, DRAWS)


@lru_cache(maxsize=4096)
def _closed_form(points: tuple[tuple[float, float], ...], level: float) -> Interval:
    """The middle `level` of the Beta distribution on the scale with the same mean and variance."""
    mean, deviation = _moments(points)
    return composite.matched(mean, deviation, points[0][0], points[-1][0], level)
