"""Whether the day comes before the month: what decides it, and what speaks for it where nothing does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from cxmetrics.meaning.dates.notation import WORDS
from cxmetrics.meaning.dates.shapes import SHORT
from cxmetrics.meaning.dates.words import tidied

IN_ORDER = 0.95
FEWER, LEAST_BACK = 5, 2
LEAST_STEPS = 8
LEAST_DAYS = 5
NARROWER = 3
_SWAPPED = re.compile(r"%1([-/.])")
NAMES = {"/": "slashes", "-": "dashes", ".": "dots"}


@dataclass(frozen=True)
class Order:
    """How the dates with one separator are read; `open` where both readings are possible, with a reason for this one.

    `guessed` where only the habit of writing so speaks for it.
    """

    day_first: bool
    open: bool = False
    because: str = ""
    guessed: bool = False


@dataclass(frozen=True)
class _Short:
    """One date of three numbers: the first two of which are day and month."""

    text: str
    first: int
    second: int
    year: int
    n: int = 1

    def day(self, day_first: bool) -> date | None:
        day, month = (self.first, self.second) if day_first else (self.second, self.first)
        try:
            return date(self.year, month, day)
        except ValueError:
            return None


def separator(shape: str) -> str | None:
    """What stands between day and month, None where their order is plain."""
    found = _SWAPPED.search(shape)
    return found[1] if found else None


def orders(
    texts: Sequence[tuple[str, str, int]], in_order: Sequence[str], today: date
) -> tuple[dict[str, Order], int]:
    """The order of day and month by separator, and how many dates can only be read the other way.

    `texts` holds each text, its shape and how often it occurs, `in_order` the cells as they stand in the file.
    """
    groups: dict[str, list[_Short]] = {}
    for text, shape, n in texts:
        between = separator(shape)
        if between and (short := _short(text, shape.startswith(WORDS), n)):
            groups.setdefault(between, []).append(short)
    found: dict[str, Order] = {}
    against = 0
    for between, group in groups.items():
        first = sum(one.n for one in group if one.first > 12)
        second = sum(one.n for one in group if one.second > 12)
        against += min(first, second)
        if first or second:
            found[between] = Order(first >= second)
    for between, group in groups.items():
        if between not in found:
            found[between] = _undecided(between, group, list(found.values()), in_order, today)
    return found, against


def _short(text: str, worded: bool, n: int = 1) -> _Short | None:
    found = SHORT.match(tidied(text) if worded else text)
    if not found:
        return None
    year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
    return _Short(text, int(found[1]), int(found[3]), year, n)


def _undecided(
    between: str, group: list[_Short], decided: list[Order], in_order: Sequence[str], today: date
) -> Order:
    if all(one.first == one.second for one in group):
        return Order(between != "/")
    for evidence in (_future(group, today), _in_file_order(group, in_order), _span(group)):
        if evidence:
            return evidence
    sure = {order.day_first for order in decided if not order.open}
    if len(sure) == 1:
        first = sure.pop()
        which = "day" if first else "month"
        return Order(first, True, f"the other dates of this column put the {which} first")
    which = "month" if between == "/" else "day"
    return Order(between != "/", True, f"dates with {NAMES[between]} most often put the {which} first", True)


def _future(group: list[_Short], today: date) -> Order | None:
    tomorrow = today + timedelta(days=1)
    late = {first: [o for o in group if (day := o.day(first)) and day > tomorrow] for first in (True, False)}
    for first in (True, False):
        if late[not first] and not late[first]:
            text = late[not first][0].text
            return Order(first, True, f"the other way “{text}” and others would lie in the future")
    return None


def _in_file_order(group: list[_Short], in_order: Sequence[str]) -> Order | None:
    by_text = {one.text: one for one in group}
    cells = [by_text[text] for text in in_order if text in by_text]
    steps = [(one, two) for one, two in pairwise(cells) if one.text != two.text]
    if len(steps) < LEAST_STEPS:
        return None
    back = {first: _steps_back(steps, first) for first in (True, False)}
    for first in (True, False):
        clear = back[not first] >= FEWER * back[first] + LEAST_BACK
        if clear and back[first] <= (1 - IN_ORDER) * len(steps):
            return Order(first, True, "the rows are then in order of time")
    return None


def _steps_back(steps: list[tuple[_Short, _Short]], day_first: bool) -> int:
    """How many steps from row to row go against the direction of most."""
    known = [(a, b) for one, two in steps if (a := one.day(day_first)) and (b := two.day(day_first))]
    unread = len(steps) - len(known)
    return unread + min(sum(a > b for a, b in known), sum(a < b for a, b in known))


def _span(group: list[_Short]) -> Order | None:
    """The reading in which the dates lie close together; none where one would be the first of every month."""
    days = {first: {day for one in group if (day := one.day(first))} for first in (True, False)}
    if min(len(found) for found in days.values()) < LEAST_DAYS:
        return None
    if any({day.day for day in found} == {1} for found in days.values()):
        return None
    spans = {first: (max(found) - min(found)).days for first, found in days.items()}
    for first in (True, False):
        if NARROWER * spans[first] <= spans[not first]:
            near, far = spans[first] + 1, spans[not first] + 1
            return Order(
                first, True, f"all dates then lie within {near:,} days, the other way within {far:,}"
            )
    return None
