"""How far apart two figures are, as people read it."""

from cxmetrics.charts.figures import DASH, MINUTES, MONEY, bare, number
from cxmetrics.model import Interval

WORDS = {"points": "point", "of 100": "point", "rating": "point", "%": "percentage point"}
FINEST = 4


def size(distance: float, unit: str, *, unitless: bool = False) -> str:
    """A distance without its sign, with its unit unless `unitless`: 12 points, 0.41 points, 25 min."""
    if unit == MINUTES:
        return number(abs(distance), unit)
    text = _digits(abs(distance), unit)
    if unitless or unit == MONEY:
        return text
    return f"{text} {WORDS.get(unit, unit)}{'' if text == '1' else 's'}"


def sizes(low: float, high: float, unit: str, *, unitless: bool = False) -> str:
    """From one distance to another, the unit said once where it is the same."""
    first, last = (size(end, unit, unitless=unitless) for end in (low, high))
    said = last.partition(" ")[2]
    alike = said and first.partition(" ")[2].rstrip("s") == said.rstrip("s")
    return f"{first.partition(' ')[0] if alike else first} to {last}"


def signed(limits: Interval | None, change: float | None, unit: str) -> str:
    """“+12 (3 to 21)” for a table; a dash where nothing is known."""
    if limits is None or change is None:
        return DASH
    low, high = _sign(limits.low, unit), _sign(limits.high, unit)
    return f"{_sign(change, unit)} ({low} to {high})"


def _sign(figure: float, unit: str) -> str:
    text = size(figure, unit, unitless=True)
    if not text.strip("0. "):
        return text
    return f"+{text}" if figure > 0 else f"−{text}"


def _digits(figure: float, unit: str) -> str:
    """Without more digits than needed, and with as many as tell a little from nothing."""
    text = bare(figure, unit)
    places = 1
    while figure and not text.strip("0.") and places <= FINEST:
        text, places = f"{figure:.{places}f}", places + 1
    return text
