"""What does this figure mean, and what is it computed from?"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from cxmetrics.analyses.measure import Measure
from cxmetrics.analyses.terms import in_words
from cxmetrics.model import USUAL, Column, Dataset, Side, Slice, Terms
from cxmetrics.store import typed

SCORES = {
    Side.SERVICE: (
        "Service score (of 100)",
        "How well people treated the customer: the mean of the answered service ratings, each turned "
        "into 0 (worst) to 100 (best), of everyone who answered at least half of them.",
    ),
    Side.EXPERIENCE: (
        "Experience score (of 100)",
        "Everything else the customer met: the mean of the answered experience ratings, each turned "
        "into 0 (worst) to 100 (best), of everyone who answered at least half of them.",
    ),
}

RESTS_ON: dict[str, Callable[[Terms], str]] = {
    "repeat_purchase": lambda terms: f"back within {terms.window} days",
    "retention": lambda terms: f"gone after {terms.silence} days without a purchase",
    "first_response_target": lambda terms: f"in time within {terms.target} minutes",
}
"""What the reader chose for figures of what people did; it is said also where it is the usual choice."""

EVERYTHING = Slice()


@dataclass(frozen=True)
class Definition:
    """A measure in words: its name, what it is, on which terms, the columns behind it, and the same as SQL.

    The SQL of answers is an aggregate over `score`, the answers, or over the ratings of a score. That of
    what people did is a statement over `waits` or `customers`, one row each.
    """

    name: str
    text: str
    questions: tuple[Column, ...]
    sql: str


def define(dataset: Dataset, measure: Measure, part: Slice = EVERYTHING) -> Definition:
    """The definition of a measure of this dataset on the terms of `part`."""
    metric, column = measure.metric, measure.column
    if metric and metric.observed and column and measure.behaviour:
        text = metric.definition + _terms(part, measure)
        return Definition(metric.name, text, (column,), metric.observed.sql(part.terms))
    if metric and metric.calculation and column and column.scale:
        text = metric.definition + _terms(part, measure)
        return Definition(metric.name, text, (column,), metric.calculation.sql(column.scale, part.weight))
    side = measure.side or Side.EXPERIENCE
    ratings = dataset.rated(side)
    name, text = SCORES[side]
    return Definition(
        name, text + _terms(part, measure), ratings, _average(typed.score(ratings), part.weight)
    )


def _average(score: str, weight: str | None) -> str:
    """The mean of a score as SQL, each response counting once or by its weight."""
    if weight is None:
        return f"AVG({score})"
    return f"SUM({weight} * {score}) / SUM(CASE WHEN {score} IS NOT NULL THEN {weight} END)"


def _terms(part: Slice, measure: Measure) -> str:
    """The terms this figure is on: its own, and those chosen otherwise than usual for all figures."""
    words: list[str] = []
    if measure.behaviour and measure.metric and measure.metric.id in RESTS_ON:
        words.append(RESTS_ON[measure.metric.id](part.terms))
    general = replace(part, terms=replace(USUAL, level=part.terms.level))
    if measure.behaviour:
        # Orders and requests are no answers: none is weighted, and none of them is anybody's latest.
        general = replace(general, latest=None, weight=None)
    words += in_words(general)
    return f" Here: {'; '.join(words)}." if words else ""
