"""The shifted beta-geometric model: how a group that can only leave once dwindles.

Each has a chance of leaving per period that never changes; the chances differ between them as a beta
distribution. That alone makes the share that stays climb with age, so a projection from the last
observed rate falls short. It needs a moment of leaving that is known, as a contract has.

Fader & Hardie 2007, J. Interact. Mark. 21:76–90.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log

import numpy as np
from scipy.special import betaln

from cxmetrics.stats import cohort

_FARTHEST = 1e4
"""A parameter beyond has run off: everybody's chance of leaving is the same, or nobody leaves."""


@dataclass(frozen=True)
class Fit:
    """The parameters of the beta distribution and the log-likelihood at them.

    `at_bound` says that a parameter ran off, so that the data do not tell it; the projection may
    still be read, the parameters not.
    """

    alpha: float
    beta: float
    loglik: float
    at_bound: bool = False

    def survival(self, t: float) -> float:
        """The share left after `t` periods, seen or yet to come: B(α, β + t)/B(α, β)."""
        return exp(betaln(self.alpha, self.beta + t) - betaln(self.alpha, self.beta))

    def retention(self, t: float) -> float:
        """Of those left before period `t`, the share left after it: (β + t − 1)/(α + β + t − 1)."""
        return (self.beta + t - 1.0) / (self.alpha + self.beta + t - 1.0)

    @property
    def tenure(self) -> float | None:
        """The periods a beginner stays on average, the first one included: (α + β − 1)/(α − 1).

        None at α ≤ 1, where some stay so long that the average has no end; then name a horizon.
        """
        return (self.alpha + self.beta - 1.0) / (self.alpha - 1.0) if self.alpha > 1.0 else None


def fit(survivors: Sequence[float]) -> Fit | None:
    """The likeliest parameters for the numbers left at the start and after each period.

    log L = Σ lost(t)·ln(S(t − 1) − S(t)) + left·ln S(T). None where no curve can be told: under two
    periods, or nobody left or stayed. Raises ValueError where the numbers climb.

    Checked against the published fits (High End .668, 3.806, −1611.2; Regular .704, 1.182, −1680.3).
    """
    lost = [before - after for before, after in pairwise(survivors)]
    if any(loss < 0 for loss in lost):
        raise ValueError("whoever left stays away: the numbers left cannot climb")
    if len(lost) < 2 or survivors[-1] in (0, survivors[0]):
        return None
    # Takes a second to import, and most pages fit nothing.
    from scipy.optimize import minimize

    periods, losses, left = np.arange(1, len(lost) + 1), np.asarray(lost), survivors[-1]

    def surprise(logs: np.ndarray) -> float:
        alpha, beta = np.exp(logs)
        start = betaln(alpha, beta)
        leaving = betaln(alpha + 1.0, beta + periods - 1.0) - start
        return -float(losses @ leaving + left * (betaln(alpha, beta + len(lost)) - start))

    reach = log(_FARTHEST)
    stays = cohort.survival(survivors)[1]
    begin = np.log([1.0, max(stays / (1.0 - stays), 0.1) if stays < 1.0 else 10.0])
    found = minimize(
        surprise,
        begin,
        method="Nelder-Mead",
        bounds=[(-reach, reach)] * 2,
        # The simplex scipy begins with has no width where a start is next to 0.
        options={
            "initial_simplex": begin + np.vstack((np.zeros(2), np.eye(2))),
            "xatol": 1e-8,
            "maxiter": 4000,
        },
    )
    alpha, beta = (float(parameter) for parameter in np.exp(found.x))
    return Fit(alpha, beta, -float(found.fun), bool(np.any(np.abs(found.x) > reach - 0.01)))
