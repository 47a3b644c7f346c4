"""How often customers will buy who may leave without a word: the BG/NBD model.

While active, a customer buys at random at a rate λ, which differs between customers by a gamma
distribution (shape r, rate α). After every purchase the customer leaves for good with probability p,
which differs by a beta distribution (a, b). Times are in any one unit; α is in that unit too.

The model has nobody leave before a second purchase: whoever bought once only counts as active for ever.

Fader, Hardie & Lee 2005, Marketing Science 24:275–284. Checked against R `BTYD` and the published
fit to 2,357 customers (r .243, α 4.414, a .793, b 2.426, log-likelihood −9582.4).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import expit, gammaln, hyp2f1

from cxmetrics.stats.purchase_history import Histories, Numbers

# Shape parameters beyond these are no longer told apart by data: everybody is alike, or nobody leaves.
LEAST, MOST = 1e-3, 1e3
_STARTS = ((0.3, 0.2, 0.8, 2.5), (1.0, 1.0, 1.0, 1.0), (0.1, 0.05, 0.2, 1.0), (2.0, 1.0, 0.5, 8.0))
_NUDGE = 1e-4


@dataclass(frozen=True)
class Parameters:
    """Shape and rate of the purchase rates, and the two of the chance to leave."""

    r: float
    alpha: float
    a: float
    b: float

    def __post_init__(self) -> None:
        if min(self.r, self.alpha, self.a, self.b) <= 0:
            raise ValueError("the parameters of a BG/NBD model are above 0")


@dataclass(frozen=True)
class Fit(Parameters):
    """The likeliest parameters; `at_bound` where one ran off to where the data no longer determine it."""

    loglik: float
    at_bound: bool


def fit(customers: Histories) -> Fit:
    """The maximum-likelihood fit, the best of several starts; ValueError without customers.

    Searched in logarithms, with time in units of the mean age, so that no unit of time changes the answer.
    """
    # Costs a second to import, and only few questions fit a model.
    from scipy.optimize import minimize

    if not customers.customers:
        raise ValueError("a model of no customers has no fit")
    unit = float(np.average(customers.age, weights=customers.n)) or 1.0
    scaled = Histories(customers.x, customers.t_x / unit, customers.age / unit, customers.n)

    def cost(logs: Numbers) -> float:
        return -loglik(Parameters(*np.exp(logs)), scaled) / customers.customers

    bounds = [(np.log(LEAST), np.log(MOST))] * 4
    runs = [minimize(cost, np.log(start), bounds=bounds, options={"ftol": 1e-7}) for start in _STARTS]
    nearest = min(runs, key=lambda run: float(run.fun)).x
    best = minimize(cost, nearest, bounds=bounds, options={"ftol": 1e-14, "gtol": 1e-8}).x
    at_bound = any(min(at - low, high - at) < 0.05 for at, (low, high) in zip(best, bounds, strict=True))
    r, alpha, a, b = (float(part) for part in np.exp(best))
    parameters = Parameters(r, alpha * unit, a, b)
    return Fit(r, alpha * unit, a, b, loglik(parameters, customers), at_bound)


def loglik(parameters: Parameters, customers: Histories) -> float:
    """Log-likelihood of the histories of all `customers`.

    Σ ln{ B(a, b+x)/B(a, b) · Γ(r+x)αʳ/Γ(r) · [(α+T)⁻⁽ʳ⁺ˣ⁾ + (x > 0)·a/(b+x−1)·(α+tₓ)⁻⁽ʳ⁺ˣ⁾] }.
    """
    r, alpha, a, b = _parts(parameters)
    # What depends on the number of purchases alone is computed once per number: there are few of them.
    having = np.bincount(customers.x.astype(np.int64), weights=customers.n)
    x = np.arange(having.size)
    buying = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    staying = gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    active = -(r + customers.x) * np.log(alpha + customers.age)
    odds = _log_odds_gone(parameters, customers.x, customers.t_x, customers.age)
    # Not by “@”: beyond 10,000 histories it waits for threads far longer than it computes.
    gone_or_not = np.sum(customers.n * (active + np.logaddexp(0.0, odds)))
    return float(np.sum(having * (buying + staying)) + gone_or_not)


def p_alive(parameters: Parameters, x: npt.ArrayLike, t_x: npt.ArrayLike, age: npt.ArrayLike) -> Numbers:
    """The probability that a customer with this history has not left; 1 for all who bought only once.

    1 / (1 + (x > 0) · a/(b+x−1) · ((α+T)/(α+tₓ))ʳ⁺ˣ). Fader, Hardie & Lee 2008, note on P(alive).
    """
    odds = _log_odds_gone(parameters, *(np.asarray(part, dtype=float) for part in (x, t_x, age)))
    return np.asarray(expit(-odds), dtype=float)


def expected(
    parameters: Parameters, x: npt.ArrayLike, t_x: npt.ArrayLike, age: npt.ArrayLike, horizon: npt.ArrayLike
) -> Numbers:
    """How often a customer with this history is expected to buy in the next `horizon`."""
    x, age, horizon = (np.asarray(part, dtype=float) for part in (x, age, horizon))
    return p_alive(parameters, x, t_x, age) * _while_active(parameters, x, age, horizon)


def expected_new(parameters: Parameters, horizon: npt.ArrayLike) -> Numbers:
    """How often a new customer is expected to buy again within `horizon` of the first purchase."""
    nothing = np.zeros(())
    return _while_active(parameters, nothing, nothing, np.asarray(horizon, dtype=float))


def _while_active(parameters: Parameters, x: Numbers, age: Numbers, horizon: Numbers) -> Numbers:
    """Expected purchases within `horizon` of a customer known to be active now.

    (a+b+x−1)/(a−1) · [1 − (1−z)ᵃ⁻¹ ₂F₁(a+b−1−r, a−1; a+b+x−1; z)], z = t/(α+T+t): the published form after
    Euler's transformation, which keeps ₂F₁ small where the number of purchases is large.
    """
    r, alpha, a, b = _parts(parameters)
    # At a = 1 and a + b = 1 it is 0/0 and smooth on both sides.
    if min(abs(a - 1.0), abs(a + b - 1.0)) < _NUDGE / 2.0:
        beside = (Parameters(r, alpha, a + step, b) for step in (-_NUDGE, _NUDGE))
        below, above = (_while_active(each, x, age, horizon) for each in beside)
        return np.asarray((below + above) / 2.0)
    z = horizon / (alpha + age + horizon)
    c = a + b + x - 1.0
    left = (1.0 - z) ** (a - 1.0) * hyp2f1(a + b - 1.0 - r, a - 1.0, c, z)
    return np.asarray(c / (a - 1.0) * (1.0 - left), dtype=float)


def _log_odds_gone(parameters: Parameters, x: Numbers, t_x: Numbers, age: Numbers) -> Numbers:
    """The logarithm of the odds of having left: −∞ before the first repeat purchase."""
    r, alpha, a, b = _parts(parameters)
    odds = np.log(a / (b + np.maximum(x, 1.0) - 1.0)) + (r + x) * np.log((alpha + age) / (alpha + t_x))
    return np.asarray(np.where(x > 0, odds, -np.inf), dtype=float)


def _parts(parameters: Parameters) -> tuple[float, float, float, float]:
    return parameters.r, parameters.alpha, parameters.a, parameters.b
