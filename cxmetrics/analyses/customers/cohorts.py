"""Of those who came in one month, how many bought again in the months after?"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from cxmetrics.analyses.share import share
from cxmetrics.analyses.subtraction import unsafe_groups
from cxmetrics.model import Dataset, Estimate, Key, Ratio, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.lines import as_marked
from cxmetrics.store.purchases import PurchaseDays, dated, each_day, purchases

DAYS = 30
MOST = 12
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Cohort:
    """The customers whose first purchase lies in the month from `start`; all of them where that is None.

    `again` holds the share of them who bought in the first 30 days after it, in the second, and so on;
    None where not everybody in the cohort has been watched to the end of those days.
    """

    start: date | None
    customers: int
    again: tuple[Estimate | None, ...]


@dataclass(frozen=True)
class Cohorts:
    """The cohorts in order of time, and all who are old enough together."""

    of: tuple[Cohort, ...]
    together: Cohort
    sql: str


def cohorts(workspace: Workspace, dataset: Dataset, part: Slice) -> Cohorts:
    """The cohorts of the slice by month of first purchase, up to twelve times thirty days.

    A cell under five people is hidden, and the smallest beside it where the column's total would tell it.
    """
    days = purchases(workspace, dataset, part)
    _, first = days.of_each()
    cohort_of = months(first)
    starts = sorted(set(cohort_of.tolist()))
    members = {start: first[cohort_of == start] for start in starts}
    bought = _bought(days)
    columns = []
    for number in range(1, MOST + 1):
        column = _column(members, bought, number, days.end, part)
        if not any(column.values()):
            break
        columns.append(column)
    found = [
        Cohort(date.fromordinal(start), len(members[start]), tuple(column[start] for column in columns))
        for start in starts
    ]
    whole = tuple(_whole(members, bought, number, days.end, part) for number in range(1, len(columns) + 1))
    query = each_day(as_marked(workspace, dataset), dataset, part)
    return Cohorts(tuple(found), Cohort(None, len(first), whole), query.sql)


def months(days: Numbers) -> Numbers:
    """The first day of the month of each numbered day, as an ordinal."""
    starts = [dated(day).replace(day=1).toordinal() for day in np.unique(days).tolist()]
    return np.asarray(starts, dtype=np.int64)[np.unique(days, return_inverse=True)[1]]


def old_enough(first: Numbers, days: int, end: int) -> bool:
    """Whether everybody whose first purchases these are has been watched for so many days."""
    return bool(first.size) and int(first.max()) + days <= end


def _bought(days: PurchaseDays) -> dict[tuple[int, int], int]:
    """How many of a cohort bought in each of its spans of thirty days, by (start, number)."""
    later = days.bought & (days.age > 0)
    number = (days.age[later] - 1) // DAYS + 1
    rows = np.unique(np.column_stack([months(days.first[later]), number, days.customer[later]]), axis=0)
    cells, n = np.unique(rows[:, :2], axis=0, return_counts=True)
    return {(start, number): count for (start, number), count in zip(cells.tolist(), n.tolist(), strict=True)}


def _column(
    members: dict[int, Numbers], bought: dict[tuple[int, int], int], number: int, end: int, part: Slice
) -> dict[int, Estimate | None]:
    """One span of every cohort, what a total would tell of the small ones hidden."""
    sizes = {start: len(first) for start, first in members.items() if old_enough(first, DAYS * number, end)}
    unsafe = unsafe_groups({_key(start): n for start, n in sizes.items()})
    cells: dict[int, Estimate | None] = dict.fromkeys(members)
    for start, n in sizes.items():
        found = share(Ratio(bought.get((start, number), 0), n), part.terms)
        cells[start] = found.concealed() if _key(start) in unsafe else found
    return cells


def _whole(
    members: dict[int, Numbers], bought: dict[tuple[int, int], int], number: int, end: int, part: Slice
) -> Estimate:
    old = [start for start, first in members.items() if old_enough(first, DAYS * number, end)]
    again = sum(bought.get((start, number), 0) for start in old)
    return share(Ratio(again, sum(len(members[start]) for start in old)), part.terms)


def _key(start: int) -> Key:
    return Key(period=date.fromordinal(start))
