"""How much of the total a few hold: the share of the best customers, as in “20 % bring 80 %”."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit, stdtrit

from cxmetrics.model import Interval

Numbers = npt.NDArray[np.float64]
TOP = 0.20
DRAWS = 1_000
CLOSED_FORM_FROM = 2_000
_SEED = 1896


def share(values: Sequence[float], counts: Sequence[int], top: float = TOP) -> float:
    """Share of the total held by the `top` part of customers, with `counts` customers at each value.

    Where that part is no whole number, the last of them counts with the fraction that is left: the top
    fifth of 7 customers are 1.4. Raises ValueError for a value under 0 or a total of 0, of which there
    are no shares.
    """
    x, n = _descending(values, counts)
    return float(_held(x, n[np.newaxis, :], top)[0])


def interval(
    values: Sequence[float], counts: Sequence[int], top: float = TOP, level: float = 0.95
) -> Interval:
    """Interval of that share: over customers a bootstrap with a fixed seed, from 2,000 on its limit.

    A small sample misses the few largest customers and understates the share, so the resamples' own bias
    is taken out, on the logit scale, with their standard error and Student's t. Simulated coverage of the
    nominal 95 %: 90–94 % at n = 10 and above for exponential and gamma (½) amounts; for log-normal (σ = 1)
    81 at 10, 85 at 30, 91 from 100; for a Pareto tail (3) 82–88 % from 30. The percentile bootstrap has
    68–89, 75–91 and 76–86. So for a few dozen customers it is a rough figure, and too narrow if anything.
    From 2,000 on the standard error comes from each customer's influence on the share, which takes
    milliseconds: what a customer's amount v adds to the top beyond its threshold t, (v − t)⁺ + top·t − share·v.

    Zero wide only where all values are equal. Raises ValueError as `share` does.
    """
    x, n = _descending(values, counts)
    return _interval(tuple(x.tolist()), tuple(n.tolist()), top, level)


@lru_cache(maxsize=64)
def _interval(x: tuple[float, ...], n: tuple[float, ...], top: float, level: float) -> Interval:
    amounts, counts = np.array(x), np.array(n)
    estimate = float(_held(amounts, counts[np.newaxis, :], top)[0])
    if amounts.size == 1:
        return Interval(estimate, estimate)
    if counts.sum() >= CLOSED_FORM_FROM and estimate < 1.0:
        limits = _around(float(logit(estimate)), _logit_error(amounts, counts, top, estimate), counts, level)
    else:
        limits = _bootstrap(amounts, counts, top, level, estimate)
    return Interval(max(min(limits.low, estimate), top), max(limits.high, estimate))


def _bootstrap(x: Numbers, n: Numbers, top: float, level: float, estimate: float) -> Interval:
    shares = _resampled(x, n, top)
    if max(estimate, float(shares.max())) >= 1.0:
        # The logit of a whole is infinite; so the resamples speak for themselves.
        return Interval(float(np.quantile(shares, (1.0 - level) / 2.0)), 1.0)
    bent = logit(shares)
    return _around(2.0 * float(logit(estimate)) - float(bent.mean()), float(bent.std()), n, level)


def _around(centre: float, error: float, n: Numbers, level: float) -> Interval:
    """Student's interval on the logit scale, as shares."""
    reach = float(stdtrit(n.sum() - 1.0, (1.0 + level) / 2.0)) * error
    return Interval(float(expit(centre - reach)), float(expit(centre + reach)))


def _logit_error(x: Numbers, n: Numbers, top: float, estimate: float) -> float:
    """Standard error of the logit of the share, from the influence of each customer."""
    size = float(n.sum())
    threshold = x[min(int(np.searchsorted(np.cumsum(n), top * size)), x.size - 1)]
    influence = np.maximum(x - threshold, 0.0) + top * threshold - estimate * x
    error = np.sqrt(float(n @ influence**2)) / float(n @ x)
    return float(error / (estimate * (1.0 - estimate)))


def _resampled(x: Numbers, n: Numbers, top: float) -> Numbers:
    """The share in each resample of the customers."""
    size = int(n.sum())
    drawn = np.random.default_rng(_SEED).multinomial(size, n / size, DRAWS).astype(float)
    # A resample that drew nobody with an amount has no total to share.
    return _held(x, drawn[drawn @ x > 0], top)


def _held(x: Numbers, n: Numbers, top: float) -> Numbers:
    """The share of the top in each row of `n`, which counts customers at the descending values `x`."""
    before = np.cumsum(n, axis=1) - n
    taken = np.clip(top * n.sum(axis=1, keepdims=True) - before, 0.0, n)
    # Sums of decimals may miss by a last digit what nobody can hold less or more than.
    return np.asarray(np.clip((taken @ x) / (n @ x), top, 1.0))


def _descending(values: Sequence[float], counts: Sequence[int]) -> tuple[Numbers, Numbers]:
    """Each distinct value once, from the largest down, with the customers at it."""
    each, n = np.asarray(values, dtype=float), np.asarray(counts, dtype=float)
    if np.any(each[n > 0] < 0) or float(n @ each) <= 0:
        raise ValueError("shares of a total need amounts that are not below 0 and not all 0")
    x, place = np.unique(-each[n > 0], return_inverse=True)
    return -x.astype(float), np.bincount(place, weights=n[n > 0]).astype(float)
