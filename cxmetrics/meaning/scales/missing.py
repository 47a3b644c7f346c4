"""Which numbers of a column are codes for "no answer" rather than answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np
import numpy.typing as npt

SENTINELS = frozenset({77, 88, 96, 97, 98, 99, 777, 888, 997, 998, 999, 7777, 8888, 9996, 9997, 9998, 9999})
GAP, SHORT, SLIDER = 3, 11, 100
LEAST_CODED = 5
LEAST_DECIDING = 10
LEAST_ANSWERED = 30
Z = 1.959964
T_OF_FIVE = 2.776445
Z_OF_ONE_IN_A_THOUSAND = 3.290527
RARE, ABRUPT = 0.01, 20
Row = npt.NDArray[np.float64]


class Verdict(StrEnum):
    """What the rest of the questionnaire says about a value at the end of a scale."""

    CODE = "code"
    ANSWER = "answer"
    OPEN = "open"


@dataclass(frozen=True)
class Edge:
    """Where the people with a value just outside a scale stand on everything else they answered.

    `back` is how far they have fallen back toward the mean, past the line that parts code from answer;
    `beyond` how far they go on past the people at the scale's own end. Each has its standard error.
    """

    back: float
    back_error: float
    beyond: float
    beyond_error: float
    n: int

    @property
    def verdict(self) -> Verdict:
        """An answer where they surely go on, a code where they surely fall back, else open."""
        if self.n >= LEAST_DECIDING and self.beyond - Z * self.beyond_error > 0:
            return Verdict.ANSWER
        if self.back + T_OF_FIVE * self.back_error < 0:
            return Verdict.ANSWER
        return Verdict.CODE if self.back - Z * self.back_error > 0 else Verdict.OPEN


def sentinels(values: Mapping[float, int]) -> frozenset[float]:
    """The values nobody offers as an answer: 99, 999, -99 and the like, apart from the rest by a gap."""
    top = max((v for v in values if v >= 0 and v not in SENTINELS), default=0.0)
    apart = (v for v in values if v in SENTINELS and v > top + GAP)
    return frozenset(v for v in values if v < 0) | {v for v in apart if top <= SHORT or v > SLIDER >= top}


def edge(answers: Row, others: Row, code: float, low: float, high: float) -> Edge | None:
    """Where people with `code` stand on what they answered elsewhere (`others`); None if too few.

    If `code` were the next point of the scale, `others` would go on in the direction it takes from
    `low` to `high`; if it is a code, `others` falls back toward the mean. The dividing line is halfway
    between the neighbouring point and the value predicted by a straight line through the scale.
    """
    known = ~np.isnan(others)
    inside = known & (answers >= low) & (answers <= high)
    coded = known & (answers == code)
    if inside.sum() < LEAST_ANSWERED or coded.sum() < LEAST_CODED or np.ptp(answers[inside]) == 0:
        return None
    slope, level = np.polyfit(answers[inside], others[inside], 1)
    if slope <= 0:
        return None
    end = low if code < low else high
    neighbours, there = others[known & (answers == end)], others[coded]
    if neighbours.size < LEAST_CODED:
        return None
    line = (neighbours.mean() + level + slope * code) / 2
    up = 1.0 if code < low else -1.0
    error = _error(there)
    return Edge(
        back=up * float(there.mean() - line),
        back_error=error,
        beyond=up * float(neighbours.mean() - there.mean()),
        beyond_error=(error**2 + _error(neighbours) ** 2) ** 0.5,
        n=len(there),
    )


def _error(values: Row) -> float:
    return float(values.std(ddof=1) / np.sqrt(values.size))


def breaks_off(values: Mapping[float, int], code: float, low: float, high: float) -> bool:
    """Whether answers stop at the end next to `code`: far fewer gave it than their fall toward that end foretells.

    Answers to one question rise and fall smoothly, so the three points at the end foretell the next one
    (log p₀ = 3 log p₁ − 3 log p₂ + log p₃). Five in ten people at 5 and one in a thousand at 6 is no scale up to 6.
    Only half of what is foretold is held against it, and one in a hundred may be a true answer.
    """
    inward = 1.0 if code < low else -1.0
    end = low if code < low else high
    first, second, third = (values.get(end + i * inward, 0) for i in range(3))
    n, total = values.get(code, 0), sum(values.get(value, 0) for value in np.arange(low, high + 1))
    if abs(code - end) != 1 or not min(second, third) or n > RARE * total or n * ABRUPT > first:
        return False
    foretold = min(third * (first / second) ** 3, total) / 2
    return 2 * (sqrt(foretold) - sqrt(n + 1)) > Z_OF_ONE_IN_A_THOUSAND


def pooled(edges: list[Edge]) -> Verdict:
    """The verdict of several columns together, each weighed by how surely it speaks."""
    sure = [e for e in edges if e.back_error > 0 and e.beyond_error > 0]
    if not sure:
        return Verdict.OPEN
    back = [(e.back, e.back_error**-2) for e in sure]
    beyond = [(e.beyond, e.beyond_error**-2) for e in sure]
    return Edge(*_weighed(back), *_weighed(beyond), sum(e.n for e in sure)).verdict


def _weighed(values: list[tuple[float, float]]) -> tuple[float, float]:
    weight = sum(w for _, w in values)
    return sum(value * w for value, w in values) / weight, weight**-0.5
