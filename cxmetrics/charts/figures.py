"""Figures and dates as people read them."""

from datetime import date

from cxmetrics.analyses.quadrant import Unit
from cxmetrics.analyses.segment import in_words as value_in_words
from cxmetrics.model import LEAST_SHOWN, Display, Estimate

DASH = "–"
UNKNOWN = "cannot tell"
KEPT_BACK = "kept back"
MINUTES, MONEY = "minutes", "money"
SMALL_AMOUNT = 100
HOUR, DAY = 60, 24 * 60
DURATIONS = ((1, "min", 2 * HOUR), (HOUR, "h", 2 * DAY))
"""Times under two hours are told in minutes, under two days in hours."""


def value(estimate: Estimate) -> str:
    """The value with its unit, or the interval where only that may be shown."""
    if estimate.shown is Display.HIDDEN:
        return "too few" if estimate.n < LEAST_SHOWN else KEPT_BACK
    if estimate.shown is Display.INTERVAL or estimate.value is None:
        return between(estimate)
    return number(estimate.value, estimate.unit)


def between(estimate: Estimate) -> str:
    """The interval: “62 to 71 %”, “at least 18 min” where the data does not reach further."""
    low, high, unit = estimate.low, estimate.high, estimate.unit
    # No wait and no amount is shorter than nothing: that it is at least so long says nothing.
    if low is not None and high is None and (low > 0 or unit not in (MINUTES, MONEY)):
        return f"at least {number(low, unit)}"
    if high is not None and low is None:
        return f"at most {number(high, unit)}"
    if low is None or high is None:
        if estimate.shown is not Display.HIDDEN:
            return UNKNOWN
        return "too few to tell" if estimate.n < LEAST_SHOWN else KEPT_BACK
    first, last = number(low, unit), number(high, unit)
    if first == last and low < high:
        # “1 to 1 %” would say that it is known for certain.
        first, last = number(low, unit, finer=1), number(high, unit, finer=1)
    said = last.partition(" ")[2]
    return f"{first.removesuffix(f' {said}') if said else first} to {last}"


def in_full(estimate: Estimate, who: str = "answers") -> str:
    """Interval and n in one line; `who` are those counted."""
    if estimate.shown is Display.HIDDEN:
        why = "too few to show without pointing at someone"
        if estimate.n >= LEAST_SHOWN:
            why = "kept back, or it would tell what a smaller group said"
        return f"{estimate.n:,} {who}: {why}"
    worth = (
        "" if estimate.effective is None else f", which weigh as much as {estimate.effective:,.0f} equal ones"
    )
    found = between(estimate)
    return f"{found if found == UNKNOWN else f'likely {found}'} · {estimate.n:,} {who}{worth}"


def number(figure: float, unit: str, finer: int = 0) -> str:
    """A figure with its unit; a time in whatever unit reads best. `finer` adds decimals."""
    if unit == MINUTES:
        return _duration(figure)
    return f"{bare(figure, unit, finer)} %" if unit == "%" else bare(figure, unit, finer)


def bare(figure: float, unit: str, finer: int = 0) -> str:
    """A figure without its unit: ratings with two decimals, small amounts too, the rest rounded; −0 is 0."""
    cents = unit == MONEY and abs(figure) < SMALL_AMOUNT
    text = f"{figure:,.{(2 if unit == 'rating' or cents else 0) + finer}f}"
    return (text.removeprefix("-") if not text.strip("-0.") else text).replace("-", "−")


def _duration(minutes: float) -> str:
    """45 min, 2.5 h, 3 days: whichever keeps the number small."""
    for size, name, until in DURATIONS:
        if abs(minutes) < until:
            return f"{_short(minutes / size)} {name}"
    return f"{_short(minutes / DAY)} days"


def _short(figure: float) -> str:
    """One decimal under ten, where there is one; none above."""
    text = f"{figure:.1f}" if abs(figure) < 10 else f"{figure:,.0f}"
    return text.removesuffix(".0").replace("-", "−")


def change(amount: float, unit: str) -> str:
    """How far a figure moved, in what it is counted in: 12 points, 4 percentage points."""
    said = {"points": " points", "%": " percentage points", "of 100": " points"}
    return f"{bare(amount, unit)}{said[unit]}" if unit in said else number(amount, unit)


def in_words(day: date) -> str:
    """A day as 3 Apr 2026, on every system."""
    return f"{day.day} {day:%b %Y}"


def unit_name(unit: Unit) -> str:
    """What a dot stands for: a group, or a month."""
    return period(unit.period, "month") if unit.period else value_in_words(unit.name)


def period(start: date, every: str) -> str:
    """The period that starts on `start`: Apr 2026, Q2 2026, or its first day."""
    if every == "month":
        return f"{start:%b %Y}"
    if every == "quarter":
        return f"Q{(start.month + 2) // 3} {start.year}"
    return in_words(start)
