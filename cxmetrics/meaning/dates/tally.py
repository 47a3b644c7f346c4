"""How often each way of writing a date occurs in a column."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cxmetrics.meaning.dates import label as date_label
from cxmetrics.meaning.dates.notation import MILLISECONDS, NUMBER, SECONDS, SERIAL, bounds
from cxmetrics.meaning.dates.shapes import SHORT, shape_of, worded

MOST_SHAPES = 6
PROBED = 60
_YEAR = re.compile(r"^(?:19|20)\d{2}$", re.ASCII)
_LONG_YEAR = re.compile(r"^%Y([-/.])%m\1%d")
_NUMBERS = re.compile(r"^\d{4}[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_SHORT_YEAR = re.compile(r"^(%1)([-/.])%2\2%y")


@dataclass
class Tally:
    """Each text that is a date, its shape and how often it occurs; how often each shape does."""

    texts: list[tuple[str, str, int]] = field(default_factory=list)
    shapes: dict[str, int] = field(default_factory=dict)

    @property
    def n(self) -> int:
        """How many answers are dates."""
        return sum(self.shapes.values())

    def add(self, text: str, shape: str, n: int) -> None:
        """Counts one text."""
        self.texts.append((text, shape, n))
        self.shapes[shape] = self.shapes.get(shape, 0) + n


def tally(counts: Mapping[str, int], label: str, next_year: int) -> Tally:
    """The dates among the texts; numbers alone are some only under a label that says so."""
    found = Tally()
    if not _probed(counts, label):
        return found
    for text in sorted(counts):
        if shape := shape_of(text) or _number(text, label, next_year):
            found.add(text, shape, counts[text])
    if len(found.shapes) > MOST_SHAPES:
        found = _without_zones(found)
    return _day_second(_year_first(found, next_year))


def _probed(counts: Mapping[str, int], label: str) -> bool:
    """Whether any of the most frequent or of some spread texts is a date: most columns hold none."""
    often = sorted(counts, key=lambda text: (-counts[text], text))
    some = [*often[:PROBED], *often[PROBED :: max(1, len(often) // PROBED)]]
    return any(shape_of(text) or (NUMBER.match(text) and date_label.says_moment(label)) for text in some) or (
        date_label.says_year(label) and any(_YEAR.match(text) for text in some)
    )


def _number(text: str, label: str, next_year: int) -> str | None:
    if not NUMBER.match(text):
        return None
    if _YEAR.match(text):
        return "%Y" if date_label.says_year(label) and int(text) <= next_year else None
    if not date_label.says_moment(label):
        return None
    value = float(text)
    return next((note for note in (SECONDS, MILLISECONDS, SERIAL) if _between(value, note, next_year)), None)


def _between(value: float, note: str, next_year: int) -> bool:
    low, high = bounds(note, next_year)
    return low <= value <= high


def _without_zones(found: Tally) -> Tally:
    """Where many zones or ways of writing occur, the texts tidied: one that was not seen is read as well."""
    tidy = Tally()
    for text, shape, n in found.texts:
        tidy.add(text, worded(text) or shape, n)
    return tidy if len(tidy.shapes) < len(found.shapes) else found


def _year_first(found: Tally, next_year: int) -> Tally:
    """The tally with 24-03-31 read as a year first, where the last number cannot be a year and the first can."""
    turned: dict[str, str] = {}
    for shape in found.shapes:
        if not _SHORT_YEAR.match(shape):
            continue
        parts = [SHORT.match(text) for text, own, _ in found.texts if own == shape]
        numbers = [(int(m[1]), int(m[3]), int(m[4])) for m in parts if m]
        last_is_none = any(c > next_year % 100 for _, _, c in numbers)
        fits = all(a <= next_year % 100 and b <= 12 and 1 <= c <= 31 for a, b, c in numbers)
        if numbers and last_is_none and fits:
            turned[shape] = shape.replace("%y", "%d").replace("%1", "%y").replace("%2", "%m")
    return _renamed(found, turned)


def _day_second(found: Tally) -> Tally:
    """The tally with 2026-29-03 read as year, day and month, where the middle number is no month and the last may be."""
    turned: dict[str, str] = {}
    for shape in found.shapes:
        if not (order := _LONG_YEAR.match(shape)):
            continue
        parts = [_NUMBERS.match(text) for text, own, _ in found.texts if own == shape]
        numbers = [(int(m[1]), int(m[2])) for m in parts if m]
        if any(middle > 12 for middle, _ in numbers) and all(last <= 12 for _, last in numbers):
            turned[shape] = shape.replace(order[0], f"%Y{order[1]}%d{order[1]}%m")
    return _renamed(found, turned)


def _renamed(found: Tally, turned: Mapping[str, str]) -> Tally:
    if not turned:
        return found
    new = Tally()
    for text, shape, n in found.texts:
        new.add(text, turned.get(shape, shape), n)
    return new
