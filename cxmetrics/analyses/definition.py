"""What does this figure mean, and what is it computed from?"""

from dataclasses import dataclass

from cxmetrics.analyses.measure import Measure
from cxmetrics.model import Column, Dataset, Side
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


@dataclass(frozen=True)
class Definition:
    """A measure in words: its name, what it is, the questions behind it, and the same as SQL.

    The SQL of a metric is an aggregate over `score`, the answers; that of a score is over its ratings.
    """

    name: str
    text: str
    questions: tuple[Column, ...]
    sql: str


def define(dataset: Dataset, measure: Measure) -> Definition:
    """The definition of a measure of this dataset."""
    metric, column = measure.metric, measure.column
    if metric and metric.calculation and column and column.scale:
        return Definition(metric.name, metric.definition, (column,), metric.calculation.sql(column.scale))
    side = measure.side or Side.EXPERIENCE
    ratings = dataset.rated(side)
    return Definition(*SCORES[side], ratings, f"AVG({typed.score(ratings)})")
