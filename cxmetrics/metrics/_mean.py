"""Metrics that are the mean of the answers."""

from collections.abc import Callable

from cxmetrics.metrics._sql import answers, number
from cxmetrics.model import Calculation, Histogram, Interval, Role, Scale
from cxmetrics.stats import mean

# A longer scale is a slider: a hundredth of an answer on each of its points says no more than a
# fifth on each of five, and takes ten times as long.
MOST_CELLS = 11
SLIDER_CELLS = 5


def calculation(
    roles: tuple[Role, ...],
    *,
    best_is_high: bool = True,
    accepts: Callable[[Scale], bool] = lambda _: True,
) -> Calculation:
    """The mean in the file's own codes, with the interval of one prior response.

    With `best_is_high`, a scale whose lowest answer is the best is turned round first (on 1–5, a mean
    of 2 reads 4), so that more is better in every file and a rising line is good news.
    """

    def turned(scale: Scale) -> bool:
        return best_is_high and scale.reversed

    def value(answers: Histogram, scale: Scale) -> float:
        return scale.low + scale.high - answers.mean if turned(scale) else answers.mean

    def interval(answers: Histogram, scale: Scale, level: float) -> Interval:
        scores, counts = tuple(zip(*answers.counts, strict=True)) or ((), ())
        if turned(scale):
            scores = tuple(scale.low + scale.high - score for score in scores)
        return mean.interval(scores, counts, cells(scale), level)

    def sql(scale: Scale, weight: str | None = None) -> str:
        average = "AVG(score)" if weight is None else f"SUM({weight} * score) / {answers(weight)}"
        return f"{number(scale.low + scale.high)} - {average}" if turned(scale) else average

    return Calculation(roles, sql, value, interval, lambda scale: (scale.low, scale.high), accepts)


def cells(scale: Scale) -> tuple[float, ...]:
    """Where the prior response is spread: every answer offered, or five points of a slider."""
    if scale.levels <= MOST_CELLS:
        return scale.values
    return tuple(scale.low + scale.span * i / (SLIDER_CELLS - 1) for i in range(SLIDER_CELLS))
