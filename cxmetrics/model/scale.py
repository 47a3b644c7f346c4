"""The answers that were offered."""

from dataclasses import dataclass

SHORT = 4
LONG = 10


@dataclass(frozen=True)
class Scale:
    """A rating scale from `low` to `high` in steps; `reversed` when the lowest answer is the best.

    The ends are those of the scale *offered*, never of the answers seen. A scale in words keeps its
    `labels`, worst first, which are coded low, low + step, ….
    """

    low: float
    high: float
    reversed: bool = False
    step: float = 1.0
    labels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(f"a scale runs upwards, not from {self.low} to {self.high}")

    def __str__(self) -> str:
        return f"{self.low:g}–{self.high:g}" + (", lowest is best" if self.reversed else "")

    def holds(self, value: float) -> bool:
        """Whether `value` lies on the scale."""
        return self.low <= value <= self.high

    def pomp(self, value: float) -> float:
        """Percent of maximum possible, 0 worst to 100 best (Cohen, Cohen, Aiken & West 1999)."""
        distance = self.high - value if self.reversed else value - self.low
        return 100.0 * distance / (self.high - self.low)

    @property
    def span(self) -> float:
        """The distance between its ends."""
        return self.high - self.low

    @property
    def levels(self) -> int:
        """How many answers were offered."""
        return round(self.span / self.step) + 1

    @property
    def values(self) -> tuple[float, ...]:
        """Every answer that was offered."""
        return tuple(self.low + self.step * i for i in range(self.levels))

    @property
    def satisfied_from(self) -> float:
        """The lowest answer that counts as satisfied: top-2-box, or its usual equivalent.

        5-point 4, 7-point 6, 10- and 11-point 9, half stars 4, 2- to 4-point the best answer, sliders
        three quarters of the way (Morgan & Rego 2006; vendors agree up to 7 points). It rests on the
        ends alone, so that a finer step moves nobody over the cut. Raises ValueError for a reversed scale.
        """
        if self.reversed:
            raise ValueError("a reversed scale has no top box; turn it round first")
        if self.span < SHORT:
            return self.high
        if self.span > LONG:
            return 0.75 * self.high if self.low == 1 else self.low + 0.75 * self.span
        return self.high - 1.0
