"""Who bought when and for how much: what curves, cohorts and models of purchases are computed from.

Days are numbered and customers too; who they are stays in the workspace.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cxmetrics.model import Dataset, Slice
from cxmetrics.store.behaviour import each_customer
from cxmetrics.store.evidence import where
from cxmetrics.store.lines import as_marked
from cxmetrics.store.orders import Lines
from cxmetrics.store.query import Query
from cxmetrics.store.workspace import Workspace

DAY_ONE = date(1970, 1, 1)
Days = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class PurchaseDays:
    """One entry per customer and day, in that order; equal to itself alone.

    `first` is the customer's first day of purchase, `amount` what was paid on the day less what was given
    back, `bought` whether it was a day of purchase at all. Days count from DAY_ONE up to `end`, the last
    day of the list, until which everybody was watched.
    """

    customer: Days
    first: Days
    day: Days
    amount: npt.NDArray[np.float64]
    bought: npt.NDArray[np.bool_]
    end: int

    @property
    def age(self) -> Days:
        """How many days after the customer's first purchase."""
        return self.day - self.first

    def of_each(self) -> tuple[Days, Days]:
        """The number and the first day of each customer."""
        customer, place = np.unique(self.customer, return_index=True)
        return customer, self.first[place]


def purchases(workspace: Workspace, dataset: Dataset, part: Slice) -> PurchaseDays:
    """The days of purchase of the customers whose first one lies in the slice."""
    found = workspace.arrow(each_day(as_marked(workspace, dataset), dataset, part))
    who = found["customer"].combine_chunks().dictionary_encode().indices
    return PurchaseDays(
        _numbers(who),
        _numbers(found["first_day"].cast(pa.int32())),
        _numbers(found["paid_on"].cast(pa.int32())),
        np.asarray(found["amount"].to_numpy(), dtype=float),
        np.asarray(found["purchases"].to_numpy(), dtype=float) > 0,
        ((dataset.last or DAY_ONE) - DAY_ONE).days,
    )


def each_day(lines: Lines, dataset: Dataset, part: Slice) -> Query:
    """Rows (customer, first_day, paid_on, amount, purchases) in order: a customer's days in the list."""
    clause, values = where(part)
    bought = f"CASE WHEN {lines.cancelled} THEN 0 ELSE 1 END"
    return Query(
        "SELECT customer, first_day, paid_on, COALESCE(SUM(worth), 0.0) AS amount, "
        "SUM(is_purchase) AS purchases FROM "
        f"(SELECT {lines.customer} AS who, day AS paid_on, {lines.worth} AS worth, {bought} AS is_purchase "
        f"FROM {lines.table} WHERE {lines.customer} IS NOT NULL AND day IS NOT NULL) AS payments "
        f"JOIN (SELECT customer, day AS first_day FROM {each_customer(lines, dataset)}{clause}) AS buyers "
        "ON who = customer GROUP BY customer, first_day, paid_on ORDER BY customer, paid_on",
        values,
    )


def dated(day: int) -> date:
    """The day with this number."""
    return DAY_ONE + timedelta(days=day)


def _numbers(column: pa.Array | pa.ChunkedArray) -> Days:
    return np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.int64)
