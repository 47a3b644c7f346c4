"""Metrics that are the share of good answers, in per cent."""

from collections.abc import Callable
from dataclasses import replace

from cxmetrics.metrics._sql import number
from cxmetrics.model import Calculation, Histogram, Interval, Role, Scale
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

    def sql(scale: Scale) -> str:
        counts = f"<= {number(_mirrored(edge, scale))}" if scale.reversed else f">= {number(edge(scale))}"
        return f"100.0 * SUM(CASE WHEN score {counts} THEN 1 ELSE 0 END) / NULLIF(COUNT(score), 0)"

    return Calculation(roles, sql, value, interval, lambda _: (0.0, 100.0), accepts)


def _mirrored(edge: Edge, scale: Scale) -> float:
    """The answer as far from the low end as `edge` is from the high end."""
    return scale.low + scale.high - edge(replace(scale, reversed=False))
