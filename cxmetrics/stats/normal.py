"""Quantiles of the standard normal distribution."""

from statistics import NormalDist

_STANDARD = NormalDist()


def z(level: float) -> float:
    """How many standard errors a two-sided interval at confidence `level` reaches: 1.96 at 0.95.

    From the standard library, because importing `scipy.stats` costs a second. Raises ValueError
    outside 0 < level < 1. Checked against `scipy.stats.norm.ppf`.
    """
    if not 0.0 < level < 1.0:
        raise ValueError(f"a confidence level lies between 0 and 1, not at {level}")
    return _STANDARD.inv_cdf((1.0 + level) / 2.0)
