"""How far apart two figures are, as people read it."""

from collections.abc import Iterable

from cxmetrics.analyses.comparing.difference import Difference
from cxmetrics.charts.figures import DASH, MINUTES, MONEY, bare, number, value
from cxmetrics.model import Estimate, Interval

WORDS = {"points": "point", "of 100": "point", "rating": "point", "%": "percentage point"}
WHOLE = frozenset({"points", "of 100", "%"})
"""What is counted in these is shown without decimals."""
FINEST = 4


def finer(found: Difference) -> int:
    """How many more decimals it takes until both figures and how far they are apart do not contradict each other.

    “83” and “84” beside “higher by 2” do, where they are 82.6 and 84.4.
    """
    one, other = found.first.value, found.second.value
    if found.unit not in WHOLE or not found.sure or found.change is None or one is None or other is None:
        return 0
    gap = float(f"{other:.0f}") - float(f"{one:.0f}")
    return int(f"{abs(gap):g}" != _digits(abs(found.change), found.unit))


def finest(found: Iterable[Difference]) -> int:
    """How many more decimals it takes where several stand in one sentence, all with as many."""
    return max(map(finer, found), default=0)


def shown(estimate: Estimate, finer: int = 0) -> str:
    """One of the two figures; the range where only that may be shown."""
    if finer and estimate.value is not None:
        return number(estimate.value, estimate.unit, finer)
    return value(estimate)


def size(distance: float, unit: str, *, unitless: bool = False, finer: int = 0) -> str:
    """A distance without its sign, with its unit unless `unitless`: 12 points, 0.41 points, 25 min."""
    if unit == MINUTES:
        return number(abs(distance), unit)
    text = _digits(abs(distance), unit, finer)
    if unitless or unit == MONEY:
        return text
    return f"{text} {WORDS.get(unit, unit)}{'' if text == '1' else 's'}"


def sizes(low: float, high: float, unit: str, *, unitless: bool = False, finer: int = 0) -> str:
    """From one distance to another, the unit said once where it is the same."""
    first, last = (size(end, unit, unitless=unitless, finer=finer) for end in (low, high))
    said = last.partition(" ")[2]
    alike = said and first.partition(" ")[2].rstrip("s") == said.rstrip("s")
    return f"{first.partition(' ')[0] if alike else first} to {last}"


def signed(limits: Interval | None, change: float | None, unit: str, finer: int = 0) -> str:
    """“+12 (3 to 21)” for a table, the range alone without a middle; a dash where nothing is known."""
    if limits is None:
        return DASH
    low, high = (_sign(end, unit, finer) for end in (limits.low, limits.high))
    return f"{low} to {high}" if change is None else f"{_sign(change, unit, finer)} ({low} to {high})"


def of(found: Difference) -> str:
    """A difference with its range for a table; on few answers the range alone."""
    known = None if found.low is None or found.high is None else Interval(found.low, found.high)
    return signed(known, found.change if found.sure else None, found.unit, finer(found))


def _sign(figure: float, unit: str, finer: int) -> str:
    text = size(figure, unit, unitless=True, finer=finer)
    if not any(digit in text for digit in "123456789"):
        return text
    return f"+{text}" if figure > 0 else f"−{text}"


def _digits(figure: float, unit: str, finer: int = 0) -> str:
    """Without more digits than needed, and with as many as tell a little from nothing."""
    text = bare(figure, unit, finer)
    places = 1
    while figure and not text.strip("0.") and places <= FINEST:
        text, places = f"{figure:.{places}f}", places + 1
    return text
