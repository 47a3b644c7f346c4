"""Grains of sand: small irritants, each harmless. Are they together?"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from cxmetrics.analyses.drivers.answers import Answers
from cxmetrics.analyses.drivers.explained import Explained
from cxmetrics.analyses.score import score
from cxmetrics.analyses.share import share
from cxmetrics.model import CUT, USUAL, Column, Estimate, Interval, Moments, Pairs, Ratio, Terms
from cxmetrics.stats import mover
from cxmetrics.stats.rank_correlation import Correlation, spearman

MET_BY = 0.15
RARELY = 0.10
BOTTOM = 25.0
HARMLESS = 0.2
LEAST_IRRITANTS = 2
LEAST = 30
MANY = 3
NEXT_TO_NOTHING = -0.1

Matrix = npt.NDArray[np.float64]


class Verdict(StrEnum):
    """What may be said."""

    HOLDS = "holds"
    FAILS = "does not hold"
    CANNOT_TELL = "cannot tell from your data"


@dataclass(frozen=True)
class Irritant:
    """A rating that many give under 75 and few at the bottom; `share` is of those who rated it so."""

    column: Column
    share: Estimate


@dataclass(frozen=True)
class Grains:
    """The mean outcome on 0–100 of responses that met so many irritants: 0, 1, 2, and 3 or more."""

    irritants: int
    outcome: Estimate

    @property
    def label(self) -> str:
        """How many, in words."""
        return f"{MANY} or more" if self.irritants == MANY else str(self.irritants)


@dataclass(frozen=True)
class Sand:
    """What many small irritants go with, among responses in which nothing went badly wrong.

    `n` are those responses. `trend` is the rank correlation of how many they met with the outcome, `difference` how
    many points of 100 lower the outcome is with three or more than with none. `caveat` belongs to a finding that
    they add up.
    """

    verdict: Verdict
    because: str
    irritants: tuple[Irritant, ...]
    steps: tuple[Grains, ...]
    n: int
    trend: Correlation | None = None
    difference: Interval | None = None
    caveat: str = ""


def sand(told: Explained, found: Answers, terms: Terms = USUAL, *, caveat: str = "") -> Sand:
    """Whether many small irritants together go with a lower outcome.

    An irritant is rated under 75 of 100 by at least 15 % and at 25 or under by at most 10 %, and one such
    answer goes with less than 5 of 100 points of the outcome: 25 points of the rating at a coefficient of under
    .2. One that goes with the outcome the most, more than some others do, is none. Responses with any answer at 25 or under are left aside: there something was not small.
    """
    irritants = _irritants(told, found, terms)
    if len(irritants) < LEAST_IRRITANTS:
        because = "Fewer than two things are rated a little low by many and very low by few."
        return Sand(Verdict.CANNOT_TELL, because, irritants, (), 0)
    met, outcome = _met(found, irritants)
    steps = tuple(Grains(number, _mean(outcome[met == number], terms)) for number in range(MANY + 1))
    trend = _trend(met, outcome, terms)
    difference = _difference(steps)
    verdict, because = _verdict(len(met), trend, difference)
    if verdict is not Verdict.HOLDS:
        return Sand(verdict, because, irritants, steps, len(met), trend, difference)
    return Sand(verdict, because + caveat, irritants, steps, len(met), trend, difference, caveat)


def _irritants(told: Explained, found: Answers, terms: Terms) -> tuple[Irritant, ...]:
    result = []
    ranked = any(driver.tier != 1 for driver in told.drivers)
    for driver in told.drivers:
        if ranked and driver.tier == 1:
            continue
        answers = found.of(driver.column)
        n = int((~np.isnan(answers)).sum())
        low, lowest = int((answers < CUT).sum()), int((answers <= BOTTOM).sum())
        if low >= MET_BY * n and lowest <= RARELY * n and driver.coefficient.value < HARMLESS:
            result.append(Irritant(driver.column, share(Ratio(low, n), terms)))
    return tuple(result)


def _met(found: Answers, irritants: tuple[Irritant, ...]) -> tuple[Matrix, Matrix]:
    """How many irritants each response met, at most three counted, and its outcome; half of them must be answered."""
    answers = np.column_stack([found.of(one.column) for one in irritants])
    answered = 2 * (~np.isnan(answers)).sum(axis=1) >= len(irritants)
    outcome = found.values[:, 0]
    fine = ~(found.ratings <= BOTTOM).any(axis=1)
    used = answered & fine & ~np.isnan(outcome)
    met = np.minimum((answers[used] < CUT).sum(axis=1), MANY).astype(np.float64)
    return met, outcome[used]


def _mean(outcome: Matrix, terms: Terms) -> Estimate:
    return score(Moments(len(outcome), float(outcome.sum()), float((outcome**2).sum())), terms)


def _trend(met: Matrix, outcome: Matrix, terms: Terms) -> Correlation | None:
    pairs, counts = np.unique(np.column_stack([met, outcome]), axis=0, return_counts=True)
    cells = zip(pairs.tolist(), counts.tolist(), strict=True)
    return spearman(Pairs(tuple((x, y, n) for (x, y), n in cells)), terms.level)


def _difference(steps: tuple[Grains, ...]) -> Interval | None:
    none, many = steps[0].outcome, steps[-1].outcome
    values = (none.value, none.low, none.high, many.value, many.low, many.high)
    if None in values:
        return None
    at, low, high, at_many, low_many, high_many = (float(value or 0.0) for value in values)
    return mover.difference(at_many, Interval(low_many, high_many), at, Interval(low, high))


def _verdict(n: int, trend: Correlation | None, difference: Interval | None) -> tuple[Verdict, str]:
    if n < LEAST or trend is None or difference is None:
        return Verdict.CANNOT_TELL, "Too few responses met none of them, or three or more."
    if trend.interval.high < 0 and difference.low > 0:
        return Verdict.HOLDS, "The more of them people met, the lower the outcome."
    if trend.interval.low > 0:
        return (
            Verdict.CANNOT_TELL,
            "The outcome is higher, not lower, the more of them people met: perhaps its scale is the other way round.",
        )
    if trend.interval.low > NEXT_TO_NOTHING:
        return Verdict.FAILS, "The outcome is next to the same however many of them people met."
    return Verdict.CANNOT_TELL, "The outcome differs by no more than chance may make it."
