"""Cells of a workbook as plain text: days, moments, times of day, yes and no."""

import re
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

_DAY = r"\d{4}-\d{2}-\d{2}"
_TIME = r"\d{2}:\d{2}:\d{2}"
_MOMENT = rf"^({_DAY})[ T]({_TIME})(?:\.\d+)?$"
_MIDNIGHT = " 00:00:00"
_EARLY = re.compile(rf"^(1899-12-31|190[0-4]-\d{{2}}-\d{{2}}) ({_TIME})$")
_DAYS_ZERO = (date(1899, 12, 31), date(1904, 1, 1))
_NO_LEAP_DAY = date(1900, 3, 1)
_SPAN = re.compile(r"P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?")


def plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The column with “2024-03-09 10:00:00” for moments, “2024-03-09” for days, “10:00:00” for times, TRUE for yes."""
    if pc.any(pc.match_substring(column, ":")).as_py():
        column = _moments(column)
    truths = pc.fill_null(pc.is_in(column, value_set=pa.array(["true", "false"])), False)
    if pc.any(truths).as_py():
        column = pc.if_else(truths, pc.utf8_upper(column), column)
    return column


def span(text: str) -> str | None:
    """The length of time an OpenDocument cell holds: “10:00:00” for PT10H; None where it is none."""
    found = _SPAN.search(text)
    if not found:
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return _clock(days, f"{hours:02}:{minutes:02}:{seconds:02}")


def _moments(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Where all moments of a column fall on midnight they are days."""
    moments = pc.sum(pc.match_substring_regex(column, _MOMENT)).as_py()
    if not moments:
        return column
    tidied = pc.replace_substring_regex(column, _MOMENT, r"\1 \2")
    if pc.sum(pc.match_substring_regex(tidied, f"^{_DAY}{_MIDNIGHT}$")).as_py() == moments:
        return pc.replace_substring_regex(tidied, f"^({_DAY}){_MIDNIGHT}$", r"\1")
    return _times(tidied)


def _times(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Times and spans of time, which a workbook keeps as moments of its first days."""
    early = pc.unique(column.filter(pc.match_substring_regex(column, _EARLY.pattern))).to_pylist()
    if not early:
        return column
    found = [(text, date.fromisoformat(text[:10]), text[11:]) for text in early]
    zero = _DAYS_ZERO[all(day >= _DAYS_ZERO[1] for _, day, _ in found)]
    timed = any(day == zero for _, day, _ in found)
    clocks = {
        text: _clock(_days(zero, day), time) for text, day, time in found if timed or time != "00:00:00"
    }
    places = pc.index_in(column, value_set=pa.array(clocks, pa.string()))
    return pc.coalesce(pc.take(pa.array(clocks.values(), pa.string()), places), column)


def _days(zero: date, day: date) -> int:
    """Days since the first; Excel counts a 29 February 1900, which never was."""
    return (day - zero).days + (zero.year < _NO_LEAP_DAY.year and day >= _NO_LEAP_DAY)


def _clock(days: int, time: str) -> str:
    hours, rest = time.split(":", 1)
    return f"{days * 24 + int(hours):02}:{rest}"
