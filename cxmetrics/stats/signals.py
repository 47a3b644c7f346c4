"""What counts as a signal on a chart with limits: two rules, and no more.

Each further rule finds more, mostly where there is nothing: the four Western Electric rules together
cry wolf on 15 % of unchanging series of 24 periods, these two on under 10 % (`benchmarks.false_alarms`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

RUN = 8
# Sums of the same numbers in another order differ in the last digits; that is no change.
_NOISE = 1e-9


class Kind(StrEnum):
    """By which rule a signal was found."""

    OUTSIDE = "outside"
    RUN = "run"


@dataclass(frozen=True)
class Signal:
    """The periods `first` to `last`, counted from 0, and whether they lie above the centre."""

    kind: Kind
    first: int
    last: int
    above: bool


def find(
    values: Sequence[float],
    centre: float,
    low: Sequence[float],
    high: Sequence[float],
    nearest: Sequence[float] | None = None,
) -> tuple[Signal, ...]:
    """Every value outside its limits, and every run of eight or more on one side of the centre.

    A value on the centre breaks a run. `nearest` widens the centre to half the step between two
    possible values: of ten customers 90 % or 100 % can be content but not 93 %, and a run of
    periods that are as near to the centre as they can be is none.

    Shewhart 1931; Nelson 1984, J. Qual. Technol. 16:237–239, tests 1 and 2 (with eight, not nine).
    """
    noise = _NOISE * max(map(abs, (*values, centre)), default=0.0)
    outside = outsiders(values, low, high, centre)
    near = [noise + half for half in nearest] if nearest else [noise] * len(values)
    sides = [
        0 if abs(value - centre) <= slack else (1 if value > centre else -1)
        for value, slack in zip(values, near, strict=True)
    ]
    runs = []
    for side, group in groupby(range(len(sides)), key=sides.__getitem__):
        places = list(group)
        if side and len(places) >= RUN:
            runs.append(Signal(Kind.RUN, places[0], places[-1], side > 0))
    return tuple(sorted((*outside, *runs), key=lambda signal: (signal.first, signal.last)))


def outsiders(
    values: Sequence[float], low: Sequence[float], high: Sequence[float], centre: float
) -> tuple[Signal, ...]:
    """Every value outside its limits; limits of no width do not fire on the last digit."""
    noise = _NOISE * max(map(abs, (*values, centre)), default=0.0)
    return tuple(
        Signal(Kind.OUTSIDE, place, place, value > above)
        for place, (value, below, above) in enumerate(zip(values, low, high, strict=True))
        if value < below - noise or value > above + noise
    )
