"""How far two quantities go together: by rank, by value, and with their noise taken out.

All take `Pairs`, how often each pair of values occurred, and give None where a correlation has no
meaning: fewer than four pairs, or one of the two quantities always the same.

Spearman's interval: Bonett & Wright 2000, Psychometrika 65:23–28. Checked against R `cor` and `cor.test`
on the Swiss fertility data, and against scipy.
"""

from dataclasses import dataclass
from math import atanh, sqrt, tanh

import numpy as np
import numpy.typing as npt

from cxmetrics.model import Interval, Pairs
from cxmetrics.stats.normal import z

LEAST_PAIRS = 4
LEAST_RELIABLE = 0.5

Row = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Correlation:
    """A correlation with its interval and the pairs behind it."""

    r: float
    interval: Interval
    n: int


def spearman(pairs: Pairs, level: float = 0.95) -> Correlation | None:
    """Spearman's rank correlation ρ, ties sharing their middle rank, with Bonett & Wright's interval.

    Weighted ranks of the distinct values stand for those of all answers, so a million pairs on two scales
    cost as little as ten.
    """
    x, y, n = _columns(pairs)
    r = _pearson(middle_ranks(x, n), middle_ranks(y, n), n)
    return None if r is None else Correlation(r, bonett_wright(r, pairs.n, level), pairs.n)


def pearson(pairs: Pairs, level: float = 0.95) -> Correlation | None:
    """Pearson's correlation, with Fisher's interval."""
    r = _pearson(*_columns(pairs))
    return None if r is None else Correlation(r, fisher(r, pairs.n, level), pairs.n)


def bonett_wright(r: float, n: float, level: float = 0.95) -> Interval:
    """Interval of a rank correlation: on Fisher's z, with standard error √((1 + r²/2)/(n − 3))."""
    return _around(r, n, 1.0 + r * r / 2.0, level)


def fisher(r: float, n: float, level: float = 0.95) -> Interval:
    """Interval of a Pearson correlation: on Fisher's z, with standard error √(1/(n − 3))."""
    return _around(r, n, 1.0, level)


def kendall(pairs: Pairs) -> float | None:
    """Kendall's τ-b: concordant less discordant pairs of pairs, relative to those not tied."""
    x, y, n = _columns(pairs)
    if pairs.n < LEAST_PAIRS or np.ptp(x) == 0 or np.ptp(y) == 0:
        return None
    # Importing it takes seconds, and only the metric guide asks.
    from scipy.stats import kendalltau

    times = n.astype(np.int64)
    return float(kendalltau(np.repeat(x, times), np.repeat(y, times)).statistic)


def reliability(between: float, noise: float) -> float:
    """Share of what is seen to vary between units that is no noise: λ = τ²/(τ² + σ̄²); 0 where nothing varies.

    `between` is the variance of the true values τ², `noise` the mean sampling variance of a unit's estimate.
    """
    return between / (between + noise) if between > 0 else 0.0


def disattenuated(r: float, first: float, second: float) -> float | None:
    """The correlation two quantities would show without noise, r/√(λ₁λ₂), at most 1 in size.

    None unless both reliabilities exceed one half: below it the correction is larger than what it corrects.
    Spearman 1904, Am. J. Psychol. 15:72–101.
    """
    if min(first, second) <= LEAST_RELIABLE:
        return None
    return max(-1.0, min(1.0, r / sqrt(first * second)))


def middle_ranks(values: Row, n: Row) -> Row:
    """The rank of each value that occurred `n` times, from 1 on; ties, also among `values`, share the middle one."""
    _, place = np.unique(values, return_inverse=True)
    counts = np.bincount(place, weights=n)
    middle: Row = np.cumsum(counts) - (counts - 1.0) / 2.0
    return middle[place]


def _columns(pairs: Pairs) -> tuple[Row, Row, Row]:
    x, y, n = np.array(pairs.counts, dtype=np.float64).reshape(-1, 3).T
    return x, y, n


def _pearson(x: Row, y: Row, n: Row) -> float | None:
    if n.sum() < LEAST_PAIRS or np.ptp(x) == 0 or np.ptp(y) == 0:
        return None
    dx, dy = x - np.average(x, weights=n), y - np.average(y, weights=n)
    r = (n * dx * dy).sum() / sqrt((n * dx * dx).sum() * (n * dy * dy).sum())
    return float(np.clip(r, -1.0, 1.0))


def _around(r: float, n: float, spread: float, level: float) -> Interval:
    if n < LEAST_PAIRS:
        return Interval(-1.0, 1.0)
    # At ±1 Fisher's z is infinite and the interval a point. Two neighbours out of order would make it this:
    most = 1.0 - 12.0 / (n**3 - n)
    centre = atanh(max(-most, min(most, r)))
    reach = z(level) * sqrt(spread / (n - 3))
    return Interval(min(tanh(centre - reach), r), max(tanh(centre + reach), r))
