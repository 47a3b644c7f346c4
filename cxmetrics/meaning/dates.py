"""The patterns a column's dates are written in.

A pattern is strptime's and means the same in Python and in DuckDB. Zones stay in it as they are
written, so that a date is the one on the customer's calendar.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_LONG = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_TIME = re.compile(
    r"^(?P<gap>T|,? +| *, *)(?P<hour>\d{1,2}):\d{2}(?P<sec>:\d{2})?(?P<frac>\.\d{1,6})?"
    r"(?P<half> ?[AaPp][Mm])?(?P<zone> ?(?:Z|UTC|GMT|[A-Z]{3,4})?(?:[+-]\d{1,2}(?::?\d{2})?)?)$"
)
_YMD = re.compile(r"^(\d{4})([-/.])\d{1,2}\2\d{1,2}")
_SHORT = re.compile(r"^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_DMONY = re.compile(r"^(\d{1,2})([ -/])([A-Za-z]{3,9}\.?)(,?[ -/])(\d{4}|\d{2})(?!\d)")
_MONDY = re.compile(r"^(?P<day>[A-Za-z]{6,9}, )?([A-Za-z]{3,9}\.?) (\d{1,2})(,? )(\d{4})")
_COMPACT = re.compile(r"^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_MONTH = re.compile(r"^(\d{4})([-/])(0[1-9]|1[0-2])$")
_MONY = re.compile(r"^([A-Za-z]{3,9}\.?)([ -])(\d{4})$")
LEAST_SHARE = 0.9
EARLIEST = 1990
LEAST_YEAR = 1905


@dataclass(frozen=True)
class Dates:
    """How a column's dates are written and the span they cover.

    `ambiguous` is a value that could be day/month or month/day when no value of the column decides;
    `against` counts those that decide the other way than most do, and `unread` holds the texts that are
    no date as the column is read, those among them.
    """

    formats: tuple[str, ...]
    share: float
    first: date
    last: date
    implausible: int = 0
    ambiguous: str | None = None
    timed: bool = False
    other_formats: tuple[str, ...] = ()
    against: int = 0
    unread: tuple[str, ...] = ()


@dataclass
class _Tally:
    shapes: dict[str, int] = field(default_factory=dict)
    texts: list[tuple[str, str, int]] = field(default_factory=list)
    first_over: int = 0
    second_over: int = 0


def read(counts: Mapping[str, int], today: date) -> Dates | None:
    """The dates of a column of texts and how often each occurs, None where fewer than 90 % are dates.

    Day before month or month before day is decided from the whole column; where no day exceeds 12 it
    is day first for dots and dashes, month first for slashes, and `ambiguous` names a value to ask about.
    """
    tally = _Tally()
    for text in sorted(counts):
        _count(text, counts[text], tally)
    total = sum(counts.values())
    if not tally.texts or sum(n for _, _, n in tally.texts) < LEAST_SHARE * total:
        return None
    day_first, open_ = _order(tally)
    parsed = [(_parse(text, _ordered(shape, day_first)), n, text) for text, shape, n in tally.texts]
    good = [(at, n, text) for at, n, text in parsed if at]
    against = min(tally.first_over, tally.second_over)
    possible = sum(n for at, n, _ in good if at.year >= LEAST_YEAR)
    if sum(n for _, n, _ in good) + against < LEAST_SHARE * total or 2 * possible < total - against:
        return None
    unread = tuple(sorted(counts.keys() - {text for _, _, text in good}))
    found = _dates(tally, day_first, open_, good, today)
    return replace(found, share=possible / total, against=against, unread=unread)


def _dates(
    tally: _Tally, day_first: bool, open_: bool, good: list[tuple[datetime, int, str]], today: date
) -> Dates:
    days = [at.date() for at, _, _ in good if at.year >= LEAST_YEAR]
    shapes = sorted(tally.shapes, key=lambda s: ("%y" not in s, -tally.shapes[s], s))
    odd = sum(n for at, n, _ in good if at.year < EARLIEST or at.year > today.year + 1)
    unclear = [text for text, shape, _ in tally.texts if "%1" in shape and _differs(text)] if open_ else []
    return Dates(
        formats=tuple(_ordered(shape, day_first) for shape in shapes),
        share=1.0,
        first=min(days),
        last=max(days),
        implausible=odd,
        ambiguous=unclear[0] if unclear else None,
        timed=any("%M" in shape for shape in shapes),
        other_formats=tuple(_ordered(shape, not day_first) for shape in shapes) if unclear else (),
    )


def day_first(formats: tuple[str, ...]) -> bool:
    """Whether these patterns put the day before the month."""
    return bool(formats) and formats[0].find("%d") < formats[0].find("%m")


def _differs(text: str) -> bool:
    """Whether day and month are different numbers, so that the order matters."""
    short = _SHORT.match(text)
    return short is not None and int(short[1]) != int(short[3])


def _count(text: str, n: int, tally: _Tally) -> None:
    found = shape_of(text)
    if not found:
        return
    tally.shapes[found] = tally.shapes.get(found, 0) + n
    tally.texts.append((text, found, n))
    if "%1" in found and (short := _SHORT.match(text)):
        tally.first_over += n * (int(short[1]) > 12)
        tally.second_over += n * (int(short[3]) > 12)


def _order(tally: _Tally) -> tuple[bool, bool]:
    if tally.first_over or tally.second_over:
        return tally.first_over >= tally.second_over, False
    short = [shape for shape in tally.shapes if "%1" in shape]
    undecided = any(_differs(text) for text, shape, _ in tally.texts if "%1" in shape)
    return not any("%1/" in shape for shape in short), undecided


def _ordered(shape: str, day_first: bool) -> str:
    one, two = ("%d", "%m") if day_first else ("%m", "%d")
    return shape.replace("%1", one).replace("%2", two)


def _parse(text: str, pattern: str) -> datetime | None:
    try:
        return datetime.strptime(text, pattern)
    except ValueError:
        return None


def shape_of(text: str) -> str | None:
    """The pattern of one date, with %1 and %2 where day and month could be swapped; None if no date."""
    if not text.isascii():
        return None
    for head in (_year_first, _short, _day_name_year, _name_day_year, _compact, _month_only):
        if found := head(text):
            pattern, rest = found
            tail = _time(rest)
            return None if tail is None else pattern + tail
    return None


def _year_first(text: str) -> tuple[str, str] | None:
    m = _YMD.match(text)
    return (f"%Y{m[2]}%m{m[2]}%d", text[m.end() :]) if m else None


def _short(text: str) -> tuple[str, str] | None:
    m = _SHORT.match(text)
    return (f"%1{m[2]}%2{m[2]}{_year(m[4])}", text[m.end() :]) if m else None


def _day_name_year(text: str) -> tuple[str, str] | None:
    m = _DMONY.match(text)
    month = _month(m[3]) if m else None
    return (f"%d{m[2]}{month}{m[4]}{_year(m[5])}", text[m.end() :]) if m and month else None


def _name_day_year(text: str) -> tuple[str, str] | None:
    m = _MONDY.match(text)
    month = _month(m[2]) if m else None
    if not m or not month or (m["day"] and m["day"][:-2].lower() not in _DAYS):
        return None
    return (f"{'%A, ' if m['day'] else ''}{month} %d{m[4]}%Y", text[m.end() :])


def _compact(text: str) -> tuple[str, str] | None:
    m = _COMPACT.match(text)
    return ("%Y%m%d", text[m.end() :]) if m else None


def _month_only(text: str) -> tuple[str, str] | None:
    if m := _MONTH.match(text):
        return f"%Y{m[2]}%m", ""
    m = _MONY.match(text)
    month = _month(m[1]) if m else None
    return (f"{month}{m[2]}%Y", "") if m and month else None


def _month(name: str) -> str | None:
    plain = name.lower().removesuffix(".")
    short = "%bt" if plain == "sept" else "%b" if plain in MONTHS else None
    if short:
        return short + "." * name.endswith(".")
    return "%B" if plain in _LONG else None


def _year(digits: str) -> str:
    return "%Y" if len(digits) == 4 else "%y"


def _time(rest: str) -> str | None:
    if not rest:
        return ""
    m = _TIME.match(rest)
    if not m:
        return None
    half = m["half"] or ""
    return "".join(
        (
            m["gap"],
            "%I" if half else "%H",
            ":%M",
            ":%S" if m["sec"] else "",
            ".%f" if m["frac"] else "",
            " %p" if half.startswith(" ") else "%p" if half else "",
            m["zone"],
        )
    )
