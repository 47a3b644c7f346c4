"""Does retention climb because people stay longer, or because those likely to leave have left?"""

from dataclasses import dataclass
from math import hypot

import numpy as np

from cxmetrics.model import Interval, Ratio
from cxmetrics.stats import mover, wilson
from cxmetrics.store.purchases import PurchaseDays

LEAST_SPANS = 4


@dataclass(frozen=True)
class Stayed:
    """Of those who bought in one span, who bought in the next: newcomers of that span, and those known before."""

    new: Ratio
    known: Ratio

    @property
    def everybody(self) -> Ratio:
        """Both together."""
        return Ratio(self.new.part + self.known.part, self.new.whole + self.known.whole)


@dataclass(frozen=True)
class Difference:
    """A difference of shares of 1 with its interval."""

    value: float
    interval: Interval


def transitions(days: PurchaseDays, length: int) -> tuple[Stayed, ...]:
    """From each span of `length` days to the next, counted back from the end of the list.

    Those of the first span are left out: who bought before the list began looks new in it. Empty with fewer
    than four spans, for then nothing before and after could be set side by side.
    """
    customer, day, first_day = (of[days.bought] for of in (days.customer, days.day, days.first))
    if not day.size:
        return ()
    spans = int((days.end - day.min() + 1) // length)
    if spans < LEAST_SPANS:
        return ()
    place, first_place = (spans - 1 - (days.end - when) // length for when in (day, first_day))
    everybody, at, who = np.unique(customer, return_index=True, return_inverse=True)
    # What lies before the first whole span still tells who was known.
    active = np.zeros((len(everybody), spans), dtype=bool)
    active[who[place >= 0], place[place >= 0]] = True
    first = first_place[at]
    return tuple(_stayed(active, first, span) for span in range(1, spans - 1))


def _stayed(active: np.ndarray, first: np.ndarray, span: int) -> Stayed:
    here, after = active[:, span], active[:, span + 1]
    new = here & (first == span)
    known = here & ~new
    return Stayed(*(Ratio(int((group & after).sum()), int(group.sum())) for group in (new, known)))


def difference(first: Ratio, second: Ratio, level: float) -> Difference:
    """The share of the second less that of the first, with Newcombe's interval; both must count somebody."""
    a, b = first.part / first.whole, second.part / second.whole
    limits = mover.difference(
        a,
        wilson.interval(first.part, first.whole, level),
        b,
        wilson.interval(second.part, second.whole, level),
    )
    return Difference(b - a, limits)


def at_equal_age(first: Stayed, last: Stayed, level: float) -> Difference:
    """By how much retention changed among customers known for equally long.

    The changes of newcomers and of those known before, weighted as both are in the two spans together.
    """
    changes = [difference(*pair, level=level) for pair in ((first.new, last.new), (first.known, last.known))]
    sizes = [first.new.whole + last.new.whole, first.known.whole + last.known.whole]
    weights = [size / sum(sizes) for size in sizes]
    value = sum(w * change.value for w, change in zip(weights, changes, strict=True))
    down = hypot(
        *(w * (change.value - change.interval.low) for w, change in zip(weights, changes, strict=True))
    )
    up = hypot(
        *(w * (change.interval.high - change.value) for w, change in zip(weights, changes, strict=True))
    )
    return Difference(value, Interval(value - down, value + up))
