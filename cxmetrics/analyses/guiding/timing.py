"""Does one measure move before another?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cxmetrics.analyses.measure import Measure
from cxmetrics.analyses.periods import following
from cxmetrics.model import Estimate
from cxmetrics.stats import lead_lag
from cxmetrics.stats.lead_lag import LeadLag

LEAST_MONTHS = lead_lag.LEAST


@dataclass(frozen=True)
class Timing:
    """How the changes of two measures follow each other: the first of the comparison is the measure asked about."""

    other: Measure
    found: LeadLag


@dataclass(frozen=True)
class Timings:
    """With each other measure that shares enough months in a row; `months` are the most there are."""

    months: int
    of: tuple[Timing, ...]


def timings(
    measure: Measure, known: Sequence[Measure], monthly: Mapping[str, Mapping[Any, Estimate]]
) -> Timings:
    """The measure against one of every other question, by month."""
    found, most = [], 0
    seen = {measure.column.name if measure.column else measure.id}
    for other in known:
        name = other.column.name if other.column else other.id
        if name in seen:
            continue
        seen.add(name)
        pairs = _in_a_row(monthly.get(measure.id, {}), monthly.get(other.id, {}))
        most = max(most, len(pairs))
        compared = lead_lag.compare([a for a, _ in pairs], [b for _, b in pairs])
        if compared is not None:
            found.append(Timing(other, compared))
    return Timings(most, tuple(found))


def _in_a_row(first: Mapping[date, Estimate], second: Mapping[date, Estimate]) -> list[tuple[float, float]]:
    """The values of the longest run of months in which both have one."""
    best: list[tuple[float, float]] = []
    run: list[tuple[float, float]] = []
    expected: date | None = None
    for month in sorted(set(first) & set(second)):
        a, b = first[month].value, second[month].value
        if a is None or b is None:
            continue
        run = [*run, (a, b)] if month == expected else [(a, b)]
        expected = following(month, "month")
        best = max(best, run, key=len)
    return best
