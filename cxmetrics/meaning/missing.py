"""Which numbers of a column are codes for "no answer" rather than answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

SENTINELS = frozenset({77, 88, 96, 97, 98, 99, 777, 888, 997, 998, 999, 7777, 8888, 9996, 9997, 9998, 9999})
LEAST_CODED = 5
LEAST_ANSWERED = 30
Z = 1.959964
Row = npt.NDArray[np.float64]


class Verdict(StrEnum):
    """What the rest of the questionnaire says about a value at the end of a scale."""

    CODE = "code"
    ANSWER = "answer"
    OPEN = "open"


@dataclass(frozen=True)
class Edge:
    """How far the people with a code stand above (+) or below (-) the line between code and answer.

    `off` is positive where they look like everybody else, `error` its standard error.
    """

    off: float
    error: float

    @property
    def verdict(self) -> Verdict:
        """A code when they surely look like everybody, an answer when they surely do not."""
        if self.off - Z * self.error > 0:
            return Verdict.CODE
        return Verdict.ANSWER if self.off + Z * self.error < 0 else Verdict.OPEN


def sentinels(values: Mapping[float, int]) -> frozenset[float]:
    """The values nobody offers as an answer: 99, 999, -99 and the like, apart from the rest by a gap."""
    top = max((v for v in values if v >= 0 and v not in SENTINELS), default=0.0)
    return frozenset(v for v in values if v < 0 or (v in SENTINELS and v > top + 3 and top <= 11))


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
    at_end = others[known & (answers == end)]
    neighbour = at_end.mean() if at_end.size >= LEAST_CODED else level + slope * end
    line = (neighbour + level + slope * code) / 2
    sign = 1.0 if code < low else -1.0
    there = others[coded]
    return Edge(sign * float(there.mean() - line), float(there.std(ddof=1)) / len(there) ** 0.5)


def pooled(edges: list[Edge]) -> Verdict:
    """The verdict of several columns together, each weighed by how surely it speaks."""
    sure = [e for e in edges if e.error > 0]
    if not sure:
        return Verdict.OPEN
    weight = sum(e.error**-2 for e in sure)
    return Edge(sum(e.off * e.error**-2 for e in sure) / weight, weight**-0.5).verdict
