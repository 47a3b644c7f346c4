"""The difference of two means of answers on one bounded scale.

Each group gets one prior response of its own, spread over the cells of the scale, as its single
interval has it; see `mean` for why.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from cxmetrics.model import Histogram, Interval, Moments
from cxmetrics.stats import composite, mean, mover
from cxmetrics.stats.proportion_test import p_of_difference


def interval(first: Histogram, second: Histogram, cells: Sequence[float], level: float = 0.95) -> Interval:
    """Interval of the mean of `second` − that of `first`: the middle of 20,000 draws of the difference.

    Never zero wide, holds the difference observed, and swapping the groups negates it exactly. On a
    scale whose lowest answer is the best, swap them.

    Checked against exact distributions of both means, folded into one.
    """
    tail = (1.0 - level) / 2.0
    low, high = np.quantile(_draws(first, second, tuple(cells)), (tail, 1.0 - tail))
    change = second.mean - first.mean
    return Interval(min(float(low), change), max(float(high), change))


def higher(first: Histogram, second: Histogram, cells: Sequence[float]) -> float:
    """Probability that the mean behind `second` is the higher one; ½ for two groups that answered alike."""
    drawn = _draws(first, second, tuple(cells))
    return float(np.mean(drawn > 0) + np.mean(drawn == 0) / 2.0)


def composite_interval(
    first: Moments, second: Moments, cells: Sequence[float], level: float = 0.95
) -> Interval:
    """Interval of the mean of `second` − that of `first` where only the moments of both are known."""
    return mover.difference(
        first.mean,
        composite.interval(first.effective(), cells, level),
        second.mean,
        composite.interval(second.effective(), cells, level),
    )


def composite_higher(first: Moments, second: Moments, cells: Sequence[float]) -> float:
    """Probability that the mean behind `second` is the higher one, as far as the moments tell.

    Half the level at which the interval touches 0 lies on the other side of it, so the probability
    passes .975 exactly where the 95 % interval leaves 0 behind.
    """
    change = second.mean - first.mean
    other = p_of_difference(change, lambda level: composite_interval(first, second, cells, level)) / 2.0
    return 1.0 - other if change > 0 else other


@lru_cache(maxsize=64)
def _draws(first: Histogram, second: Histogram, cells: tuple[float, ...]) -> npt.NDArray[np.float64]:
    """Draws of the difference, of no use to any other.

    Both groups are drawn with the same random numbers, so each draw of one meets the draw of the
    other that lies half the row away: two groups that answered alike must not agree draw by draw.
    By half, because then swapping the groups negates every difference and changes no random number.
    """
    return np.roll(_group(second, cells), mean.DRAWS // 2) - _group(first, cells)


def _group(answers: Histogram, cells: tuple[float, ...]) -> npt.NDArray[np.float64]:
    values, counts = tuple(zip(*answers.effective().counts, strict=True)) or ((), ())
    return mean.draws(values, counts, cells)
