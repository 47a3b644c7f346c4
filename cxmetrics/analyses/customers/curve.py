"""A curve of waits as it is drawn: how many it has happened to, day by day."""

from dataclasses import dataclass

from cxmetrics.model import LEAST_SHOWN, Waits
from cxmetrics.stats import survival

MOST_STEPS = 180


@dataclass(frozen=True)
class Step:
    """From this `day` on, the share in per cent with its limits; `at_risk` were still followed."""

    day: float
    share: float
    low: float
    high: float
    at_risk: int


def happened(waits: Waits, level: float) -> tuple[Step, ...]:
    """The share it has happened to by each day, by Kaplan and Meier; none under five people.

    It ends where fewer than five are still followed: beyond, one person is a step.
    """
    drawn = _steps(waits, level)
    return tuple(Step(s.day, 100 - s.share, 100 - s.high, 100 - s.low, s.at_risk) for s in drawn)


def left(waits: Waits, level: float) -> tuple[Step, ...]:
    """The share it has not happened to yet."""
    return _steps(waits, level)


def _steps(waits: Waits, level: float) -> tuple[Step, ...]:
    if waits.n < LEAST_SHOWN:
        return ()
    found = survival.curve(waits, level)
    rows = [
        Step(day, 100 * share, 100 * low, 100 * high, n)
        for day, share, low, high, n in zip(
            found.times, found.survival, found.low, found.high, found.at_risk, strict=True
        )
        if n >= LEAST_SHOWN
    ]
    every = -(-len(rows) // MOST_STEPS) or 1
    return tuple(row for i, row in enumerate(rows) if i % every == 0 or i == len(rows) - 1)
