"""How many of a group that began together are left after each period."""

from collections.abc import Sequence
from itertools import pairwise


def survival(survivors: Sequence[float]) -> tuple[float, ...]:
    """The share of the beginners left after each period, 1 at the start: S(t) = n(t)/n(0)."""
    return tuple(left / survivors[0] for left in survivors)


def retention(survivors: Sequence[float]) -> tuple[float | None, ...]:
    """Of those left before each period, the share left after it: r(t) = S(t)/S(t − 1); None of nobody.

    It climbs with age although nobody becomes more faithful, because those likeliest to leave go
    first (Fader & Hardie 2010, Mark. Sci. 29:85–93): never read as one and the same as survival.
    """
    return tuple(after / before if before else None for before, after in pairwise(survivors))
