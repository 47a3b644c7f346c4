"""What the dates of one column say about those of another in the same file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cxmetrics.meaning.dates.column import is_swappable
from cxmetrics.meaning.dates.reading import day_first, turned
from cxmetrics.meaning.profile import Profile


def agreeing(profiles: Sequence[Profile], today: date) -> tuple[Profile, ...]:
    """The profiles, those whose order of day and month is only guessed read as the others of the file settle it.

    Both readings stay, and so does the question. Nothing changes where the others do not agree.
    """
    settled = {
        day_first(p.dates.formats)
        for p in profiles
        if p.dates and not p.dates.guessed and is_swappable(p.dates.formats)
    }
    if len(settled) != 1:
        return tuple(profiles)
    (first,) = settled
    return tuple(_read_so(profile, first, today) for profile in profiles)


def _read_so(profile: Profile, first: bool, today: date) -> Profile:
    dates = profile.dates
    if dates is None or not dates.guessed:
        return profile
    because = f"the other dates of the file put the {'day' if first else 'month'} first"
    if day_first(dates.formats) == first:
        return replace(profile, dates=replace(dates, because=because, guessed=False))
    return replace(profile, dates=turned(dates, profile.looked_at, today, because))
