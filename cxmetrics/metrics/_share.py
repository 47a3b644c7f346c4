"""Metrics that are the share of good answers, in per cent."""

from collections.abc import Callable
from dataclasses import replace

from cxmetrics.metrics._sql import answers, number
from cxmetrics.model import Calculation, Histogram, Interval, Limits, Role, Scale
from cxmetrics.stats import wilson

Edge = Callable[[Scale], float]


def calculation(
    roles: tuple[Role, ...], edge: Edge, accepts: Callable[[Scale], bool] = lambda _: True
) -> Calculation:
    """The share of answers at `edge` or better, with its Wilson interval.

    `edge` is asked about scales whose highest answer is the best; on one whose lowest is, the same
    number of answers counts from the other end: 4–5 of 1–5 becomes 1–2.
    """

    def good(answers: Histogram, scale: Scale) -> float:
        if scale.reversed:
            worst_good = _mirrored(edge, scale)
            return sum(n for score, n in answers.counts if score <= worst_good)
        return answers.above(edge(scale))

    def value(answers: Histogram, scale: Scale) -> float:
        return 100.0 * good(answers, scale) / answers.size

    def interval(answers: Histogram, scale: Scale, level: float) -> Interval:
        share = wilson.interval(good(answers, scale), answers.size, level)
        return Interval(100.0 * share.low, 100.0 * share.high)

    def sql(scale: Scale, weight: str | None = None) -> str:
        counts = f"<= {number(_mirrored(edge, scale))}" if scale.reversed else f">= {number(edge(scale))}"
        return f"100.0 * SUM(CASE WHEN score {counts} THEN {weight or 1} ELSE 0 END) / {answers(weight)}"

    return Calculation(roles, sql, value, interval, lambda _: (0.0, 100.0), accepts)


def says_yes(scale: Scale) -> bool:
    """Whether the answers are no and yes, and yes the good one."""
    return (scale.low, scale.high, scale.reversed) == (0, 1, False)


def limits(part: float, whole: float, level: float) -> Limits:
    """The part in per cent with its Wilson interval; nothing of nothing."""
    if not whole:
        return Limits(None, None, None)
    found = wilson.interval(part, whole, level)
    return Limits(100.0 * part / whole, 100.0 * found.low, 100.0 * found.high)


def _mirrored(edge: Edge, scale: Scale) -> float:
    """The answer as far from the low end as `edge` is from the high end."""
    return scale.low + scale.high - edge(replace(scale, reversed=False))
