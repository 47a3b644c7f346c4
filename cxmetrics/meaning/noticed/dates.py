"""What a person should know about the dates of a column before trusting them."""

import re
from datetime import date

from cxmetrics.meaning.dates import notation
from cxmetrics.meaning.dates.label import says_date
from cxmetrics.meaning.dates.reading import EARLIEST, Dates, day_first
from cxmetrics.meaning.noticed.listed import listed
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Finding, Severity

_DAY_SECOND = re.compile(r"^%Y[-/.]%d")
CHECK = "Check them in the file they came from."
_COUNTED = {
    notation.SECONDS: "the seconds since 1970",
    notation.MILLISECONDS: "the milliseconds since 1970",
    notation.SERIAL: "the day numbers of a spreadsheet",
}


def findings(profile: Profile) -> list[Finding]:
    """What is unclear, unlikely or unreadable about the dates of a column."""
    dates, today = profile.dates, date.today()
    if dates is None:
        return []
    found = [
        _undecided(profile, dates, today),
        _day_second(profile, dates, today),
        _counted(profile, dates, today),
        _implausible(profile, dates, today),
        _against(profile, dates),
        _unread(profile, dates),
    ]
    return [finding for finding in found if finding]


def _undecided(profile: Profile, dates: Dates, today: date) -> Finding | None:
    if not dates.ambiguous:
        return None
    mine, other = (_day(dates.ambiguous, formats, today) for formats in (dates.formats, dates.other_formats))
    what = f"Is “{dates.ambiguous}” the {mine} or the {other}?"
    fix = f"It is read as the {mine}, because {dates.because}. If that is wrong, change the order of day and month."
    return Finding(Severity.QUESTION, profile.label, what, fix)


def _day_second(profile: Profile, dates: Dates, today: date) -> Finding | None:
    notes = tuple(note for note in dates.formats if _DAY_SECOND.match(note))
    example = next((text for text in profile.looked_at if notes and notation.read(text, notes, today)), None)
    if example is None:
        return None
    what = f"Is “{example}” the {_day(example, notes, today)}? The dates are read as year, day, month."
    return Finding(
        Severity.QUESTION, profile.label, what, "If they are not, choose another role for this column."
    )


def _counted(profile: Profile, dates: Dates, today: date) -> Finding | None:
    note = next((note for note in dates.formats if note in notation.COUNTED), None)
    example = next((text for text in profile.looked_at if note and notation.moment(text, note, today)), None)
    if note is None or example is None:
        return None
    sure = says_date(profile.label) or note != notation.SERIAL
    read = f"“{example}” is read as the {_day(example, (note,), today)}"
    what = f"The dates are numbers: {_COUNTED[note]}; {read}."
    if sure:
        return Finding(Severity.NOTE, profile.label, what, "Nothing to do if that day is right.")
    fix = "If they are no dates, choose another role for this column."
    return Finding(Severity.QUESTION, profile.label, f"{what} Is that right?", fix)


def _implausible(profile: Profile, dates: Dates, today: date) -> Finding | None:
    if not dates.implausible:
        return None
    latest = today.year + 1
    one = dates.implausible == 1
    what = (
        f"{dates.implausible:,} {'date lies' if one else 'dates lie'} before {EARLIEST} or after {latest} "
        f"({listed(dates.odd)})."
    )
    if not dates.blank:
        becomes = "They count as they are written."
    elif dates.blank == dates.implausible:
        becomes = "They stay blank."
    else:
        bounds = f"before {notation.LEAST_YEAR} or after {notation.LAST_YEAR}"
        becomes = f"The {dates.blank:,} {bounds} stay blank; the others count as they are written."
    return Finding(Severity.WARNING, profile.label, what, f"{becomes} {CHECK}")


def _against(profile: Profile, dates: Dates) -> Finding | None:
    if not dates.against:
        return None
    order = "day before month" if day_first(dates.formats) else "month before day"
    rows = ", ".join(f"{row:,}" for row in dates.against_rows)
    more = " …" if dates.against > len(dates.against_rows) else ""
    where = f" (row {rows}{more})" if rows else ""
    what = (
        f"Most dates are written {order}, but {dates.against:,} can only be read the other way round{where}. "
        "They stay blank."
    )
    fix = "Check whether two ways of writing dates were mixed; then some others may be read wrongly too."
    return Finding(Severity.WARNING, profile.label, what, fix)


def _unread(profile: Profile, dates: Dates) -> Finding | None:
    unread = set(dates.unread) & profile.counts.keys() - set(profile.no_answer)
    if not unread:
        return None
    n, shown = profile.weigh(unread), listed(sorted(unread))
    what = f"{n:,} dates could not be read ({shown}) and stay blank."
    if n == 1:
        what = f"1 date could not be read ({shown}) and stays blank."
    return Finding(Severity.WARNING, profile.label, what, CHECK)


def _day(text: str, formats: tuple[str, ...], today: date) -> str:
    at = notation.read(text, formats, today)
    return f"{at.day} {at:%B %Y}" if at else text
