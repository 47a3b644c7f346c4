"""The four small shapes that SQL returns and every figure is computed from.

None of them holds rows of a file: a metric is a pure function of one of these.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Histogram:
    """How often each score was given; what was left blank or lay outside the scale stands apart."""

    counts: tuple[tuple[float, int], ...]
    missing: int = 0
    off_scale: int = 0

    @classmethod
    def of(cls, counts: Mapping[float, int], missing: int = 0, off_scale: int = 0) -> "Histogram":
        """The histogram of `counts`, in the order of the scores, without empty ones."""
        return cls(tuple(sorted((s, n) for s, n in counts.items() if n)), missing, off_scale)

    @property
    def n(self) -> int:
        """Valid answers."""
        return sum(n for _, n in self.counts)

    @property
    def mean(self) -> float:
        """Mean score; raises ZeroDivisionError without answers."""
        return sum(score * n for score, n in self.counts) / self.n

    def above(self, score: float) -> int:
        """Answers at or above `score`."""
        return sum(n for s, n in self.counts if s >= score)

    def below(self, score: float) -> int:
        """Answers under `score`."""
        return self.n - self.above(score)

    def __add__(self, other: "Histogram") -> "Histogram":
        counts = dict(self.counts)
        for score, n in other.counts:
            counts[score] = counts.get(score, 0) + n
        return Histogram.of(counts, self.missing + other.missing, self.off_scale + other.off_scale)


@dataclass(frozen=True)
class Moments:
    """Number, sum and sum of squares of a quantity."""

    n: int
    total: float
    squares: float

    @property
    def mean(self) -> float:
        """Mean; raises ZeroDivisionError without values."""
        return self.total / self.n

    def __add__(self, other: "Moments") -> "Moments":
        return Moments(self.n + other.n, self.total + other.total, self.squares + other.squares)


@dataclass(frozen=True)
class Waits:
    """How long until something happened to each, and for how long it was watched for.

    `counts` holds (wait, watched, n): the wait is None where it has not happened yet, and then the
    true one is longer than `watched` (censored). All times are in one unit, which the asker knows.
    """

    counts: tuple[tuple[float | None, float, int], ...]

    @property
    def n(self) -> int:
        """Those watched."""
        return sum(n for _, _, n in self.counts)

    @property
    def happened(self) -> int:
        """Those it has happened to."""
        return sum(n for wait, _, n in self.counts if wait is not None)

    def __add__(self, other: "Waits") -> "Waits":
        counts: dict[tuple[float | None, float], int] = {}
        for wait, watched, n in (*self.counts, *other.counts):
            counts[wait, watched] = counts.get((wait, watched), 0) + n
        return Waits(tuple((wait, watched, n) for (wait, watched), n in counts.items()))


@dataclass(frozen=True)
class Ratio:
    """A part of a whole."""

    part: int
    whole: int


@dataclass(frozen=True)
class Pairs:
    """How often each pair of two quantities occurred together."""

    counts: tuple[tuple[float, float, int], ...]

    @property
    def n(self) -> int:
        """Pairs in all."""
        return sum(n for _, _, n in self.counts)


PERIODS = ("day", "week", "month", "quarter")
"""How time can be cut; every response carries the first day of each."""


@dataclass(frozen=True)
class Key:
    """Which group a piece of evidence belongs to: a segment's value, a period, both or neither."""

    segment: str | None = None
    period: date | None = None


Grouped = dict[Key, T]
