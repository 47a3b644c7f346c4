"""How many customers bought, for how much, and did they come back?"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cxmetrics.analyses.share import share
from cxmetrics.analyses.subtraction import unsafe_groups
from cxmetrics.model import LEAST_SHOWN, Dataset, Estimate, Key, Ratio, Slice
from cxmetrics.store import Workspace
from cxmetrics.store import orders as asked
from cxmetrics.store.lines import as_marked


@dataclass(frozen=True)
class Totals:
    """The sums of a list of orders, or of one month of it.

    `orders` counts different order numbers, those of cancelled orders among them; `kept_orders` those with
    a line that was not cancelled. Without order numbers each row is an order. `revenue` is what was paid
    less what was `given_back`, which is zero or below; `anonymous_revenue` is the part of it that no
    customer is named for. `cancelled`, `without_customer`, `zero_value` and `without_amount` count lines.
    """

    lines: int
    customers: int
    orders: int
    kept_orders: int
    revenue: float
    cancelled: int
    given_back: float
    without_customer: int
    anonymous_revenue: float
    zero_value: int
    without_amount: int


@dataclass(frozen=True)
class Orders:
    """A list of orders in figures.

    `bought_again` is the share of customers with more than one order that was not cancelled, of all with at
    least one; an order of nothing but free goods is one too. Without order numbers each row is an order, also
    on one day: so the customers of the CDNOW list come back in 49.5 % of cases. `another_day` asks for two
    days and is 48.9 % there. Rows without a customer are in neither. What was asked of the table stands beside.
    `months` leaves out those of fewer than five customers, with the smallest others where their total less
    the rest would tell them; `hidden_months` says how many.
    """

    totals: Totals
    numbered: bool
    bought_again: Estimate
    another_day: Estimate
    months: tuple[tuple[date, Totals], ...]
    hidden_months: int
    undated: int
    sums_sql: str
    again_sql: str

    @property
    def too_few(self) -> bool:
        """Whether the sums are those of one to four customers, and tell what each of them paid."""
        return 0 < self.totals.customers < LEAST_SHOWN


def orders(workspace: Workspace, dataset: Dataset, part: Slice) -> Orders:
    """The orders of the slice; raises ValueError for a dataset that is no list of orders."""
    lines = as_marked(workspace, dataset)
    sums = asked.totals(lines, part)
    ((_, *total),) = workspace.rows(sums)
    by_month = workspace.rows(asked.totals(lines, part, every="month"))
    months = [(start, _totals(sums)) for start, *sums in by_month]
    dated = {start: month for start, month in months if start is not None}
    few = unsafe_groups({Key(period=start): month.customers for start, month in dated.items()})
    shown = tuple((start, month) for start, month in dated.items() if Key(period=start) not in few)
    query = asked.again(lines, part)
    ((customers, again, another_day),) = workspace.rows(query)
    return Orders(
        _totals(total),
        lines.numbered,
        share(Ratio(int(again or 0), customers), part.terms),
        share(Ratio(int(another_day or 0), customers), part.terms),
        shown,
        len(dated) - len(shown),
        sum(month.lines for start, month in months if start is None),
        sums.sql,
        query.sql,
    )


def _totals(sums: list[Any]) -> Totals:
    values: dict[str, Any] = {
        name: (float if name in asked.AMOUNTS else int)(value or 0)
        for name, value in zip(asked.SUMS, sums, strict=True)
    }
    return Totals(**values)
