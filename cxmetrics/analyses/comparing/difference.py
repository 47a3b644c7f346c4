"""How far apart are two groups, and is it certain which is higher?"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from cxmetrics.analyses.measure import Evidence, Measure
from cxmetrics.metrics import _mean
from cxmetrics.model import USUAL, Display, Estimate, Histogram, Interval, Metric, Scale, Terms, Waits
from cxmetrics.stats import detectable, log_rank, mean_difference, mover, probabilistic_index
from cxmetrics.stats.normal import z
from cxmetrics.stats.probabilistic_index import ProbabilisticIndex
from cxmetrics.stats.proportion_test import p_of_difference

RATING, MINUTES = "rating", "minutes"
EVEN = 0.5

IntervalAt = Callable[[float], Interval]


class Verdict(StrEnum):
    """What may be said of the second group, set against the first."""

    HIGHER = "higher"
    LOWER = "lower"
    CLOSE = "too close to tell"
    AT_ODDS = "two ways to compare disagree"
    UNKNOWN = "cannot be told"


CERTAIN = frozenset({Verdict.HIGHER, Verdict.LOWER})


@dataclass(frozen=True)
class Difference:
    """The second group less the first, with its interval, and what may be said of it.

    `p` is that of no difference: read off the interval, but for times until a reply, where it is the
    log-rank test's, which weighs every wait. `index` says how often an answer of the second group beats one
    of the first, None where there are no ratings. `noticeable` is the smallest true difference that groups
    of this size would mostly show. All are None where a group is hidden or the data does not reach that far.
    """

    unit: str
    higher_is_better: bool
    level: float
    first: Estimate
    second: Estimate
    change: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    verdict: Verdict = Verdict.UNKNOWN
    index: ProbabilisticIndex | None = None
    noticeable: float | None = None

    @property
    def hidden(self) -> bool:
        """Whether one of the two has too few answers to be shown."""
        return Display.HIDDEN in (self.first.shown, self.second.shown)

    @property
    def sure(self) -> bool:
        """Whether both rest on answers enough for a verdict in colour."""
        return self.first.shown is self.second.shown is Display.VALUE

    @property
    def better(self) -> bool | None:
        """Whether the second group is the better one; None where that is not certain."""
        if not self.sure or self.verdict not in CERTAIN:
            return None
        return (self.verdict is Verdict.HIGHER) is self.higher_is_better

    @property
    def p_of_many(self) -> float:
        """Its p-value among many; 1 where it may not be called better or worse, so that none of those is marked.

        Raising p-values keeps the promise made about those marked.
        """
        return 1.0 if self.p is None or self.better is None else self.p


def difference(
    measure: Measure, first: Evidence, second: Evidence, terms: Terms = USUAL, *, hidden: bool = False
) -> Difference:
    """The difference of two groups that are different people; `hidden` where showing them would tell on somebody.

    From the two single intervals, so that it is never zero wide where they are not (Zou & Donner 2008).
    Means of ratings by draws, and beside them by ranks (Brunner & Munzel 2000): where the two point to
    opposite sides and one is certain, neither is believed. Waits are called different only where both the
    log-rank test and the interval of the figure say so.
    """
    one, other = measure.estimate(first, terms), measure.estimate(second, terms)
    if hidden:
        one, other = one.concealed(), other.concealed()
    better = measure.metric.higher_is_better if measure.metric else True
    bare = Difference(measure.unit, better, terms.level, one, other)
    if bare.hidden:
        return bare
    if isinstance(first, Waits) and isinstance(second, Waits) and measure.unit == MINUTES:
        return _of_waits(bare, first, second)
    return _judged(bare, *_ways(measure, first, second, terms))


def _ways(
    measure: Measure, first: Evidence, second: Evidence, terms: Terms
) -> tuple[IntervalAt, ProbabilisticIndex | None]:
    """The interval of the difference at any level, and the comparison by ranks where there are ratings."""
    metric, scale = measure.metric, measure.column.scale if measure.column else None
    rated = metric is not None and scale is not None and metric.unit == RATING
    if not (rated and isinstance(first, Histogram) and isinstance(second, Histogram)):
        return lambda level: _from_both(measure, first, second, replace(terms, level=level)), None
    assert metric and scale  # it is rated
    one, other = _turned(first, metric, scale), _turned(second, metric, scale)
    cells = _mean.cells(scale)
    return (
        lambda level: mean_difference.interval(one, other, cells, level),
        probabilistic_index.compare(one, other, terms.level),
    )


def _from_both(measure: Measure, first: Evidence, second: Evidence, terms: Terms) -> Interval:
    """The interval from the two single ones; raises ValueError where one of these has no end."""
    found = mover_of(measure.estimate(first, terms), measure.estimate(second, terms))
    if found is None:
        raise ValueError("one of the two has no limits")
    return found


def mover_of(first: Estimate, second: Estimate) -> Interval | None:
    """The interval of second − first from their own; None where one of them lacks a limit."""
    one, other = _limits(first), _limits(second)
    if one is None or other is None or first.value is None or second.value is None:
        return None
    return mover.difference(first.value, one, second.value, other)


def _judged(bare: Difference, interval_at: IntervalAt, index: ProbabilisticIndex | None) -> Difference:
    if bare.first.value is None or bare.second.value is None or mover_of(bare.first, bare.second) is None:
        return bare
    change = bare.second.value - bare.first.value
    limits = interval_at(bare.level)
    p = p_of_difference(change, interval_at)
    verdict = _by_interval(limits)
    if index is not None and change * (index.value - EVEN) < 0:
        certain = verdict is not Verdict.CLOSE or index.p < 1.0 - bare.level
        verdict = Verdict.AT_ODDS if certain else verdict
    return replace(
        bare,
        change=change,
        low=limits.low,
        high=limits.high,
        p=p,
        verdict=verdict,
        index=index,
        noticeable=_noticeable(limits, bare.level),
    )


def _of_waits(bare: Difference, first: Waits, second: Waits) -> Difference:
    limits = mover_of(bare.first, bare.second)
    tested = log_rank.log_rank(first, second)
    one, other = bare.first.value, bare.second.value
    return replace(
        bare,
        change=None if one is None or other is None else other - one,
        low=limits.low if limits else None,
        high=limits.high if limits else None,
        p=tested[1] if tested else None,
        verdict=_of_both(bare, limits, tested, first, second),
        noticeable=_noticeable(limits, bare.level) if limits else None,
    )


def _of_both(
    bare: Difference,
    limits: Interval | None,
    tested: tuple[float, float] | None,
    first: Waits,
    second: Waits,
) -> Verdict:
    """What the interval of the figure and the log-rank test say together."""
    if tested is None:
        return Verdict.UNKNOWN
    whole = Verdict.CLOSE
    if tested[1] < 1.0 - bare.level:
        # More replies than expected of the same waits means that they came sooner.
        sooner = second.happened > log_rank.expected(first, second)[1]
        whole = Verdict.LOWER if sooner else Verdict.HIGHER
    if limits is None:
        return Verdict.UNKNOWN if whole is Verdict.CLOSE else whole
    return whole if _by_interval(limits) is whole else Verdict.AT_ODDS


def _by_interval(limits: Interval) -> Verdict:
    if limits.low > 0:
        return Verdict.HIGHER
    return Verdict.LOWER if limits.high < 0 else Verdict.CLOSE


def _noticeable(limits: Interval, level: float) -> float:
    """The true difference that four of five such pairs would show, by the width of the interval."""
    error = (limits.high - limits.low) / (2.0 * z(level))
    return detectable.effect(error / 2.0**0.5, level)


def _turned(answers: Histogram, metric: Metric, scale: Scale) -> Histogram:
    """The answers as the metric reads them: turned round where its own value is."""
    calculation = metric.calculation
    assert calculation is not None  # a rating is computed from answers
    low, high = (calculation.value(Histogram(((end, 1),)), scale) for end in (scale.low, scale.high))
    if low <= high:
        return answers
    ends = scale.low + scale.high
    return replace(answers, counts=tuple(sorted((ends - score, n) for score, n in answers.counts)))


def _limits(estimate: Estimate) -> Interval | None:
    if estimate.low is None or estimate.high is None:
        return None
    return Interval(estimate.low, estimate.high)
