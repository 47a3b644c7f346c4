"""From which score on is a side great?"""

from dataclasses import dataclass, replace
from enum import StrEnum

from cxmetrics.model import CUT

LOWEST, HIGHEST = 0.0, 100.0
MIDDLE = 50.0


class CutKind(StrEnum):
    """Where a cut comes from: only the last two move with the data, and always call about half of all poor."""

    FIXED = "fixed"
    TARGET = "your target"
    MIDPOINT = "the middle of the scale"
    MEAN = "the mean of those shown"
    MEDIAN = "the median of those shown"

    @property
    def is_relative(self) -> bool:
        """Whether it tells a position among the others, not whether somebody is good."""
        return self in (CutKind.MEAN, CutKind.MEDIAN)


@dataclass(frozen=True)
class Cuts:
    """The least score that is great, of service and of experience."""

    service: float = CUT
    experience: float = CUT
    kind: CutKind = CutKind.FIXED

    @classmethod
    def of(cls, cut: "float | Cuts") -> "Cuts":
        """One score for both sides, or the cuts themselves."""
        return cut if isinstance(cut, Cuts) else cls(cut, cut)

    @classmethod
    def midpoint(cls) -> "Cuts":
        """The middle of every scale, 50 of 100."""
        return cls(MIDDLE, MIDDLE, CutKind.MIDPOINT)

    @property
    def both(self) -> tuple[float, float]:
        """Service, then experience."""
        return self.service, self.experience

    def moved(self, by: float) -> "Cuts":
        """Both cuts moved by so much, on the scale."""
        service, experience = (min(max(cut + by, LOWEST), HIGHEST) for cut in self.both)
        return replace(self, service=service, experience=experience)

    def in_words(self) -> str:
        """“75 of 100”, or what it is on each side and where it comes from."""
        numbers = (
            f"{self.service:.3g} of 100"
            if self.service == self.experience
            else f"{self.service:.3g} of 100 for service and {self.experience:.3g} for the experience"
        )
        if self.kind is CutKind.FIXED:
            return numbers
        note = ": a relative position" if self.kind.is_relative else ""
        return f"{numbers}, {self.kind}{note}"
