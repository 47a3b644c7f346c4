"""Whether several items measure one thing, and how much of them a single factor carries."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import fdtri

from cxmetrics.model import Interval
from cxmetrics.stats import correlation_matrix

SUSPICIOUS = 0.6

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Reliability:
    """Cronbach's α of some items with its interval, their mean correlation and the first eigenvalue's share.

    `n` is the smallest number of rows any two of the items share. A mean correlation over .6 between items
    that ask about different things is suspicious: one impression may have coloured all of them (halo).
    """

    alpha: float
    interval: Interval
    mean_r: float
    first_share: float
    items: int
    n: int


def cronbach(values: Matrix, level: float = 0.95) -> Reliability | None:
    """Reliability of the columns of `values` (rows × items, NaN where missing), all pointing the same way.

    α = k/(k − 1) · (1 − Σ variances/Σ covariances), each covariance from the rows that have both items.
    None with fewer than two items, where two of them share no rows or one is always the same.

    Cronbach 1951, Psychometrika 16:297–334; interval: Feldt, Woodruff & Salih 1987, Appl. Psychol. Meas.
    11:93–103. Checked against R `psych::alpha` on the attitude data (.8431).
    """
    items = values.shape[1]
    if items < 2:
        return None
    total = correlation_matrix.sums(values)
    covariances, n = total.covariances[0], int(total.both.min())
    correlations = total.correlations[0]
    if not np.isfinite(correlations).all() or covariances.sum() <= 0:
        return None
    alpha = items / (items - 1) * (1.0 - np.trace(covariances) / covariances.sum())
    eigenvalues = np.linalg.eigvalsh(correlations)
    return Reliability(
        alpha=float(alpha),
        interval=_feldt(float(alpha), items, n, level),
        mean_r=float((correlations.sum() - items) / (items * (items - 1))),
        first_share=float(eigenvalues[-1] / items),
        items=items,
        n=n,
    )


def _feldt(alpha: float, items: int, n: int, level: float) -> Interval:
    tail, rows = (1.0 - level) / 2.0, n - 1
    less, more = fdtri(rows, rows * (items - 1), (1.0 - tail, tail))
    return Interval(1.0 - (1.0 - alpha) * float(less), 1.0 - (1.0 - alpha) * float(more))
