"""Quantiles of values that are all known, and their intervals by order statistics.

With some still waiting it is `survival` that knows; means of such skewed values mislead.
"""

from collections.abc import Sequence
from math import isnan

import numpy as np
import numpy.typing as npt


def quantile(values: Sequence[float], counts: Sequence[int], p: float) -> float | None:
    """The value below which the share `p` lies, between neighbours in proportion; None without values.

    Type 7 of Hyndman & Fan 1996 (Am. Stat. 50:361–365), the default of R, numpy and DuckDB's
    `quantile_cont`. Checked against R (ten response times: median 13.5, 90 % 36.5).
    """
    each = _each(values, counts)
    return float(np.quantile(each, p)) if each.size else None


def interval(
    values: Sequence[float], counts: Sequence[int], p: float, level: float = 0.95
) -> tuple[float | None, float | None]:
    """Limits of that quantile, two of the values themselves; None where the values reach no limit.

    A median has no 95 % limits under 6 values, and the 90 % point no upper one under 36: “at least”
    is then all that can be said. Coverage is at least the level, whatever the distribution, where
    resampling covers a 90 % point 65 times in 100 at ten values.

    Conover 1999, Practical Nonparametric Statistics, 3.2.
    """
    each = _each(values, counts)
    if not each.size:
        return None, None
    # Takes a second to import, and most pages show no quantile.
    from scipy.stats import quantile_test

    # The value tested against plays no part in the limits.
    limits = quantile_test(each, q=0, p=p).confidence_interval(level)
    return _known(limits.low), _known(limits.high)


def _each(values: Sequence[float], counts: Sequence[int]) -> npt.NDArray[np.float64]:
    return np.repeat(np.asarray(values, dtype=float), np.asarray(counts, dtype=int))


def _known(limit: float) -> float | None:
    return None if isnan(limit) else float(limit)
