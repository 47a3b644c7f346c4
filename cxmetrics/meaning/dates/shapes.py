"""The shape of one date: the note of how it is written, with %1 and %2 where day and month could be swapped."""

import re
from calendar import month_name

from cxmetrics.meaning.dates.notation import WORDS
from cxmetrics.meaning.dates.words import tidied

LONGEST = 80
_TIME = re.compile(
    r"^(?P<gap>[Tt]|,? +| *, *)(?P<hour>\d{1,2}):\d{2}(?P<sec>:\d{2})?(?P<frac>(?P<point>[.,])\d{1,9})?"
    r"(?P<half> ?[AaPp][Mm])?(?P<zone> ?(?:Z|UTC|GMT|[A-Z]{3,5})?(?:[+-]\d{1,2}(?::?\d{2})?)?)$",
    re.ASCII,
)
_DOTTED = re.compile(r"^(,? +)\d{1,2}\.\d{2}(\.\d{2})?$", re.ASCII)
_YMD = re.compile(r"^(\d{4})([-/.])\d{1,2}\2\d{1,2}(?!\d)", re.ASCII)
SHORT = re.compile(r"^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)", re.ASCII)
_COMPACT = re.compile(r"^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)", re.ASCII)
_YEAR_MONTH = re.compile(r"^(\d{4})([-/._])(0[1-9]|1[0-2])$", re.ASCII)
_MONTH_YEAR = re.compile(r"^(0?[1-9]|1[0-2])([-/._])((?:19|20)\d{2})$", re.ASCII)
_WEEK = re.compile(r"^\d{4}(-?)W\d{2}$", re.ASCII)
_DAY_NAME = re.compile(r"^(\d{1,2})([ /-])([A-Za-z]{3,9})(,?[ /-])(\d{4}|\d{2})(?!\d)", re.ASCII)
_NAME_DAY = re.compile(r"^([A-Za-z]{3,9}) (\d{1,2})(,? )(\d{4})(?!\d)", re.ASCII)
_SHORT_NAMES = {name[:3].lower() for name in month_name[1:]}
_LONG_NAMES = {name.lower() for name in month_name[1:]}
_WORDED = re.compile(r"^(?=.*\d)(?=.*[^\W\d_]).{4,80}$", re.DOTALL)
_MONTH_AND_TWO = re.compile(r"^[^\W\d_]{3,}\.?(?:-|–| ?['’])\d{2}$")
_NAMED = (
    (re.compile(r"^\d{1,2} M\d\d \d{4}(?!\d)"), "%d M%m %Y"),
    (re.compile(r"^M\d\d \d{1,2}[ /-]\d{4}(?!\d)"), "M%m %d{}%Y"),
    (re.compile(r"^\d{4} M\d\d \d{1,2}(?!\d)"), "%Y M%m %d"),
    (re.compile(r"^\d{1,2} M\d\d \d{2}(?!\d)"), "%d M%m %y"),
    (re.compile(r"^M\d\d \d{1,2}[ /-]\d{2}(?!\d)"), "M%m %d{}%y"),
)
_NAMED_MONTH = (
    (re.compile(r"^M\d\d \d{4}$"), "M%m %Y"),
    (re.compile(r"^\d{4} M\d\d$"), "%Y M%m"),
)


def shape_of(text: str) -> str | None:
    """The note of one date, with %1 and %2 where day and month could be swapped; None if no date."""
    if len(text) > LONGEST:
        return None
    return _plain(text) or (worded(text) if _WORDED.match(text) else None)


def worded(text: str) -> str | None:
    """The same for a text that holds words or a zone, once it is tidied."""
    done = tidied(text)
    if _MONTH_AND_TWO.match(text) and re.match(r"^M\d\d \d\d$", done):
        return f"{WORDS}M%m %y"
    found = _plain(done) or _named(done)
    return WORDS + found if found else None


def _plain(text: str) -> str | None:
    for head in (_year_first, _short, _compact, _month_only, _day_name, _name_day):
        if found := head(text):
            return _with_time(*found)
    return None


def _named(done: str) -> str | None:
    for pattern, note in _NAMED_MONTH:
        if pattern.match(done):
            return note
    for pattern, note in _NAMED:
        if found := pattern.match(done):
            gap = re.sub(r"^M\d\d \d+|\d+$", "", found[0])
            return _with_time(note.format(gap), done[found.end() :])
    return None


def _with_time(note: str, rest: str) -> str | None:
    tail = _time(rest)
    return None if tail is None else note + tail


def _year_first(text: str) -> tuple[str, str] | None:
    m = _YMD.match(text)
    return (f"%Y{m[2]}%m{m[2]}%d", text[m.end() :]) if m else None


def _short(text: str) -> tuple[str, str] | None:
    m = SHORT.match(text)
    return (f"%1{m[2]}%2{m[2]}{'%Y' if len(m[4]) == 4 else '%y'}", text[m.end() :]) if m else None


def _compact(text: str) -> tuple[str, str] | None:
    m = _COMPACT.match(text)
    return ("%Y%m%d", text[m.end() :]) if m else None


def _day_name(text: str) -> tuple[str, str] | None:
    m = _DAY_NAME.match(text)
    month = _english(m[3]) if m else None
    year = "%Y" if m and len(m[5]) == 4 else "%y"
    return (f"%d{m[2]}{month}{m[4]}{year}", text[m.end() :]) if m and month else None


def _name_day(text: str) -> tuple[str, str] | None:
    m = _NAME_DAY.match(text)
    month = _english(m[1]) if m else None
    return (f"{month} %d{m[3]}%Y", text[m.end() :]) if m and month else None


def _english(name: str) -> str | None:
    """The pattern of an English month, which the engines read themselves, much faster than a tidied text."""
    if name.lower() in _SHORT_NAMES:
        return "%b"
    return "%B" if name.lower() in _LONG_NAMES else None


def _month_only(text: str) -> tuple[str, str] | None:
    if m := _YEAR_MONTH.match(text):
        return f"%Y{m[2]}%m", ""
    if m := _MONTH_YEAR.match(text):
        return f"%m{m[2]}%Y", ""
    m = _WEEK.match(text)
    return (f"%G{m[1]}W%V", "") if m else None


def _time(rest: str) -> str | None:
    if not rest:
        return ""
    if dotted := _DOTTED.match(rest):
        return f"{dotted[1]}%H.%M{'.%S' if dotted[2] else ''}"
    m = _TIME.match(rest)
    if not m or (m["frac"] and not m["sec"]):
        return None
    half = m["half"] or ""
    return "".join(
        (
            m["gap"],
            "%I" if half else "%H",
            ":%M",
            ":%S" if m["sec"] else "",
            _fraction(m["frac"], m["point"]),
            " %p" if half.startswith(" ") else "%p" if half else "",
            m["zone"],
        )
    )


def _fraction(digits: str | None, point: str | None) -> str:
    if not digits:
        return ""
    return f"{point}%f" if len(digits) <= 7 else f"{point}%n"
