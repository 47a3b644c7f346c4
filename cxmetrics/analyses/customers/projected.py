"""What will customers buy next? Told only by a model that has passed its test on what is known."""

from dataclasses import dataclass

import numpy as np

from cxmetrics.model import Dataset, Slice, Terms
from cxmetrics.stats import bg_nbd, bg_nbd_gate, gamma_gamma
from cxmetrics.stats.bg_nbd import Fit
from cxmetrics.stats.bg_nbd_gate import LEAST_CUSTOMERS, WORST_ERROR, HoldOut, Refusal
from cxmetrics.stats.rank_correlation import Correlation
from cxmetrics.store import Workspace
from cxmetrics.store.purchases import PurchaseDays, purchases

WEEK = 7.0
AHEAD = 90
MOST_RELATED = 0.2
"""Beyond such a correlation of spending with frequency, what is spent cannot be told apart from how often."""


@dataclass(frozen=True)
class Spend:
    """What a purchase brings, by the gamma-gamma model of those who bought again.

    `correlation` is that of spending per purchase with the number of purchases, which the model takes to be
    none. `revenue` is expected of all customers together in the days ahead; None where the model may not
    be used, and `because` says why.
    """

    p: float | None
    q: float | None
    gamma: float | None
    correlation: Correlation | None
    revenue: float | None
    because: str


@dataclass(frozen=True)
class Projected:
    """The BG/NBD model of repeat purchases, where it may be used; else `because` says which condition failed.

    Parameters are per week. `error` is how far the forecast of the second half of the list from its first
    was off, as a share of what came, and `first_half` the fit it came from; `purchases` are those expected of all customers together in the
    `ahead` days after the list. Nothing is told where it is not `allowed`.
    """

    customers: int
    allowed: bool
    because: str
    error: float | None
    fit: Fit | None
    first_half: Fit | None
    purchases: float | None
    spend: Spend | None
    ahead: int = AHEAD


def projected(workspace: Workspace, dataset: Dataset, part: Slice) -> Projected:
    """The forecast for the customers of the slice, behind its gate."""
    days = purchases(workspace, dataset, part)
    customers = len(days.of_each()[0])
    if customers < LEAST_CUSTOMERS:
        # A fit to a handful may run into numbers beyond all bounds, and would not be shown anyway.
        return _refused(customers, f"only {customers:,} customers, where {LEAST_CUSTOMERS} are needed")
    on = days.bought
    tested = bg_nbd_gate.hold_out(days.customer[on].tolist(), (days.day[on] / WEEK).tolist(), days.end / WEEK)
    if tested.fit is None or not tested.allowed:
        return _refused(
            customers, "; ".join(_why(tested, refusal) for refusal in tested.refusals), tested.error
        )
    x, t_x, age = _histories(days)
    coming = bg_nbd.expected(tested.fit, x, t_x, age, AHEAD / WEEK)
    spend = _spend(days, coming, part.terms)
    return Projected(
        customers, True, "", tested.error, tested.fit, tested.first_half, float(coming.sum()), spend
    )


def _refused(customers: int, why: str, error: float | None = None) -> Projected:
    return Projected(customers, False, f"No forecast: {why}.", error, None, None, None, None)


def _why(tested: HoldOut, refusal: Refusal) -> str:
    """The condition that failed, with its figures."""
    fit = tested.fit
    parameters = f" (r {fit.r:.3g}, α {fit.alpha:.3g}, a {fit.a:.3g}, b {fit.b:.3g})" if fit else ""
    error = "" if tested.error is None else f"{100 * tested.error:.0f} %"
    said = {
        Refusal.TOO_FEW: f"only {tested.customers:,} customers, where {LEAST_CUSTOMERS} are needed",
        Refusal.AT_BOUND: f"the data do not determine every parameter of the model{parameters}",
        Refusal.NOTHING_TO_CHECK: "nobody bought again in the second half of the list, so it cannot be tested",
        Refusal.INACCURATE: "tested on the second half of the list, the forecast from the first half said "
        f"{tested.forecast:,.0f} purchases and {tested.actual:,} came: off by {error}, where under "
        f"{100 * WORST_ERROR:.0f} % is asked",
    }
    return said[refusal]


def _histories(days: PurchaseDays) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of each customer: repeat purchases, time of the last one and time watched, in weeks."""
    on = days.bought
    _, start, bought = np.unique(days.customer[on], return_index=True, return_counts=True)
    first, last = days.day[on][start], days.day[on][start + bought - 1]
    return bought - 1.0, (last - first) / WEEK, (days.end - first) / WEEK


def _spend(days: PurchaseDays, coming: np.ndarray, terms: Terms) -> Spend:
    """What those purchases will bring, if what is spent has nothing to do with how often."""
    again = days.bought & (days.age > 0)
    customer, _ = days.of_each()
    place = np.searchsorted(customer, days.customer[again])
    times = np.bincount(place, minlength=len(customer)).astype(float)
    total = np.bincount(place, weights=days.amount[again], minlength=len(customer))
    usable = (times > 0) & (total > 0)
    x, mean = times[usable], total[usable] / times[usable]
    if len(x) < LEAST_CUSTOMERS:
        return Spend(None, None, None, None, None, f"only {len(x):,} customers paid for a repeat purchase")
    related = gamma_gamma.correlation(x, mean, terms.level)
    fit = gamma_gamma.fit(x, mean)
    if fit.at_bound or related is None:
        return Spend(
            None, None, None, related, None, "the data do not determine every parameter of the model"
        )
    if abs(related.r) > MOST_RELATED:
        return Spend(None, None, None, related, None, "spending goes with how often people buy")
    per_purchase = np.full(len(customer), gamma_gamma.expected_mean_spend(fit, 0.0, 0.0))
    per_purchase[usable] = gamma_gamma.expected_mean_spend(fit, x, mean)
    return Spend(fit.p, fit.q, fit.gamma, related, float(coming @ per_purchase), "")
