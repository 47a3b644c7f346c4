"""The interval of a mean of amounts: no upper end, many small ones and a few that are huge.

For the median of such amounts see `quantile`, for means of answers on a scale `mean`.
"""

from collections.abc import Sequence
from math import inf, sqrt

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from cxmetrics.model import Interval
from cxmetrics.stats import mover

Numbers = npt.NDArray[np.float64]
_NO_SKEW = 1e-6


def interval(values: Sequence[float], counts: Sequence[float], level: float = 0.95) -> Interval:
    """Interval of the mean of `values` seen `counts` times: Student's, bent by the skewness observed.

    Hall's transformation takes the skewness g = γ̂/√n out of t = √n(x̄ − μ)/s:
    h(t) = t + (g/3)t² + (g²/27)t³ + g/6. The limits are x̄ − h⁻¹(±t₀.₉₇₅)·s/√n,
    h⁻¹(y) = (∛(1 + g(y − g/6)) − 1)·3/g, and not under 0 where no value is. The upper one reaches further
    than the lower, as it must: what is missing from a sample of amounts are the rare large ones.

    Simulated coverage of the nominal 95 % for exponential, gamma (½), log-normal (σ = 1), Pareto (3),
    half-zero and normal amounts: 87–95 % at n = 5, 90–97 at 10, 92–96 at 30, 92–95 from 100, where the
    percentile bootstrap has 70–81, 78–89, 86–93 and 91–95. The studentised bootstrap covers as much
    but has no upper limit to speak of where few values differ from 0; and here a refresh moves nothing.

    Where all values are equal it is zero wide: nothing then tells how far others would lie, which is to
    be said beside it. Without an upper limit under two values.

    Hall 1992, J. R. Stat. Soc. B 54:221–228. Checked against its definition by inverting h.
    """
    x, n = np.asarray(values, dtype=float), np.asarray(counts, dtype=float)
    size = float(n.sum())
    floor = -inf if np.any(x[n > 0] < 0) else 0.0
    if size < 2:
        return Interval(floor, inf)
    mean = float(n @ x) / size
    variance = float(n @ (x - mean) ** 2) / size
    # Adding equal decimals leaves a last digit that is no variation.
    if variance <= (1e-12 * mean) ** 2:
        return Interval(mean, mean)
    skew = float(n @ (x - mean) ** 3) / size / variance**1.5 / sqrt(size)
    reach, error = float(stdtrit(size - 1.0, (1.0 + level) / 2.0)), sqrt(variance / (size - 1.0))
    low, high = mean - _unbent(reach, skew) * error, mean - _unbent(-reach, skew) * error
    return Interval(max(low, floor), high)


def difference(
    first: tuple[Sequence[float], Sequence[float]],
    second: tuple[Sequence[float], Sequence[float]],
    level: float = 0.95,
) -> Interval:
    """Interval of the mean of `second` − that of `first`, each given as (values, counts).

    From the two single intervals, as for every other difference here. Simulated coverage for two groups
    from one of the shapes above: 97–99 % at 5 and 5, 96–98 at 10 and 10, 91–97 at 10 and 100, 94–97 at
    30 and 30. Raises ZeroDivisionError for a group without values.
    """
    means = [_mean(*group) for group in (first, second)]
    limits = [interval(*group, level) for group in (first, second)]
    return mover.difference(means[0], limits[0], means[1], limits[1])


def _mean(values: Sequence[float], counts: Sequence[float]) -> float:
    return sum(x * n for x, n in zip(values, counts, strict=True)) / sum(counts)


def _unbent(y: float, skew: float) -> float:
    """The t at which h(t) = y."""
    if abs(skew) < _NO_SKEW:
        return y
    return float(np.cbrt(1.0 + skew * (y - skew / 6.0)) - 1.0) * 3.0 / skew
