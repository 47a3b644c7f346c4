"""How soon after a visit do people answer, and does every week bring answers?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cxmetrics.analyses.grounds.contacts import Lags, purchases, since
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.model import Column, Dataset, Interval, Role, Slice
from cxmetrics.stats import quantile
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import histograms
from cxmetrics.store.joint import together

WEEKS = 12


@dataclass(frozen=True)
class Lag:
    """The median days from a visit or a purchase to the answer, its range, and the answers it is known for."""

    median: float
    interval: Interval
    n: int
    after: str


def empty_weeks(workspace: Workspace, dataset: Dataset, column: Column, part: Slice) -> int | None:
    """How many of the last twelve weeks brought no answer; None where answers span less, or have no dates."""
    found = histograms(workspace, dataset, column.name, part, every="week")
    weeks = sorted(key.period for key, answers in found.items() if key.period is not None and answers.n)
    if not weeks:
        return None
    last_ones = {weeks[-1] - timedelta(weeks=back) for back in range(WEEKS)}
    return len(last_ones - set(weeks)) if weeks[0] <= min(last_ones) else None


def lag(workspace: Workspace, dataset: Dataset, column: Column, part: Slice) -> Lag | None:
    """How long after the visit people answered: by a second date of the response, else by their last purchase.

    None where it is known of fewer than thirty.
    """
    days = dataset.by_role(Role.DATE)
    for other in days[1:]:
        found = _median(_between(workspace, dataset, other, part), f"“{other.label}”", part)
        if found is not None:
            return found
    orders = purchases(workspace, dataset, part)
    if orders is None:
        return None
    return _median(since(workspace, dataset, column, orders, part), "the last purchase", part)


def _between(workspace: Workspace, dataset: Dataset, other: Column, part: Slice) -> Lags:
    """The days between the two dates of each response, whichever of them mostly comes first."""
    rows = together(workspace, dataset, ["day", other.name], part)
    lags = [((day - _day(before)).days, n) for day, before, n in rows]
    sign = 1 if sum(n * ((days > 0) - (days < 0)) for days, n in lags) >= 0 else -1
    return [(sign * days, n) for days, n in lags]


def _day(moment: date | datetime) -> date:
    """The day of a second date, which is kept with its time of day."""
    return moment.date() if isinstance(moment, datetime) else moment


def _median(lags: Lags, after: str, part: Slice) -> Lag | None:
    known = [(float(days), n) for days, n in lags if days is not None and days >= 0]
    n = sum(count for _, count in known)
    if n < LEAST:
        return None
    values, counts = zip(*known, strict=True)
    median = quantile.quantile(values, counts, 0.5)
    low, high = quantile.interval(values, counts, 0.5, part.terms.level)
    if median is None or low is None or high is None:
        return None
    return Lag(median, Interval(low, high), n, after)
