"""A value never travels without its interval and its n."""

from dataclasses import dataclass
from enum import StrEnum

LEAST_SHOWN = 5
LEAST_COMMENTS = 8
LEAST_VALUE = 30
WIDEST_VALUE = 0.30


class Display(StrEnum):
    """What may be shown: the value, only the interval it lies in, or nothing at all."""

    VALUE = "value"
    INTERVAL = "interval"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Interval:
    """Lower and upper limit."""

    low: float
    high: float


@dataclass(frozen=True)
class Estimate:
    """A figure with its interval, the answers behind it and what was left out of them.

    `value`, `low` and `high` are None when fewer than five people answered, so that nobody can be
    recognised; one of them may be where the data does not reach far enough (“at least 18 minutes”).
    Where answers are weighted, `effective` says how many equal ones would tell as much.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    shown: Display
    missing: int = 0
    off_scale: int = 0
    unit: str = ""
    effective: float | None = None

    @classmethod
    def of(
        cls,
        value: float,
        interval: Interval,
        n: int,
        *,
        span: float,
        missing: int = 0,
        off_scale: int = 0,
        unit: str = "",
        effective: float | None = None,
    ) -> "Estimate":
        """The estimate, shown as far as `n` and the interval's share of the range `span` allow."""
        shown = display(n if effective is None else min(n, effective), interval, span)
        if n < LEAST_SHOWN:
            shown = Display.HIDDEN
        elif shown is Display.HIDDEN:
            shown = Display.INTERVAL
        return cls(value, interval.low, interval.high, n, shown, missing, off_scale, unit, effective)

    @classmethod
    def observed(
        cls,
        value: float | None,
        low: float | None,
        high: float | None,
        n: int,
        *,
        span: float | None,
        missing: int = 0,
        unit: str = "",
    ) -> "Estimate":
        """The estimate of what people did: a limit is None where the data does not reach that far.

        Where the range has no end, an interval wider than the value itself is too wide for a value.
        """
        if value is None or low is None or high is None:
            shown = Display.HIDDEN if n < LEAST_SHOWN else Display.INTERVAL
        else:
            shown = display(n, Interval(low, high), span or value / WIDEST_VALUE)
        return cls(value, low, high, n, shown, missing, unit=unit)

    @classmethod
    def hidden(cls, n: int, *, missing: int = 0, off_scale: int = 0, unit: str = "") -> "Estimate":
        """The estimate when too few answered to show anything."""
        return cls(None, None, None, n, Display.HIDDEN, missing, off_scale, unit)

    def concealed(self) -> "Estimate":
        """The same without value and limits: shown, it would tell what somebody said."""
        return Estimate.hidden(self.n, missing=self.missing, off_scale=self.off_scale, unit=self.unit)


def display(n: float, interval: Interval, span: float) -> Display:
    """Under 5 answers nothing, under 30 or wider than 30 % of the range the interval, else the value."""
    if n < LEAST_SHOWN:
        return Display.HIDDEN
    if n < LEAST_VALUE or interval.high - interval.low > WIDEST_VALUE * span:
        return Display.INTERVAL
    return Display.VALUE
