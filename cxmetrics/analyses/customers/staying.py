"""How many customers are still with you, when nobody says goodbye?"""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from cxmetrics.analyses.customers.cohorts import Numbers, months
from cxmetrics.analyses.customers.curve import Step, left
from cxmetrics.analyses.measure import Measure, whole
from cxmetrics.analyses.share import share
from cxmetrics.analyses.subtraction import unsafe_groups
from cxmetrics.metrics import METRICS
from cxmetrics.model import Dataset, Estimate, Key, Ratio, Role, Slice, Waits
from cxmetrics.store import Workspace
from cxmetrics.store.behaviour import covers, departures
from cxmetrics.store.lines import as_marked
from cxmetrics.store.purchases import PurchaseDays, purchases

TIMES = (0.5, 1.0, 2.0)


@dataclass(frozen=True)
class Rule:
    """Who stayed if silence of this many days means gone.

    Of those who bought in the span before the last, the share who bought in the last one. Unless the list
    is `covered`, being twice as long, it cannot be told.
    """

    days: int
    stayed: Estimate
    covered: bool


@dataclass(frozen=True)
class Staying:
    """Who stayed by the rule, and by one half and twice as patient.

    `curve` is the share of those followed who still buy so many days after their first purchase, until
    their first silence longer than the rule; of `cohort` alone where one is asked for. `came_back` is the
    share of those counted as gone who have bought since: the rule was wrong about them. `cohorts` are the
    months whose curve may be shown.
    """

    rules: tuple[Rule, ...]
    cohort: date | None
    followed: int
    curve: tuple[Step, ...]
    came_back: Estimate
    cohorts: tuple[date, ...]
    sql: str

    @property
    def rule(self) -> Rule:
        """The rule as it was chosen."""
        return self.rules[TIMES.index(1.0)]


def staying(workspace: Workspace, dataset: Dataset, part: Slice, *, cohort: date | None = None) -> Staying:
    """Who stayed, in the slice."""
    days = purchases(workspace, dataset, part)
    lasted = _lasted(days, part.terms.silence)
    month = months(lasted.first) if lasted.first.size else lasted.first
    shown = _shown(month)
    asked = lasted
    if cohort is not None:
        asked = lasted.only(month == cohort.toordinal() if cohort in shown else np.zeros(len(month), bool))
    query = departures(as_marked(workspace, dataset), dataset, part, dataset.last or date.min)
    return Staying(
        tuple(_rule(workspace, dataset, part, times) for times in TIMES),
        cohort,
        len(asked.first),
        left(asked.waits(), part.terms.level),
        share(Ratio(int(lasted.back.sum()), int(lasted.gone.sum())), part.terms),
        shown,
        query.sql,
    )


@dataclass(frozen=True, eq=False)
class _Lasted:
    """For each customer followed: first day, for how long they bought, how long that could be seen."""

    first: Numbers
    lasted: Numbers
    seen: Numbers
    gone: np.ndarray
    back: np.ndarray

    def only(self, kept: np.ndarray) -> "_Lasted":
        """Those for whom `kept` holds."""
        return _Lasted(*(getattr(self, name)[kept] for name in ("first", "lasted", "seen", "gone", "back")))

    def waits(self) -> Waits:
        """How long they bought, censored where no silence long enough could be seen yet."""
        rows = np.column_stack([np.where(self.gone, self.lasted, -1), self.seen])
        each, n = np.unique(rows, axis=0, return_counts=True)
        return Waits(
            tuple(
                (float(wait) if wait >= 0 else None, float(seen), count)
                for (wait, seen), count in zip(each.tolist(), n.tolist(), strict=True)
            )
        )


def _lasted(days: PurchaseDays, silence: int) -> _Lasted:
    """How long each customer bought until the first silence longer than the rule.

    A silence is seen only if it began so many days before the end; so each is followed to that day and
    no further, whatever they did, which keeps the curve from bending at its end.
    """
    on = days.bought
    customer, day = days.customer[on], days.day[on]
    last_of = np.append(customer[1:] != customer[:-1], True) if customer.size else np.zeros(0, bool)
    following = np.append(day[1:], days.end)
    following[last_of] = days.end
    silent = np.flatnonzero(following - day > silence)
    who, at = np.unique(customer[silent], return_index=True)
    everybody, start = np.unique(customer, return_index=True)
    first, seen = day[start], days.end - silence - day[start]
    gone, back = np.zeros(len(everybody), bool), np.zeros(len(everybody), bool)
    lasted = np.full(len(everybody), -1, dtype=np.int64)
    place = np.searchsorted(everybody, who)
    gone[place], back[place] = True, ~last_of[silent[at]]
    lasted[place] = day[silent[at]] - first[place]
    return _Lasted(first, lasted, seen, gone, back).only(seen > 0)


def _shown(month: Numbers) -> tuple[date, ...]:
    """The months whose customers followed are enough, also beside those of all."""
    starts, n = np.unique(month, return_counts=True)
    sizes = {
        Key(period=date.fromordinal(start)): count
        for start, count in zip(starts.tolist(), n.tolist(), strict=True)
    }
    unsafe = unsafe_groups(sizes)
    return tuple(key.period for key in sizes if key not in unsafe and key.period)


def _rule(workspace: Workspace, dataset: Dataset, part: Slice, times: float) -> Rule:
    days = max(round(part.terms.silence * times), 1)
    asked = replace(part, terms=replace(part.terms, silence=days))
    measure = Measure(METRICS["retention"], dataset.by_role(Role.CUSTOMER)[0])
    return Rule(days, whole(workspace, dataset, measure, asked), covers(dataset, 2 * days))
