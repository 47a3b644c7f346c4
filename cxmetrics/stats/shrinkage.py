"""Ranking units whose estimates are noisy: how far each is drawn toward the mean, and which ranks it may hold.

The best of many small units is mostly the luckiest. Each estimate θ̂ᵢ with standard error σᵢ is drawn to
the common mean, θ̃ᵢ = m + Bᵢ(θ̂ᵢ − m) with Bᵢ = τ²/(τ² + σᵢ²): the less it rests on, the further.
τ² is the variance of the true values between units.

DerSimonian & Laird 1986, Control. Clin. Trials 7:177–188; Paule & Mandel 1982, J. Res. NBS 87:377–385;
Efron & Morris 1977, Sci. Am. 236(5):119–127. Checked against statsmodels' `combine_effects` and the
eighteen batters of Efron & Morris (shrinkage .212).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

DRAWS = 4_000
_SEED = 1977
_ROUNDS = 100
_SAME = 1e-12

Row = npt.NDArray[np.float64]
Variance = Callable[[Row, Row], float]


@dataclass(frozen=True)
class Shrunken:
    """The estimates drawn to their `mean`: `kept` says how much of its own distance each one kept (Bᵢ).

    `errors` are their standard errors after shrinking, `between` the variance of the true values τ².
    """

    values: tuple[float, ...]
    errors: tuple[float, ...]
    kept: tuple[float, ...]
    mean: float
    mean_error: float
    between: float


@dataclass(frozen=True)
class Ranks:
    """The ranks a unit may hold, from the best (1) on."""

    best: int
    worst: int


def dersimonian_laird(estimates: Row, errors: Row) -> float:
    """τ² in one step, from the excess of the weighted squares over what noise alone makes."""
    weights = errors**-2
    excess = _squares(estimates, weights) - (len(estimates) - 1)
    return max(0.0, float(excess / (weights.sum() - (weights**2).sum() / weights.sum())))


def paule_mandel(estimates: Row, errors: Row) -> float:
    """τ² at which the squares, weighed by 1/(τ² + σᵢ²), are what noise alone makes: k − 1.

    Newton's steps from 0 (DerSimonian & Kacker 2007, Contemp. Clin. Trials 28:105–114). Kept as the usual
    one because it stays right where units differ much in size and truly differ.
    """
    between = 0.0
    for _ in range(_ROUNDS):
        weights = 1.0 / (between + errors**2)
        mean = np.average(estimates, weights=weights)
        excess = _squares(estimates, weights) - (len(estimates) - 1)
        step = float(excess / (weights**2 * (estimates - mean) ** 2).sum()) if excess > 0 else 0.0
        between += step
        if step <= _SAME * between:
            break
    return between


def shrunken(
    estimates: Sequence[float], errors: Sequence[float], between: Variance = paule_mandel
) -> Shrunken:
    """Each estimate drawn to the common mean; at least two units, each with a standard error above 0.

    Where the units differ by no more than their noise makes them, τ² is 0 and all become the mean.
    The standard errors also carry that the mean is itself estimated.
    """
    values, noise = np.array(estimates, dtype=np.float64), np.array(errors, dtype=np.float64)
    if len(values) < 2 or (noise <= 0).any():
        raise ValueError("shrinking takes two or more estimates, each with a standard error above 0")
    variance = float(between(values, noise))
    weights = 1.0 / (variance + noise**2)
    mean = float(np.average(values, weights=weights))
    kept = variance * weights
    mean_error = 1.0 / sqrt(float(weights.sum()))
    spread = np.sqrt(kept * noise**2 + ((1.0 - kept) * mean_error) ** 2)
    drawn = mean + kept * (values - mean)
    return Shrunken(
        tuple(drawn.tolist()), tuple(spread.tolist()), tuple(kept.tolist()), mean, mean_error, variance
    )


def james_stein(estimates: Sequence[float], variance: float) -> Shrunken:
    """The estimates of units with one common sampling `variance`, drawn to their mean as Efron & Morris do.

    B = 1 − (k − 3)·variance/Σ(θ̂ᵢ − m)², never below 0; at least four units.
    """
    values = np.array(estimates, dtype=np.float64)
    if len(values) < 4 or variance <= 0:
        raise ValueError("the James–Stein estimate takes four or more units and a variance above 0")
    squares = float(((values - values.mean()) ** 2).sum())
    kept = max(0.0, 1.0 - (len(values) - 3) * variance / squares) if squares else 0.0
    between = variance * kept / (1.0 - kept)
    return shrunken(estimates, [sqrt(variance)] * len(values), lambda _values, _errors: between)


def rank_intervals(shrunk: Shrunken, level: float = 0.95, *, highest_first: bool = True) -> tuple[Ranks, ...]:
    """Which ranks each unit may hold, read off draws of all true values at once (fixed seed).

    A unit whose ranks reach from 1 to the last has no place in a ranking. With τ² = 0 that is every one.
    """
    units = len(shrunk.values)
    if shrunk.between == 0:
        return (Ranks(1, units),) * units
    places = np.argsort(np.argsort(_draws(shrunk) * (-1.0 if highest_first else 1.0), axis=1), axis=1) + 1
    tail = (1.0 - level) / 2.0
    low = np.quantile(places, tail, axis=0, method="inverted_cdf")
    high = np.quantile(places, 1.0 - tail, axis=0, method="inverted_cdf")
    return tuple(Ranks(int(best), int(worst)) for best, worst in zip(low, high, strict=True))


def _draws(shrunk: Shrunken) -> Row:
    """Draws of the true values: of the common mean first, then of each unit around its place given that mean."""
    rng = np.random.default_rng(_SEED)
    values, kept = np.array(shrunk.values), np.array(shrunk.kept)
    moved = shrunk.mean_error * rng.standard_normal((DRAWS, 1)) * (1.0 - kept)
    own = np.sqrt(shrunk.between * (1.0 - kept))
    drawn: Row = values + moved + own * rng.standard_normal((DRAWS, len(values)))
    return drawn


def _squares(estimates: Row, weights: Row) -> float:
    mean = np.average(estimates, weights=weights)
    return float((weights * (estimates - mean) ** 2).sum())
