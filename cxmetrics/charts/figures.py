"""Figures and dates as people read them."""

from datetime import date

from cxmetrics.analyses.quadrant import Unit
from cxmetrics.analyses.segment import in_words as value_in_words
from cxmetrics.model import Display, Estimate

DASH = "–"


def value(estimate: Estimate) -> str:
    """The value with its unit, or the interval where only that may be shown."""
    if estimate.shown is Display.HIDDEN or estimate.value is None:
        return "too few"
    if estimate.shown is Display.INTERVAL:
        return between(estimate)
    return number(estimate.value, estimate.unit)


def between(estimate: Estimate) -> str:
    """The interval: “62 to 71 %”."""
    if estimate.low is None or estimate.high is None:
        return "too few to tell"
    return f"{bare(estimate.low, estimate.unit)} to {number(estimate.high, estimate.unit)}"


def in_full(estimate: Estimate) -> str:
    """Interval and n in one line."""
    if estimate.shown is Display.HIDDEN:
        return f"{estimate.n} answers: too few to show without pointing at someone"
    return f"likely {between(estimate)} · {estimate.n:,} answers"


def number(figure: float, unit: str) -> str:
    """A figure with its unit."""
    return f"{bare(figure, unit)} %" if unit == "%" else bare(figure, unit)


def bare(figure: float, unit: str) -> str:
    """A figure without its unit: ratings with two decimals, the rest rounded; −0 is 0."""
    text = f"{figure:.2f}" if unit == "rating" else f"{figure:.0f}"
    return ("0" if text == "-0" else text).replace("-", "−")


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
