"""What a customer spends per purchase, drawn towards what all customers spend: the gamma-gamma model.

The amounts of one customer scatter around that customer's own mean by a gamma distribution (shape p);
the means of the customers differ by another (shape q, scale γ). It takes spending to have nothing to
do with how often somebody buys: `correlation` is to be shown beside it.

Fader & Hardie 2013, “The Gamma-Gamma Model of Monetary Value”. Checked against R `BTYD` and the
published fit to 946 customers (p 6.25, q 3.74, γ 15.44).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln

from cxmetrics.model import Pairs
from cxmetrics.stats import rank_correlation
from cxmetrics.stats.rank_correlation import Correlation

Numbers = npt.NDArray[np.float64]
# Of a shape above this the data no longer tell how far; at q = 1 the mean of all customers is infinite.
LEAST, MOST = 1e-3, 1e3
_STARTS = ((1.0, 1.5, 1.0), (6.0, 4.0, 0.5), (2.0, 10.0, 5.0))


@dataclass(frozen=True)
class Parameters:
    """Shape within customers, shape and scale between them; γ in the unit of money."""

    p: float
    q: float
    gamma: float

    def __post_init__(self) -> None:
        if min(self.p, self.q, self.gamma) <= 0:
            raise ValueError("the parameters of a gamma-gamma model are above 0")


@dataclass(frozen=True)
class Fit(Parameters):
    """The likeliest parameters; `at_bound` where one is not determined or the mean not finite (q ≤ 1)."""

    loglik: float
    at_bound: bool


def fit(purchases: npt.ArrayLike, mean_spend: npt.ArrayLike) -> Fit:
    """The maximum-likelihood fit to customers with these numbers of purchases and mean amounts.

    By convention only repeat purchases count, so that it goes with the forecast of repeat purchases.
    Raises ValueError for a number or an amount of 0, and without customers. Searched in logarithms, with
    money in units of the mean.
    """
    # Costs a second to import, and only few questions fit a model.
    from scipy.optimize import minimize

    x, m = np.asarray(purchases, dtype=float), np.asarray(mean_spend, dtype=float)
    if not x.size or min(x.min(), m.min()) <= 0:
        raise ValueError("the model needs customers, and of each a purchase and an amount above 0")
    unit = float(m.mean())

    def cost(logs: Numbers) -> float:
        return -loglik(Parameters(*np.exp(logs)), x, m / unit) / x.size

    bounds = [(np.log(LEAST), np.log(MOST))] * 3
    options = {"ftol": 1e-13, "gtol": 1e-8}
    runs = [minimize(cost, np.log(start), bounds=bounds, options=options) for start in _STARTS]
    best = min(runs, key=lambda run: float(run.fun)).x
    at_bound = any(min(at - low, high - at) < 0.05 for at, (low, high) in zip(best, bounds, strict=True))
    p, q, scale = (float(part) for part in np.exp(best))
    found = Parameters(p, q, scale * unit)
    return Fit(p, q, scale * unit, loglik(found, x, m), at_bound or q <= 1.0)


def loglik(parameters: Parameters, purchases: npt.ArrayLike, mean_spend: npt.ArrayLike) -> float:
    """Log-likelihood of these mean amounts.

    Σ ln{ Γ(px+q)/(Γ(px)Γ(q)) · γ^q · m^(px−1) · x^(px) / (γ+mx)^(px+q) }.
    """
    p, q, gamma = parameters.p, parameters.q, parameters.gamma
    x, m = np.asarray(purchases, dtype=float), np.asarray(mean_spend, dtype=float)
    shape = p * x
    norm = gammaln(shape + q) - gammaln(shape) - gammaln(q) + q * np.log(gamma)
    return float(
        np.sum(norm + (shape - 1.0) * np.log(m) + shape * np.log(x) - (shape + q) * np.log(gamma + m * x))
    )


def expected_mean_spend(
    parameters: Parameters, purchases: npt.ArrayLike, mean_spend: npt.ArrayLike
) -> Numbers:
    """What each customer is expected to spend per purchase: p(γ + mx)/(px + q − 1).

    A mean of the customer's own amounts and that of all, pγ/(q − 1), which is also what it is for somebody
    without purchases. Raises ValueError where no mean exists (px + q ≤ 1).
    """
    x, m = np.asarray(purchases, dtype=float), np.asarray(mean_spend, dtype=float)
    strength = parameters.p * x + parameters.q - 1.0
    if np.any(strength <= 0):
        raise ValueError("with q ≤ 1 the mean of all customers is infinite")
    return np.asarray(parameters.p * (parameters.gamma + m * x) / strength, dtype=float)


def correlation(
    purchases: npt.ArrayLike, mean_spend: npt.ArrayLike, level: float = 0.95
) -> Correlation | None:
    """Pearson's correlation of the number of purchases with the mean amount: near 0 if the model fits."""
    x, m = np.asarray(purchases, dtype=float), np.asarray(mean_spend, dtype=float)
    pairs = Pairs(
        tuple((frequency, spend, 1) for frequency, spend in zip(x.tolist(), m.tolist(), strict=True))
    )
    return rank_correlation.pearson(pairs, level)
