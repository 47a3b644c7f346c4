"""Did anything change? The one decision about a series of figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from cxmetrics.model import Interval
from cxmetrics.stats import change_point, laney, p_chart
from cxmetrics.stats.change_point import ChangePoint
from cxmetrics.stats.laney import PointLimits
from cxmetrics.stats.signals import Signal

BASELINE = 24
# Limits that are guessed from the series itself are fooled more often, so less is left for the shift.
RISK = 0.05
RISK_OF_GUESSED = 0.01


@dataclass(frozen=True)
class Spread:
    """How single answers vary: standard deviation, skewness, and the smallest step between two of them."""

    deviation: float
    skewness: float
    step: float

    @classmethod
    def of(cls, scores: Sequence[float], counts: Sequence[float]) -> "Spread":
        """The spread of all answers of all periods together, `counts` of each of the `scores`.

        Scores are what the figure is the mean of: 0 and 100 for a percentage, −100, 0 and 100 for a
        net score, the points of a scale for a mean.
        """
        given = sorted((score, count) for score, count in zip(scores, counts, strict=True) if count)
        n = sum(count for _, count in given)
        mean = sum(score * count for score, count in given) / n
        variance = sum((score - mean) ** 2 * count for score, count in given) / n
        if len(given) < 2:
            return cls(0.0, 0.0, 0.0)
        third = sum((score - mean) ** 3 * count for score, count in given) / n
        step = min(after - before for (before, _), (after, _) in pairwise(given))
        return cls(sqrt(variance), third / variance**1.5, step)


@dataclass(frozen=True)
class Chart:
    """The limits of each period, the signals, and the one shift, if chance does not explain it."""

    limits: PointLimits
    signals: tuple[Signal, ...]
    shift: ChangePoint | None

    @property
    def changed(self) -> bool:
        """Whether anything at all did."""
        return bool(self.signals or self.shift)


def chart(
    values: Sequence[float],
    sizes: Sequence[float] | None = None,
    spread: Spread | None = None,
    *,
    span: Interval | None = None,
    baseline: int | None = None,
) -> Chart | None:
    """Signals outside the limits, runs of eight, and from 16 periods one shift of the level; None under eight.

    `values` are means of `sizes` answers of this `spread`: what chance does to them is then known, and
    the limits are each period's own. Without them (a median, a count) it is guessed from the moving
    range. The limits come from the first `baseline` periods, by default all up to 24: from the first
    twelve alone, 23 % of unchanging series would have a signal by their 24th period.

    Together they cry wolf on under 5 % of unchanging series of 12 periods and under 10 % of 24, near
    the ends of the scale too (`benchmarks.false_alarms`). The shift is tested because runs of eight find a change of
    level late, and limits that have seen it hide it.
    """
    known = min(len(values), BASELINE) if baseline is None else baseline
    if sizes is not None and spread is not None and spread.deviation > 0.0:
        found, signals = _known(values, sizes, spread, known)
        risk = RISK
    else:
        found, signals = _guessed(values, known)
        risk = RISK_OF_GUESSED
    if found is None:
        return None
    shift = change_point.find(values)
    return Chart(
        found if span is None else found.clipped(span),
        signals,
        shift if shift is not None and shift.p <= risk else None,
    )


def _known(
    values: Sequence[float], sizes: Sequence[float], spread: Spread, baseline: int
) -> tuple[PointLimits | None, tuple[Signal, ...]]:
    roots = [sqrt(size) for size in sizes]
    found = laney.limits(
        values,
        [spread.deviation / root for root in roots],
        baseline,
        skews=[spread.skewness / root for root in roots],
        unless_below=p_chart.threshold(sizes),
    )
    nearest = [spread.step / size / 2.0 for size in sizes]
    return found, laney.signals(values, found, nearest) if found else ()


def _guessed(values: Sequence[float], baseline: int) -> tuple[PointLimits | None, tuple[Signal, ...]]:
    """XmR, which is Laney's chart with equal errors."""
    found = laney.limits(values, [1.0] * len(values), baseline)
    return found, laney.signals(values, found) if found else ()
