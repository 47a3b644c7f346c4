"""Is it better than a year ago?"""

from dataclasses import dataclass
from datetime import date

from cxmetrics.analyses.periods import following
from cxmetrics.analyses.trends.trend import Line
from cxmetrics.model import Display, Estimate, Interval
from cxmetrics.stats import mover

LEAST_MONTHS = 24
SEASONS = ("month", "quarter")


@dataclass(frozen=True)
class Season:
    """The latest finished period beside the same one a year before, and by how much it differs.

    `difference` is None where one of the two has too few answers.
    """

    period: date
    before: date
    now: Estimate | None
    then: Estimate | None
    change: float | None = None
    difference: Interval | None = None

    @property
    def certain(self) -> bool:
        """Whether it is clear which of the two was higher."""
        return self.difference is not None and (self.difference.low > 0.0 or self.difference.high < 0.0)


def season(line: Line, every: str) -> Season | None:
    """The comparison with a year ago; None under 24 months, for a season seen once is no season."""
    unfinished = line.signals.unfinished if line.signals else None
    known = {point.period: point.estimate for point in line.points if point.period != unfinished}
    if every not in SEASONS or not known or _months(min(known), following(max(known), every)) < LEAST_MONTHS:
        return None
    period = max(known)
    before = period.replace(year=period.year - 1)
    now, then = _shown(known.get(period)), _shown(known.get(before))
    if not (now and then):
        return Season(period, before, now, then)
    first, second = _limits(then), _limits(now)
    if first is None or second is None or then.value is None or now.value is None:
        return Season(period, before, now, then)
    difference = mover.difference(then.value, first, now.value, second)
    return Season(period, before, now, then, now.value - then.value, difference)


def _shown(estimate: Estimate | None) -> Estimate | None:
    return None if estimate is None or estimate.shown is Display.HIDDEN else estimate


def _limits(estimate: Estimate) -> Interval | None:
    if estimate.low is None or estimate.high is None:
        return None
    return Interval(estimate.low, estimate.high)


def _months(first: date, end: date) -> int:
    return 12 * (end.year - first.year) + end.month - first.month
