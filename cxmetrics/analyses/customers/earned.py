"""How much has a customer brought in after one, three, six and twelve months?"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from cxmetrics.analyses.customers import paid
from cxmetrics.analyses.customers.cohorts import Numbers, months, old_enough
from cxmetrics.analyses.subtraction import unsafe_groups
from cxmetrics.model import Dataset, Estimate, Key, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.lines import as_marked
from cxmetrics.store.purchases import PurchaseDays, each_day, purchases

AGES = {1: 30, 3: 91, 6: 182, 12: 365}
"""Days by which a customer is so many months old."""


@dataclass(frozen=True)
class Earned:
    """The customers whose first purchase lies in the month from `start`; all of them where that is None.

    `after` holds the revenue per customer within each of AGES of the first purchase; None where not
    everybody in the cohort is that old yet.
    """

    start: date | None
    customers: int
    after: tuple[Estimate | None, ...]


@dataclass(frozen=True)
class Cumulative:
    """The cohorts in order of time, and all who are old enough together."""

    of: tuple[Earned, ...]
    together: Earned
    sql: str


def earned(workspace: Workspace, dataset: Dataset, part: Slice) -> Cumulative:
    """Cumulative revenue per acquired customer of the slice, with everybody who never came back in it.

    A cell under five people is hidden, and the smallest beside it where the column's total would tell it.
    """
    days = purchases(workspace, dataset, part)
    _, first = days.of_each()
    cohort_of = months(first) if first.size else first
    starts = sorted(set(cohort_of.tolist()))
    members = {start: cohort_of == start for start in starts}
    columns = {age: _until(days, age) for age in AGES.values()}
    safe = {age: _safe(members, first, age, days.end) for age in columns}

    def cell(start: int, age: int) -> Estimate | None:
        if not old_enough(first[members[start]], age, days.end):
            return None
        found = paid.average(paid.histogram(columns[age][members[start]]), part.terms)
        return found if start in safe[age] else found.concealed()

    def whole(age: int) -> Estimate | None:
        old = [kept for kept in members.values() if old_enough(first[kept], age, days.end)]
        if not old:
            return None
        return paid.average(paid.histogram(columns[age][np.logical_or.reduce(old)]), part.terms)

    found = [
        Earned(date.fromordinal(s), int(members[s].sum()), tuple(cell(s, age) for age in columns))
        for s in starts
    ]
    together = Earned(None, len(first), tuple(whole(age) for age in columns))
    return Cumulative(tuple(found), together, each_day(as_marked(workspace, dataset), dataset, part).sql)


def _until(days: PurchaseDays, age: int) -> np.ndarray:
    """What each customer had paid in the `age` days from the first purchase, that day included."""
    customer, _ = days.of_each()
    early = days.age <= age
    place = np.searchsorted(customer, days.customer[early])
    return np.bincount(place, weights=days.amount[early], minlength=len(customer))


def _safe(members: dict[int, np.ndarray], first: Numbers, age: int, end: int) -> set[int]:
    """The cohorts that may be shown at this age beside all that are old enough."""
    sizes = {start: int(kept.sum()) for start, kept in members.items() if old_enough(first[kept], age, end)}
    keys = {start: Key(period=date.fromordinal(start)) for start in sizes}
    unsafe = unsafe_groups({keys[start]: n for start, n in sizes.items()})
    return {start for start in sizes if keys[start] not in unsafe}
