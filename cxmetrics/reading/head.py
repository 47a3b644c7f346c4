"""Where the names of the columns stand, what stands above them, and how many rows they take."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from cxmetrics.model import Finding, Severity
from cxmetrics.reading.cells import is_value
from cxmetrics.reading.contrast import Contrast, Row, contrast, profiles
from cxmetrics.reading.labels import tidy
from cxmetrics.reading.names import are_counted, is_group, joined

LOOKED_AT = 80
_LEAST_ROWS_UNTYPED = 5
_NAMED = 3
_SHORT = 60
_MOST_NAMES = 3


@dataclass(frozen=True)
class Heading:
    """The place of the first row of names, how many rows they take, and the names.

    Where there are no names, `rows` is 0, `start` the place of the first answers, and all names are blank.
    `notes` are the texts above them.
    """

    start: int
    rows: int
    labels: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()

    def names(self, rows: pa.Table) -> tuple[str, ...]:
        """The first row of names as it stands in `rows`; empty where there is none."""
        return first_rows(rows, self.start, 1)[0] if self.rows else ()


def first_rows(rows: pa.Table, start: int, count: int = LOOKED_AT) -> tuple[Row, ...]:
    """The cells of `count` rows from `start` on, blank ones as empty texts."""
    columns = [column.fill_null("").to_pylist() for column in rows.slice(start, count).columns]
    return tuple(zip(*columns, strict=True))


def find(name: str, rows: Sequence[Row], place: int) -> Heading:
    """The heading of a table of any origin: `rows` are its first ones, the first stands at `place` in its file."""
    top = _below_titles(rows)
    against = contrast(rows[top], profiles(rows[top + 1 :])) if top + 1 < len(rows) else Contrast(0, 0, 0)
    answers = against.like > against.unlike and not are_counted(rows[top])
    if answers and top and _could_name(rows[top - 1], rows[top:]):
        top, answers = top - 1, False
    if answers:
        above = _skipped(name, rows[:top], place)
        blank = ("",) * len(rows[top])
        return Heading(top, 0, blank, (*above, _nameless(place + top)), _texts(rows[:top]))
    first, last = _extent(rows, top)
    labels = joined(rows[first : last + 1], profiles(rows[last + 1 :]) if last + 1 < len(rows) else ())
    findings = _skipped(name, rows[:first], place) + _joined(place + first, last - first + 1, labels)
    if against.like * 2 > against.unlike and not are_counted(rows[top]):
        findings += (_doubtful(place + top),)
    return Heading(first, last - first + 1, labels, findings, _texts(rows[:first]))


def _below_titles(rows: Sequence[Row]) -> int:
    """The first row that is neither blank nor a title."""
    wide = max(map(_filled, rows))
    found = (place for place, row in enumerate(rows) if _filled(row) and not _is_title(row, wide))
    return next(found, next(place for place, row in enumerate(rows) if _filled(row)))


def _filled(row: Row) -> int:
    return sum(map(bool, row))


def _is_title(row: Row, wide: int) -> bool:
    """Whether a row holds one thing only, such as “Exported on” and a date, above a table as `wide` as that."""
    filled = [place for place, cell in enumerate(row) if cell]
    first = row[filled[0]]
    if wide == 1 or is_value(first):
        return False
    if len(filled) == 1:
        return filled[0] == 0 or wide > _NAMED
    if filled == [0, 1] and wide >= _NAMED:
        return wide > _NAMED or first.endswith(":") or is_value(row[1])
    return len(filled) * 3 <= wide


def _could_name(row: Row, below: Sequence[Row]) -> bool:
    """Whether a row that looked like a title names the columns after all, though not all of them."""
    if _filled(row) < 2:
        return False
    against = contrast(row, profiles(below))
    return against.unlike > against.like


def _extent(rows: Sequence[Row], top: int) -> tuple[int, int]:
    """The first and the last row of names around the row `top`: groups above, texts or units below."""
    first = last = top
    while last - top < _MOST_NAMES - 1 and _names_too(rows[last], rows[last + 1 :]):
        last += 1
    if first and is_group(rows[first - 1], rows[first]):
        first -= 1
    return first, last


def _names_too(names: Row, below: Sequence[Row]) -> bool:
    """Whether the first row below `names` belongs to them: nothing in it is like the answers under it."""
    if len(below) < 2 or _filled(below[0]) < 2:
        return False
    row, under = below[0], profiles(below[1:])
    against = contrast(row, under)
    if against.like or against.unlike < 2 or contrast(names, under).like:
        return False
    if max(map(len, row)) > _SHORT and not _are_codes(names):
        return False
    completes = sum(not name and bool(cell) for name, cell in zip(names, row, strict=True)) >= 2
    if against.typed:
        return completes or _is_distinct(row) or _are_units(row)
    return completes and len(below) > _LEAST_ROWS_UNTYPED


def _is_distinct(row: Row) -> bool:
    texts = [cell for cell in row if cell]
    return len(set(texts)) * 2 > len(texts)


def _are_units(row: Row) -> bool:
    return all(any(sign.isdigit() or sign in "()[]%" for sign in cell) for cell in row if cell)


def _are_codes(names: Row) -> bool:
    filled = [cell for cell in names if cell]
    return sum(" " not in cell for cell in filled) * 2 > len(filled)


def _texts(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(" ".join(filter(None, row)) for row in rows if _filled(row))


def _skipped(name: str, rows: Sequence[Row], place: int) -> tuple[Finding, ...]:
    filled = [(place + index, row) for index, row in enumerate(rows) if _filled(row)]
    if not filled:
        return ()
    texts = [" ".join(tidy(cell) for cell in row if cell) for _, row in filled[:_NAMED]]
    shown = "; ".join(f"“{text[:_SHORT]}{'…' if len(text) > _SHORT else ''}”" for text in texts)
    more = f"; and {len(filled) - _NAMED} more" if len(filled) > _NAMED else ""
    what = f"Above the names of the columns stands what is no answer, and was skipped: {shown}{more}."
    fix = "Nothing to do, unless one of these rows holds the names of the columns or an answer."
    return (Finding(Severity.NOTE, f"row {filled[0][0]}" if len(filled) == 1 else name, what, fix),)


def _joined(place: int, count: int, labels: tuple[str, ...]) -> tuple[Finding, ...]:
    if count == 1:
        return ()
    example = next((label for label in labels if ": " in label or "(" in label), labels[-1])
    what = f"The names of the columns stand in {count} rows and were put together, as in “{tidy(example)}”."
    fix = "If the second row already holds answers, delete it from the names and add the file again."
    return (Finding(Severity.NOTE, f"row {place}", what, fix),)


def _nameless(place: int) -> Finding:
    return Finding(
        Severity.QUESTION,
        f"row {place}",
        "The first row looks like answers, not like the names of columns. It was kept as answers, and the "
        "columns are called Column 1, Column 2 and so on.",
        "If that is right, say below what each column is. Better: put a row with the names of the columns on "
        "top and add the file again.",
    )


def _doubtful(place: int) -> Finding:
    return Finding(
        Severity.WARNING,
        f"row {place}",
        "The first row was read as the names of the columns, but part of it looks like answers.",
        "Check the names. If they are answers, put a row with the names of the columns on top and add the "
        "file again.",
    )
