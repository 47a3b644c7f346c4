"""The four small shapes that SQL returns and every figure is computed from.

None of them holds rows of a file: a metric is a pure function of one of these.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Weight:
    """What weighted answers add up to: their weights, the squares of these, and how many they are."""

    total: float
    squares: float
    answers: int

    @property
    def effective(self) -> float:
        """As many equal answers would say as much: (Σw)²/Σw² (Kish 1965); 0 without any."""
        return self.total * self.total / self.squares if self.squares else 0.0

    def __add__(self, other: "Weight") -> "Weight":
        return Weight(self.total + other.total, self.squares + other.squares, self.answers + other.answers)


@dataclass(frozen=True)
class Histogram:
    """How often each score was given; what was left blank or lay outside the scale stands apart.

    Where answers are weighted, `counts` holds the sums of their weights and `weight` all the rest.
    """

    counts: tuple[tuple[float, float], ...]
    missing: int = 0
    off_scale: int = 0
    weight: Weight | None = None

    @classmethod
    def of(
        cls,
        counts: Mapping[float, float],
        missing: int = 0,
        off_scale: int = 0,
        weight: Weight | None = None,
    ) -> "Histogram":
        """The histogram of `counts`, in the order of the scores, without empty ones."""
        return cls(tuple(sorted((s, n) for s, n in counts.items() if n)), missing, off_scale, weight)

    @property
    def n(self) -> int:
        """Valid answers."""
        return self.weight.answers if self.weight else int(self.size)

    @property
    def size(self) -> float:
        """What the counts add up to: the number of answers, or the sum of their weights."""
        return sum(n for _, n in self.counts)

    @property
    def mean(self) -> float:
        """Mean score; raises ZeroDivisionError without answers."""
        return sum(score * n for score, n in self.counts) / self.size

    def above(self, score: float) -> float:
        """Answers at or above `score`."""
        return sum(n for s, n in self.counts if s >= score)

    def below(self, score: float) -> float:
        """Answers under `score`."""
        return self.size - self.above(score)

    def effective(self) -> "Histogram":
        """The same shares over as many answers as the weights leave; itself without weights."""
        if self.weight is None or not self.size:
            return self
        times = self.weight.effective / self.size
        return replace(self, counts=tuple((score, n * times) for score, n in self.counts))

    def __add__(self, other: "Histogram") -> "Histogram":
        counts = dict(self.counts)
        for score, n in other.counts:
            counts[score] = counts.get(score, 0) + n
        weight = self.weight + other.weight if self.weight and other.weight else None
        return Histogram.of(counts, self.missing + other.missing, self.off_scale + other.off_scale, weight)


@dataclass(frozen=True)
class Moments:
    """Number, sum and sum of squares of a quantity; where answers are weighted, of its weighted values."""

    n: int
    total: float
    squares: float
    weight: Weight | None = None

    @property
    def size(self) -> float:
        """The number of values, or the sum of their weights."""
        return self.weight.total if self.weight else self.n

    @property
    def mean(self) -> float:
        """Mean; raises ZeroDivisionError without values."""
        return self.total / self.size

    def effective(self) -> "Moments":
        """The same mean and spread over as many values as the weights leave; itself without weights."""
        if self.weight is None or not self.size:
            return self
        size = self.weight.effective
        times = size / self.size
        return Moments(
            self.n, self.total * times, self.squares * times, Weight(size, size, self.weight.answers)
        )

    def __add__(self, other: "Moments") -> "Moments":
        weight = self.weight + other.weight if self.weight and other.weight else None
        return Moments(self.n + other.n, self.total + other.total, self.squares + other.squares, weight)


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
    """A part of a whole; where answers are weighted, of what they come to, and `answers` says how many."""

    part: float
    whole: float
    answers: int | None = None

    @property
    def n(self) -> int:
        """Those in the whole."""
        return int(self.whole) if self.answers is None else self.answers


@dataclass(frozen=True)
class Pairs:
    """How often each pair of two quantities occurred together.

    Where answers are weighted, `weights` holds what each pair adds up to, in the same order.
    """

    counts: tuple[tuple[float, float, int], ...]
    weights: tuple[Weight, ...] = ()

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
