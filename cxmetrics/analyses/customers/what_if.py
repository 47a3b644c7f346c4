"""What would a customer be worth, if margin and retention never changed?"""

from dataclasses import dataclass

import numpy as np

from cxmetrics.analyses.customers import paid
from cxmetrics.analyses.customers.staying import staying
from cxmetrics.model import Dataset, Estimate, Slice
from cxmetrics.stats import margin_multiple
from cxmetrics.store import Workspace
from cxmetrics.store.purchases import purchases

YEAR = 365


@dataclass(frozen=True)
class Start:
    """What the data says to begin with, all of it per span of `days`, that of the rule of silence.

    `stayed` is the retention over such a span, `paid` the revenue in the last one of each customer who bought
    in it. What is left of that after the cost of goods is not on file.
    """

    days: int
    stayed: Estimate
    paid: Estimate


@dataclass(frozen=True)
class Value:
    """What m·r/(1 + i − r) comes to; `low` and `high` at the ends of the retention's range, where it has one."""

    value: float
    low: float | None
    high: float | None


def start(workspace: Workspace, dataset: Dataset, part: Slice) -> Start:
    """The retention to begin with, and what customers pay in as long a time."""
    days, silence = purchases(workspace, dataset, part), part.terms.silence
    recent = days.day > days.end - silence
    size = int(days.customer.max(initial=-1)) + 1
    totals = np.bincount(days.customer[recent], weights=days.amount[recent], minlength=size)
    buyers = np.unique(days.customer[recent & days.bought])
    stayed = staying(workspace, dataset, part).rule.stayed
    return Start(silence, stayed, paid.average(paid.histogram(totals[buyers]), part.terms))


def what_if(
    margin: float, retention: float, discount: float, days: int, stayed: Estimate | None = None
) -> Value:
    """The value of a customer, whose first margin comes a span of `days` from now.

    `margin` and `retention`, in per cent, are per that span; `discount` is per year, in per cent, and brought
    to it. With `stayed` the value is also told at both ends of its range. Raises ValueError where retention
    leaves a sum without end.
    """
    rate = (1.0 + discount / 100.0) ** (days / YEAR) - 1.0
    low, high = (None, None) if stayed is None else (stayed.low, stayed.high)
    return Value(
        margin_multiple.value(margin, retention / 100.0, rate),
        _at(margin, low, rate),
        _at(margin, high, rate),
    )


def _at(margin: float, retention: float | None, rate: float) -> float | None:
    """The value at this retention; None where it is not known or the sum has no end."""
    if retention is None or retention / 100.0 >= 1.0 + rate:
        return None
    return margin_multiple.value(margin, retention / 100.0, rate)
