"""What is a customer worth so far, and how much rests on a few?"""

from dataclasses import dataclass

from cxmetrics.analyses.customers import paid
from cxmetrics.analyses.share import UNIT
from cxmetrics.model import LEAST_SHOWN, Behaviour, Dataset, Estimate, Histogram, Interval, Role, Slice
from cxmetrics.stats import concentration
from cxmetrics.store import Workspace
from cxmetrics.store.behaviour import behaved, spending
from cxmetrics.store.lines import as_marked

TOPS = (0.1, concentration.TOP, 0.5)


@dataclass(frozen=True)
class Held:
    """The share of the revenue that the best `top` part of the customers brought; hidden where it is under five."""

    top: float
    share: Estimate


@dataclass(frozen=True)
class Worth:
    """Revenue per customer to date, on average and in the middle; not profit, and no forecast.

    `held` says how much of it a few brought, nothing where nobody paid anything; the `below_zero` customers
    who gave back more than the list shows them buying count as 0 there.
    """

    mean: Estimate
    median: Estimate
    held: tuple[Held, ...]
    below_zero: int
    sql: str

    @property
    def fifth(self) -> Estimate | None:
        """The share of the best fifth, the usual figure."""
        return next((held.share for held in self.held if held.top == concentration.TOP), None)


def worth(workspace: Workspace, dataset: Dataset, part: Slice) -> Worth:
    """What the customers of the slice have paid so far."""
    column = dataset.by_role(Role.CUSTOMER)[0].name
    pieces = behaved(workspace, dataset, Behaviour.SPENDING, column, part)
    amounts = paid.pooled({key: piece for key, piece in pieces.items() if isinstance(piece, Histogram)})
    return Worth(
        paid.average(amounts, part.terms),
        paid.middle(amounts, part.terms),
        tuple(_held(amounts, top, part.terms.level) for top in TOPS) if _anything(amounts) else (),
        sum(int(n) for value, n in amounts.counts if value < 0),
        spending(as_marked(workspace, dataset), dataset, part).sql,
    )


def _anything(amounts: Histogram) -> bool:
    return any(value > 0 for value, _ in amounts.counts)


def _held(amounts: Histogram, top: float, level: float) -> Held:
    n = amounts.n
    # The share of the best few times the revenue is what these few paid.
    if top * n < LEAST_SHOWN:
        return Held(top, Estimate.hidden(n, unit=UNIT))
    values = [max(value, 0.0) for value, _ in amounts.counts]
    counts = [int(count) for _, count in amounts.counts]
    share = concentration.share(values, counts, top)
    limits = concentration.interval(values, counts, top, level)
    interval = Interval(100 * limits.low, 100 * limits.high)
    return Held(top, Estimate.of(100 * share, interval, n, span=100.0, unit=UNIT))
