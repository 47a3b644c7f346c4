"""Do the parts of the two scores tell different things here?"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.grounds import ranges, sentence
from cxmetrics.analyses.grounds.overall import overall_question
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.analyses.quadrant.halo import together, turned
from cxmetrics.model import Interval, Role, Side
from cxmetrics.stats import commonality, correlation_matrix, reliability

MOST_ALIKE = reliability.SUSPICIOUS
MOST_SHARED = commonality.INSEPARABLE
LEAST_ITEMS = 3

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Shared:
    """Which part of what both sides account for cannot be told apart, and what they account for at all."""

    part: float
    interval: Interval
    explained: float


def _halo(asked: Asked) -> Answer:
    """How far all ratings move together, and how much of what they explain is common to both sides."""
    rated = [c for c in asked.dataset.by_role(Role.RATING) if c.side in (Side.SERVICE, Side.EXPERIENCE)]
    if len(rated) < LEAST_ITEMS:
        return cannot(f"There are {len(rated)} ratings of single things; {LEAST_ITEMS} are needed.")
    overall = overall_question(asked.dataset)
    columns = [*rated, *([overall] if overall else [])]
    values = turned(asked.workspace, asked.dataset, columns, asked.part)
    ratings, outcome = values[:, : len(rated)], values[:, len(rated) :]
    kept = together(ratings)
    found = reliability.cronbach(ratings[:, kept], asked.part.terms.level)
    if found is None or found.items < LEAST_ITEMS:
        return cannot(
            f"Not even {LEAST_ITEMS} ratings were answered often enough together, or one is always the same; every "
            f"two of them need {LEAST} people who gave both."
        )
    level = asked.part.terms.level
    limits = _mean_r(ratings[:, kept], level)
    told = (
        f"The {found.items} ratings correlate with each other at {sentence.correlation(found.mean_r)} on average "
        f"({ranges.correlations(limits)}; at least {found.n:,} answers a pair), and one common "
        f"impression carries {sentence.percent(found.first_share)} of them."
    )
    sides = [rated[place].side for place in kept]
    shared = _shared(np.column_stack([outcome, ratings[:, kept]]), sides, level) if overall else None
    if shared is not None:
        told += (
            f" Of the {sentence.percent(shared.explained)} of overall satisfaction they account for, "
            f"{sentence.percent(shared.part)} ({ranges.percents(shared.interval)}) could be service or experience alike."
        )
    return Answer(_verdict(found.mean_r, limits, shared), told)


def _verdict(mean_r: float, limits: Interval, shared: Shared | None) -> Verdict:
    """Holds where either is surely over its limit, fails where neither can be."""
    if limits.low > MOST_ALIKE or (shared is not None and shared.interval.low > MOST_SHARED):
        return Verdict.HOLDS
    if (
        mean_r <= MOST_ALIKE
        and limits.high <= MOST_ALIKE
        and (shared is None or shared.interval.high <= MOST_SHARED)
    ):
        return Verdict.FAILS
    return Verdict.CANNOT_TELL


def _mean_r(ratings: Matrix, level: float) -> Interval:
    """Percentile interval of the mean correlation over resampled respondents."""
    stack = correlation_matrix.resampled(ratings)
    items = ratings.shape[1]
    means = (stack.sum(axis=(1, 2)) - items) / (items * (items - 1))
    return _percentiles(means, level)


def _shared(values: Matrix, sides: list[Side | None], level: float) -> Shared | None:
    """The common part of what both sides explain of the first column; None where that cannot be asked."""
    usable = correlation_matrix.usable(values)
    groups = [
        [place for place, number in enumerate(usable, 1) if sides[number - 1] is side]
        for side in (Side.SERVICE, Side.EXPERIENCE)
    ]
    if not all(groups):
        return None
    kept = values[~np.isnan(values[:, 0])][:, [0, *usable]]
    whole = commonality.split(correlation_matrix.pairwise(kept).matrix, *groups)
    drawn = commonality.split(correlation_matrix.resampled(kept), *groups)
    if whole.total <= 0:
        return None
    parts = (drawn.common / drawn.total)[drawn.total > 0]
    return Shared(float(whole.common / whole.total), _percentiles(parts, level), float(whole.total))


def _percentiles(drawn: Matrix, level: float) -> Interval:
    tail = (1.0 - level) / 2.0
    low, high = np.quantile(drawn, (tail, 1.0 - tail)) if drawn.size else (-1.0, 1.0)
    return Interval(float(low), float(high))


CHECKS = (
    Check(
        "PC44",
        f"Holds when the ratings correlate with each other at more than {MOST_ALIKE:g} on average, or when more than "
        f"{sentence.percent(MOST_SHARED)} of what they account for in overall satisfaction is common to service and "
        "experience, surely; does not hold when surely neither is so.",
        _halo,
    ),
)
