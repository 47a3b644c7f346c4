"""How the way a date is written is noted, and one text read by such a note.

A note is a strptime pattern, as Python and DuckDB both have them, or one of these:
"words:" and a pattern for the text as `date_words` tidies it; "unix" and "unix ms", the seconds or
milliseconds since 1970; "excel", the days since the last of 1899 but one.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from cxmetrics.meaning.dates.words import tidied

WORDS = "words:"
SECONDS, MILLISECONDS, SERIAL = "unix", "unix ms", "excel"
SECONDS_A_DAY = 86_400
COUNTED = (SECONDS, MILLISECONDS, SERIAL)
LEAST_YEAR, LAST_YEAR = 1905, 2100
LEAST_COUNTED = datetime(1990, 1, 1)
_UNITS = {
    SECONDS: (datetime(1970, 1, 1), timedelta(seconds=1)),
    MILLISECONDS: (datetime(1970, 1, 1), timedelta(milliseconds=1)),
    SERIAL: (datetime(1899, 12, 30), timedelta(days=1)),
}
_TIMED = ("%H", "%I")
_WEEK = "%G"
_FRACTION = re.compile(r"[.,]%n")
_LONG_FRACTION = re.compile(r"[.,]\d{1,9}(?!\d)(?=[^.,]*$)", re.ASCII)
NUMBER = re.compile(r"^[0-9]{4,13}(?:[.][0-9]+)?$")
"""A count of seconds, milliseconds or days."""


def moment(text: str, note: str, today: date) -> datetime | None:
    """The date and time `text` stands for when it is written as `note` says, None where it is not.

    A year of two digits is never later than the next one. Zones stay as they are written, so that a date
    is the one on the writer's calendar.
    """
    if note in COUNTED:
        return _counted(text, note)
    if note.startswith(WORDS):
        text, note = tidied(text), note.removeprefix(WORDS)
    if _WEEK in note:
        text, note = f"{text} 1", f"{note} %u"
    if "%n" in note:
        text, note = _LONG_FRACTION.sub("", text, count=1), _FRACTION.sub("", note)
    try:
        found = datetime.strptime(text, note)
        return found.replace(year=found.year - 100) if "%y" in note and found.year > today.year + 1 else found
    except ValueError:
        return None


def read(text: str, notes: tuple[str, ...], today: date) -> datetime | None:
    """The date by the first of `notes` that fits and gives a year from 1905 to 2100."""
    for note in notes:
        found = moment(text, note, today)
        if found and LEAST_YEAR <= found.year <= LAST_YEAR:
            return found
    return None


def has_time(notes: Sequence[str]) -> bool:
    """Whether one of the notes tells the time of day; a count of days may, with what follows its point."""
    return any(mark in note for note in notes for mark in _TIMED) or bool(set(COUNTED) & set(notes))


def bounds(note: str, last_year: int = LAST_YEAR) -> tuple[int, int]:
    """The numbers between which a count of seconds, milliseconds or days is a date: 1990 to `last_year`."""
    start, unit = _UNITS[note]
    return (LEAST_COUNTED - start) // unit, (datetime(last_year + 1, 1, 1) - start) // unit - 1


def _counted(text: str, note: str) -> datetime | None:
    low, high = bounds(note)
    start, unit = _UNITS[note]
    number = float(text) if NUMBER.match(text) else low - 1
    if not low <= number <= high:
        return None
    if note == SERIAL:
        return start + timedelta(seconds=round(number * SECONDS_A_DAY))
    return start + number * unit
