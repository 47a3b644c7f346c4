"""Which drivers cannot be told apart?"""

from collections.abc import Sequence
from typing import Protocol


class Ranged(Protocol):
    """Anything with limits."""

    @property
    def low(self) -> float:
        """The lower one."""

    @property
    def high(self) -> float:
        """The upper one."""


def tiers(parts: Sequence[Ranged], certain: Sequence[bool]) -> list[int | None]:
    """The tier of each, 1 at the top, in the order given (the largest first); None for what is not certain.

    A tier holds all whose range overlaps with that of its first.
    """
    found: list[int | None] = []
    tier, first = 0, None
    for part, sure in zip(parts, certain, strict=True):
        if not sure:
            found.append(None)
            continue
        if first is None or part.high < first.low:
            tier, first = tier + 1, part
        found.append(tier)
    return found
