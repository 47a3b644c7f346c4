"""How large a change would one notice from one month to the next?"""

from collections.abc import Mapping
from datetime import date
from math import sqrt
from statistics import median

from cxmetrics.analyses.measure import Evidence, Measure
from cxmetrics.analyses.periods import whole_months
from cxmetrics.model import Behaviour, Calculation, Estimate, Histogram, Moments, Scale, Terms
from cxmetrics.stats import detectable

LEAST_MONTHS, MOST_MONTHS = 3, 12


def usual_n(answers: Mapping[date, int], first: date | None, last: date | None) -> int | None:
    """The median answers a month over the last twelve whole months from `first` to `last`; None under three.

    `answers` holds them by the first day of the month. A month without any counts as none.
    """
    if first is None or last is None:
        return None
    whole = [answers.get(month, 0) for month in whole_months(first, last)][-MOST_MONTHS:]
    return round(median(whole)) if len(whole) >= LEAST_MONTHS else None


def change(measure: Measure, evidence: Evidence, found: Estimate, n: int, terms: Terms) -> float | None:
    """The smallest true change between two months of `n` answers that four of five such pairs would show.

    (1.96 + 0.84)·√2·SE, the standard error of a month being SD/√n: for shares √(p(1 − p)/n), for NPS the
    trinomial one. None where a figure has no such error, as times have, or where nobody differs.
    """
    spread = _deviation(measure, evidence, found)
    if not spread:
        return None
    weight = evidence.weight if isinstance(evidence, Histogram | Moments) else None
    told = n * weight.effective / weight.answers if weight and weight.answers else n
    return detectable.effect(spread / sqrt(told), terms.level)


def _deviation(measure: Measure, evidence: Evidence, found: Estimate) -> float | None:
    """By how much single answers differ, in the units of the figure; None where that makes no sense."""
    if isinstance(evidence, Moments):
        return sqrt(max(evidence.squares / evidence.size - evidence.mean**2, 0.0))
    if measure.behaviour is Behaviour.RETURN and found.value is not None:
        return sqrt(found.value * (100.0 - found.value))
    metric, column = measure.metric, measure.column
    if isinstance(evidence, Histogram) and metric and metric.calculation and column and column.scale:
        return _of_single_answers(evidence, metric.calculation, column.scale)
    return None


def _of_single_answers(answers: Histogram, calculation: Calculation, scale: Scale) -> float:
    """The standard deviation of what each answer alone would make the figure, whose mean the figure is.

    A promoter alone is 100 and a detractor −100, a satisfied customer 100 and any other 0.
    """
    alone = Histogram(
        tuple((calculation.value(Histogram(((score, 1),)), scale), n) for score, n in answers.counts)
    )
    return sqrt(sum(n * (value - alone.mean) ** 2 for value, n in alone.counts) / alone.size)
