"""How many answers one figure takes to show a change that another shows, too."""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

from cxmetrics.model import Histogram, Interval

DRAWS = 4_000
_SEED = 2008

Row = npt.NDArray[np.float64]
Value = Callable[[float], float]


@dataclass(frozen=True)
class Efficiency:
    """How many times the answers of `first` `second` takes, with its interval, and the z of both.

    The interval may be endless: where the second figure hardly moved.
    """

    ratio: float
    interval: Interval
    first: float
    second: float


def standardised(before: Histogram, after: Histogram, value: Value) -> float:
    """The change of the mean of `value` in its standard errors, Δ/√(s₁²/n₁ + s₂²/n₂); 0 where nothing moves."""
    parts = []
    for answers in (before, after):
        mean = sum(n * value(score) for score, n in answers.counts) / answers.size
        squares = sum(n * (value(score) - mean) ** 2 for score, n in answers.counts) / answers.size
        parts.append((mean, squares / max(answers.size - 1.0, 1.0)))
    (start, one), (end, two) = parts
    error = sqrt(one + two)
    return (end - start) / error if error > 0 else 0.0


def compare(
    before: Histogram, after: Histogram, first: Value, second: Value, level: float = 0.95
) -> Efficiency:
    """What two figures, both means of a value of each answer, make of the same change.

    z grows with the root of the answers, so the ratio is (z of the first / z of the second)². Interval:
    percentiles over 4,000 resamples of both groups, with a fixed seed.
    """
    scores = sorted({score for answers in (before, after) for score, _ in answers.counts})
    values = np.array([[value(score) for score in scores] for value in (first, second)])
    rng = np.random.default_rng(_SEED)
    drawn = [_drawn(rng, dict(answers.counts), scores) for answers in (before, after)]
    ratios = _ratio(*(_standardised(drawn[0], drawn[1], row) for row in values))
    z = [standardised(before, after, value) for value in (first, second)]
    ratio = float(_ratio(np.array(z[0]), np.array(z[1])))
    low, high = np.quantile(ratios, ((1.0 - level) / 2.0, (1.0 + level) / 2.0), method="inverted_cdf")
    return Efficiency(ratio, Interval(min(float(low), ratio), max(float(high), ratio)), z[0], z[1])


def _drawn(rng: np.random.Generator, counts: dict[float, float], scores: list[float]) -> Row:
    seen = np.array([counts.get(score, 0.0) for score in scores])
    drawn: Row = rng.multinomial(int(seen.sum()), seen / seen.sum(), size=DRAWS).astype(np.float64)
    return drawn


def _standardised(before: Row, after: Row, values: Row) -> Row:
    sizes = [group.sum(axis=1) for group in (before, after)]
    means = [group @ values / n for group, n in zip((before, after), sizes, strict=True)]
    squares = [group @ values**2 / n for group, n in zip((before, after), sizes, strict=True)]
    variances = [
        np.maximum(square - mean**2, 0.0) / np.maximum(n - 1.0, 1.0)
        for square, mean, n in zip(squares, means, sizes, strict=True)
    ]
    error = np.sqrt(variances[0] + variances[1])
    found: Row = np.divide(means[1] - means[0], error, out=np.zeros(len(error)), where=error > 0)
    return found


def _ratio(first: Row, second: Row) -> Row:
    """(first/second)²; endless where only the second is 0, and 1 where both are."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.where((first == 0) & (second == 0), 1.0, (first / second) ** 2)
    return np.asarray(found, dtype=np.float64)
