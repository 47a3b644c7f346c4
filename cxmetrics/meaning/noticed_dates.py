"""What a person should know about the dates of a column before trusting them."""

from collections.abc import Sequence
from datetime import date, datetime

from cxmetrics.meaning.dates import day_first
from cxmetrics.meaning.listed import listed
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Finding, Severity

CHECK = "Check them in the file they came from."


def findings(profile: Profile) -> list[Finding]:
    """What is unclear, unlikely or unreadable about the dates of a column."""
    dates = profile.dates
    found: list[Finding] = []
    if dates and dates.ambiguous:
        mine, other = (_day(dates.ambiguous, f) for f in (dates.formats, dates.other_formats))
        found.append(
            Finding(
                Severity.QUESTION,
                profile.label,
                f"Is “{dates.ambiguous}” the {mine} or the {other}?",
                f"It is read as the {mine}.",
            )
        )
    if dates and dates.implausible:
        what = f"{dates.implausible:,} dates lie before 1990 or after {date.today().year + 1}."
        found.append(Finding(Severity.WARNING, profile.label, what, CHECK))
    if dates and dates.against:
        order = "day before month" if day_first(dates.formats) else "month before day"
        what = f"Most dates are written {order}, but {dates.against:,} can only be read the other way round."
        found.append(
            Finding(
                Severity.WARNING, profile.label, what, "Check whether two ways of writing dates were mixed."
            )
        )
    unread = set(dates.unread) & profile.counts.keys() - set(profile.no_answer) if dates else set()
    if unread:
        what = f"{profile.weigh(unread):,} dates could not be read ({listed(sorted(unread))}) and stay blank."
        found.append(Finding(Severity.WARNING, profile.label, what, CHECK))
    return found


def _day(text: str, formats: Sequence[str]) -> str:
    for pattern in formats:
        try:
            at = datetime.strptime(text, pattern)
        except ValueError:
            continue
        return f"{at.day} {at:%B %Y}"
    return text
