"""Whether each period resembles the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.special import ndtr

LEAST = 8
NOTABLE = 0.3


@dataclass(frozen=True)
class Autocorrelation:
    """Correlation of neighbours, with the probability of one as far from 0 among unrelated values."""

    value: float
    p: float
    n: int

    @property
    def notable(self) -> bool:
        """Whether limits from a moving range are too narrow for this series: above 0.3."""
        return self.value > NOTABLE


def lag_one(values: Sequence[float]) -> Autocorrelation | None:
    """r₁ = Σ(xₜ − x̄)(xₜ₊₁ − x̄) / Σ(xₜ − x̄)²; None under eight values or where all are the same.

    Of n unrelated values r₁ has mean −1/n and variance (n − 2)²/(n²(n − 1)): in a short series it is
    rarely far from 0 by merit. Moran 1948, Biometrika 35:255–260. Checked against statsmodels' `acf`.
    """
    series = np.asarray(values, dtype=np.float64)
    n = len(series)
    if n < LEAST or np.ptp(series) <= 1e-9 * np.abs(series).max():
        return None
    deviations = series - series.mean()
    value = float(deviations[:-1] @ deviations[1:] / (deviations @ deviations))
    standard = (value + 1.0 / n) * n * sqrt(n - 1.0) / (n - 2.0)
    return Autocorrelation(value, float(2.0 * ndtr(-abs(standard))), n)
