"""Whether a model of future purchases has earned belief on these purchases.

Fitted to 50 customers the forecast is wrong by 28 % in the middle of simulations and the parameters
are degenerate in 28 % of them; with 300 it is 12 % and 2 %. So a model is let through only after it
has forecast what is already known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cxmetrics.stats import bg_nbd
from cxmetrics.stats.bg_nbd import Fit
from cxmetrics.stats.purchase_history import Purchases

LEAST_CUSTOMERS = 300
WORST_ERROR = 0.20


class Refusal(StrEnum):
    """Why a model is not used."""

    TOO_FEW = "too_few_customers"
    AT_BOUND = "parameter_at_bound"
    NOTHING_TO_CHECK = "no_repeat_purchase_held_out"
    INACCURATE = "hold_out_error"


@dataclass(frozen=True)
class HoldOut:
    """A forecast of the second half of the time from the first, beside what came true.

    `fit` is the model of all the purchases, `first_half` that of the first half; `forecast` and `actual`
    count the repeat purchases in the second half by those who had bought in the first; `error` is
    |forecast − actual| / actual, None where nothing was bought again.
    """

    customers: int
    fit: Fit | None
    first_half: Fit | None
    forecast: float
    actual: int
    error: float | None
    refusals: tuple[Refusal, ...]

    @property
    def allowed(self) -> bool:
        """Whether the model may be used."""
        return not self.refusals


def hold_out(customer: Sequence[object], time: Sequence[float], end: float) -> HoldOut:
    """The test on who bought when, watched until `end`; the halves meet in the middle of the time."""
    purchases = Purchases.of(customer, time).until(end)
    everybody = purchases.histories(end)
    if not everybody.customers:
        return HoldOut(0, None, None, 0.0, 0, None, (Refusal.TOO_FEW, Refusal.NOTHING_TO_CHECK))
    middle = (float(purchases.time.min()) + end) / 2.0
    early = purchases.histories(middle)
    whole, first_half = bg_nbd.fit(everybody), bg_nbd.fit(early)
    forecast = float(early.n @ bg_nbd.expected(first_half, early.x, early.t_x, early.age, end - middle))
    actual = _bought_again(purchases, middle)
    error = abs(forecast - actual) / actual if actual else None
    refusals = _refusals(everybody.customers, whole.at_bound or first_half.at_bound, error)
    return HoldOut(everybody.customers, whole, first_half, forecast, actual, error, refusals)


def _bought_again(purchases: Purchases, middle: float) -> int:
    """Purchases after the `middle` by those who had bought before it."""
    known = set(purchases.until(middle).customer.tolist())
    later = purchases.customer[purchases.time > middle]
    return sum(customer in known for customer in later.tolist())


def _refusals(customers: int, at_bound: bool, error: float | None) -> tuple[Refusal, ...]:
    """Every reason there is."""
    found = {
        Refusal.TOO_FEW: customers < LEAST_CUSTOMERS,
        Refusal.AT_BOUND: at_bound,
        Refusal.NOTHING_TO_CHECK: error is None,
        Refusal.INACCURATE: error is not None and error >= WORST_ERROR,
    }
    return tuple(refusal for refusal, holds in found.items() if holds)
