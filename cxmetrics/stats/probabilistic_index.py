"""How often an answer of one group beats an answer of the other."""

from dataclasses import dataclass
from math import sqrt

from scipy.special import ndtr, stdtr, stdtrit

from cxmetrics.model import Histogram, Interval
from cxmetrics.stats.normal import z

_EVEN = 0.5
_HALVINGS = 52


@dataclass(frozen=True)
class ProbabilisticIndex:
    """P(second > first) + ½P(tie) with its interval on 0–1, and the two-sided p-value of an even ½."""

    value: float
    interval: Interval
    p: float


@dataclass(frozen=True)
class _Placements:
    """Where the answers of one group stand in the other: how many, their mean share and its variance."""

    n: float
    mean: float
    variance: float

    @property
    def error(self) -> float:
        """Variance of the mean share."""
        return self.variance / self.n


def compare(first: Histogram, second: Histogram, level: float = 0.95) -> ProbabilisticIndex:
    """The probabilistic index of two independent groups of answers, by Brunner and Munzel.

    Takes nothing from the answers but their order, so it holds for ratings whose steps are not alike,
    where a difference of means may not. Closed form on counts: the index w is the mean share of the
    first group that an answer of the second beats, w ± t·√(s₁²/n₁ + s₂²/n₂), cut to 0–1, with the
    variances of those shares and Satterthwaite's degrees of freedom. p < 1 − level exactly when the
    interval leaves ½ out.

    Where all answers of one group beat all of the other, or all are the same, those variances are nil
    and the interval would be zero wide; so it would be unknown of a single answer. There the limits are
    the values of w whose score statistic is ±z, with Hanley and McNeil's variance in Newcombe's form.
    Raises ValueError when nobody answered in one of the groups.

    Brunner & Munzel 2000, Biom. J. 42:17–25; Newcombe 2006, Stat. Med. 25:559–573, method 5. Checked
    against `scipy.stats.brunnermunzel` and statsmodels' `rank_compare_2indep`.
    """
    if not (first.size and second.size):
        raise ValueError("a comparison takes at least one answer in each group")
    first, second = first.effective(), second.effective()
    beaten, beating = _placements(first, second), _placements(second, first)
    value = beating.mean
    if min(beaten.n, beating.n) < 2 or beaten.variance == beating.variance == 0:
        return _score(value, beaten.n, beating.n, level)
    error = sqrt(beaten.error + beating.error)
    freedom = (beaten.error + beating.error) ** 2 / (
        beaten.error**2 / (beaten.n - 1) + beating.error**2 / (beating.n - 1)
    )
    reach = float(stdtrit(freedom, (1.0 + level) / 2.0)) * error
    p = 2.0 * float(stdtr(freedom, -abs(value - _EVEN) / error))
    return ProbabilisticIndex(value, Interval(max(value - reach, 0.0), min(value + reach, 1.0)), p)


def _placements(answers: Histogram, others: Histogram) -> _Placements:
    """The share of `others` under each of the `answers`, ties counted half."""
    counts, size, everybody = dict(others.counts), answers.size, others.size
    shares = [((others.below(x) + counts.get(x, 0) / 2.0) / everybody, n) for x, n in answers.counts]
    mean = sum(share * n for share, n in shares) / size
    squares = sum((share - mean) ** 2 * n for share, n in shares)
    return _Placements(size, mean, squares / max(size - 1.0, 1.0))


def _score(value: float, n: float, m: float, level: float) -> ProbabilisticIndex:
    """The index with the interval of the score statistic, which is never zero wide."""
    even = abs(value - _EVEN) / sqrt(_variance(_EVEN, n, m))
    limits = Interval(1.0 - _upper(1.0 - value, n, m, level), _upper(value, n, m, level))
    return ProbabilisticIndex(value, limits, 2.0 * float(ndtr(-even)))


def _upper(value: float, n: float, m: float, level: float) -> float:
    """The index above `value` at which the score statistic is −z."""
    low, high = value, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2.0
        if middle - value < z(level) * sqrt(_variance(middle, n, m)):
            low = middle
        else:
            high = middle
    return high


def _variance(index: float, n: float, m: float) -> float:
    """Variance of the observed index when the true one is `index`: at ½ that of the rank-sum test."""
    left = 1.0 - index
    other = (n + m) / 2.0 - 1.0
    return index * left * (1.0 + other * (left / (1.0 + left) + index / (1.0 + index))) / (n * m)
