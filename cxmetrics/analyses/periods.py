"""The calendar: where periods begin and end."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

MONTHS = {"month": 1, "quarter": 3}
DAYS = {"day": 1, "week": 7}


def following(start: date, every: str) -> date:
    """The first day of the period after the one that starts on `start`."""
    if every in DAYS:
        return start + timedelta(days=DAYS[every])
    months = start.month - 1 + MONTHS[every]
    return date(start.year + months // 12, months % 12 + 1, 1)


def gaps(periods: Iterable[date], every: str) -> Iterator[date]:
    """The first day of each run of periods that are missing between those given."""
    known = sorted(periods)
    for before, after in pairwise(known):
        if (expected := following(before, every)) < after:
            yield expected


def unfinished(start: date, every: str, last: date | None) -> bool:
    """Whether the period ends after the data does.

    A shop that is closed at the turn of the month has a finished month all the same: a tenth of the
    period may be missing at its end.
    """
    if last is None:
        return False
    end = following(start, every)
    return (end - timedelta(days=1) - last).days > (end - start).days // 10


def whole_months(first: date, last: date) -> list[date]:
    """The first days of the months that lie between the two days, but for a tenth of one at either end."""
    month = first.replace(day=1)
    if (first - month).days > (following(month, "month") - month).days // 10:
        month = following(month, "month")
    found = []
    while month <= last and not unfinished(month, "month", last):
        found.append(month)
        month = following(month, "month")
    return found
