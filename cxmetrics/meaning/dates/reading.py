"""The dates of a column: how they are written, and what is unsure about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from cxmetrics.meaning.dates.notation import LAST_YEAR, LEAST_YEAR, WORDS, moment
from cxmetrics.meaning.dates.notation import read as in_notes
from cxmetrics.meaning.dates.order import Order, orders, separator
from cxmetrics.meaning.dates.tally import Tally, tally

LEAST_SHARE = 0.9
EARLIEST = 1990
MOST_EXAMPLES = 5
_Read = tuple[datetime, int, str]


@dataclass(frozen=True)
class Dates:
    """How a column's dates are written (see `date_notation`) and the span they cover.

    `ambiguous` is a value that could be day/month or month/day when no value of the column decides, `because`
    what speaks for the way it is read (`guessed`: only habit does); `against` counts those that decide the other way than most do, found
    in the rows `against_rows`; `unread` holds the texts that are no date as the column is read, those among
    them. Of the `implausible` ones, some of which are `odd`, those before 1905 or after 2100 stay `blank`.
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
    because: str = ""
    odd: tuple[str, ...] = ()
    blank: int = 0
    against_rows: tuple[int, ...] = ()
    guessed: bool = False


def read(
    counts: Mapping[str, int], today: date, label: str = "", in_order: Sequence[str] = ()
) -> Dates | None:
    """The dates of a column of texts and how often each occurs, None where fewer than 90 % are dates.

    Day before month or month before day is decided from the whole column; where no day exceeds 12, what
    speaks for one of them does (the future, the order of the rows `in_order`, the span, the separator),
    and `ambiguous` names a value to ask about.
    """
    found = tally(counts, label, today.year + 1)
    total = sum(counts.values())
    if not found.texts or found.n < LEAST_SHARE * total:
        return None
    order, against = orders(found.texts, in_order, today)
    good = [
        (at, n, text) for text, shape, n in found.texts if (at := moment(text, _ordered(shape, order), today))
    ]
    possible = sum(n for at, n, _ in good if _possible(at))
    if sum(n for _, n, _ in good) + against < LEAST_SHARE * total or 2 * possible < total - against:
        return None
    unread = tuple(sorted(counts.keys() - {text for _, _, text in good}))
    read_so = _dates(found, order, good, today)
    return replace(read_so, share=possible / total, against=against, unread=unread)


def day_first(formats: tuple[str, ...]) -> bool:
    """Whether these notes put the day before the month, where that is not plain from the way it is written."""
    patterns = [note.removeprefix(WORDS) for note in formats]
    swappable = [p for p in patterns if p.startswith(("%d", "%m")) and "%m" in p and "M%m" not in p]
    return any(pattern.startswith("%d") for pattern in swappable[:1] or patterns[:1])


def turned(dates: Dates, texts: Sequence[str], today: date, because: str) -> Dates:
    """The same dates read the other way, for a reason from outside the column."""
    read_so = (in_notes(text, dates.other_formats, today) for text in texts)
    days = [at.date() for at in read_so if at]
    return replace(
        dates,
        formats=dates.other_formats,
        other_formats=dates.formats,
        first=min(days, default=dates.first),
        last=max(days, default=dates.last),
        because=because,
        guessed=False,
    )


def _dates(found: Tally, order: Mapping[str, Order], good: list[_Read], today: date) -> Dates:
    days = [at.date() for at, _, _ in good if _possible(at)]
    shapes = sorted(found.shapes, key=lambda s: ("%y" not in s, not _open(s, order), -found.shapes[s], s))
    odd = [(text, n) for at, n, text in good if at.year < EARLIEST or at.year > today.year + 1]
    formats = tuple(_ordered(shape, order) for shape in shapes)
    other = tuple(_ordered(shape, order, swap=True) for shape in shapes)
    unclear = [
        (text, shape)
        for text, shape, _ in found.texts
        if _open(shape, order) and _differs(text, shape, today)
    ]
    open_order = order[separator(unclear[0][1]) or ""] if unclear else None
    return Dates(
        formats=formats,
        share=1.0,
        first=min(days),
        last=max(days),
        implausible=sum(n for _, n in odd),
        ambiguous=unclear[0][0] if unclear else None,
        timed=any("%M" in shape.replace("M%m", "") for shape in shapes),
        other_formats=other if unclear else (),
        because=open_order.because if open_order else "",
        guessed=bool(open_order and open_order.guessed),
        odd=tuple(text for text, _ in odd[:MOST_EXAMPLES]),
        blank=sum(n for at, n, _ in good if not _possible(at)),
    )


def _possible(at: datetime) -> bool:
    return LEAST_YEAR <= at.year <= LAST_YEAR


def _open(shape: str, order: Mapping[str, Order]) -> bool:
    between = separator(shape)
    return between is not None and order[between].open


def _differs(text: str, shape: str, today: date) -> bool:
    """Whether day and month are different numbers, so that the order matters."""
    one, two = (
        moment(text, shape.replace("%1", a).replace("%2", b), today) for a, b in (("%d", "%m"), ("%m", "%d"))
    )
    return one != two


def _ordered(shape: str, order: Mapping[str, Order], *, swap: bool = False) -> str:
    between = separator(shape)
    if between is None or between not in order:
        return shape
    mine = order[between]
    first = mine.day_first != (swap and mine.open)
    one, two = ("%d", "%m") if first else ("%m", "%d")
    return shape.replace("%1", one).replace("%2", two)
