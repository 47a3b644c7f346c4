"""Cells that no longer fit how a column was read."""

from dataclasses import replace
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.meaning.masking import masked
from cxmetrics.meaning.personal import hidden
from cxmetrics.model import Column, Finding, Role, Severity
from cxmetrics.store import as_read

SHOWN = 3
MANY = 0.05
LEAST_ANSWERS = 30
WIDE, FAR_WIDER = 31, 3
MOMENTS = (Role.DATE, Role.REPLIED)


def misfits(column: Column, values: pa.ChunkedArray) -> dict[str, int]:
    """The texts, and how often they stand there, that `column` would read as nothing though they say something.

    They are found by reading them just as the typed table does.
    """
    if not (column.role.is_scored or column.role.is_number or column.role is Role.DATE):
        return {}
    counts = values.drop_null().value_counts()
    if not len(counts):
        return {}
    read = as_read.values(column, pa.array(counts.field("values"))).is_null()
    said = (
        (counts.field("values")[at].as_py(), counts.field("counts")[at].as_py())
        for at in pc.indices_nonzero(read).to_pylist()
    )
    return {text: count for text, count in sorted(said) if text not in column.missing}


def shown(column: Column, text: str) -> str:
    """A cell as it may be quoted: nobody is told by it."""
    return hidden(column.personal, text) if column.personal else masked(text)


def findings(column: Column, values: pa.ChunkedArray, where: str) -> tuple[Finding, ...]:
    """What to say of cells in a newer file that do not fit `column`; nothing where all of them do."""
    off = misfits(column, values)
    if not off:
        return ()
    count, said = sum(off.values()), len(values) - values.null_count
    examples = ", ".join(
        f"“{shown(column, text)[:30]}”" for text in sorted(off, key=lambda t: (-off[t], t))[:SHOWN]
    )
    return (
        Finding(
            Severity.QUESTION if count > MANY * said else Severity.WARNING,
            column.label,
            f"{count:,} of {said:,} cells in {where} do not fit {_reading(column)}, such as {examples}. "
            "They are left out and counted as such.",
            "If this column is written otherwise now, change how it is read, or add the file on its own.",
        ),
    )


def narrowed(column: Column, fresh: Column, values: pa.ChunkedArray, where: str) -> tuple[Finding, ...]:
    """A question where the newer file's answers fit the scale, but look like those of another one."""
    if column.scale is None or fresh.scale is None or column.codes or fresh.codes:
        return ()
    same = (column.scale.low, column.scale.high) == (fresh.scale.low, fresh.scale.high)
    if same or len(values) - values.null_count < LEAST_ANSWERS or misfits(column, values):
        return ()
    return (
        Finding(
            Severity.QUESTION,
            column.label,
            f"In {where} its answers look like a scale of {fresh.scale}; until now it was {column.scale}. "
            "They were read as before.",
            "If the scale was changed, add this file on its own: the two cannot be averaged.",
        ),
    )


def turned(column: Column, fresh: Column, where: str) -> tuple[Finding, ...]:
    """An error where the newer file surely writes day and month in the other order."""
    if column.role is not fresh.role or column.role not in MOMENTS:
        return ()
    known = set(column.date_formats)
    clash = [f for f in fresh.date_formats if f not in known and _swapped(f) in known]
    if not clash or any(_swapped(f) in fresh.other_date_formats for f in clash):
        return ()
    first, other = ("day", "month") if _day_first(clash[0]) else ("month", "day")
    return (
        Finding(
            Severity.ERROR,
            column.label,
            f"{where} writes the {first} first, the other files the {other}: read together, days would be "
            "taken for months.",
            "Add the file on its own, or export it with dates written as in the other files.",
        ),
    )


def unmasked(column: Column, fresh: Column, where: str) -> tuple[Finding, ...]:
    """A question where the newer file's cells tell people by name and those of the column did not."""
    if column.personal or not fresh.personal:
        return ()
    return (
        Finding(
            Severity.QUESTION,
            column.label,
            f"In {where} its cells tell people by name ({fresh.personal}), which they did not until now. With this "
            "file the whole column is hidden.",
            "Look whether the right file was chosen. To keep the column in sight, leave the file out.",
        ),
    )


def either_way(column: Column, fresh: Column, values: pa.ChunkedArray, where: str) -> tuple[Finding, ...]:
    """What is said of dates that alone could be read day or month first, and are read as the column was.

    A note where nothing speaks against it; a question where that leads into the future, or spreads over
    months what the other order has within a few weeks.
    """
    if not (column.role is fresh.role is Role.DATE and fresh.other_date_formats):
        return ()
    own = tuple(f for f in fresh.date_formats + fresh.other_date_formats if f in column.date_formats)
    if not own or column.other_date_formats:
        return ()
    ours = _span(replace(column, date_formats=own), values)
    others = _span(replace(column, date_formats=tuple(map(_swapped, own))), values)
    order = f"{'day' if _day_first(own[0]) else 'month'} first, as in the other files"
    against = others is not None and (ours is None or _speaks_against(ours, others))
    if not against:
        what = f"In {where} its dates could be read either way. They are read {order}."
        return (Finding(Severity.NOTE, column.label, what, "Nothing to do."),)
    run = f"run from {ours[0]} to {ours[1]}" if ours else "are none"
    assert others is not None  # else nothing speaks against it
    return (
        Finding(
            Severity.QUESTION,
            column.label,
            f"In {where} its dates are read {order}: so they {run}, the other way from {others[0]} to {others[1]}.",
            "If the other way is right, add the file on its own, or export it with dates written as before.",
        ),
    )


def _span(column: Column, values: pa.ChunkedArray) -> tuple[date, date] | None:
    """The first and the last day."""
    ends = pc.min_max(as_read.values(column, pa.array(values.drop_null().unique())).cast(pa.date32())).as_py()
    return (ends["min"], ends["max"]) if ends["min"] else None


def _speaks_against(ours: tuple[date, date], others: tuple[date, date]) -> bool:
    tomorrow = date.today() + timedelta(days=1)
    if ours[1] > tomorrow >= others[1]:
        return True
    long, short = (ours[1] - ours[0]).days, (others[1] - others[0]).days
    return long > WIDE and short * FAR_WIDER < long


def merged(column: Column, fresh: Column) -> Column:
    """`column` with what a newer file adds to it: words of its scale, words for no answer, ways of writing dates.

    A number that means “no answer” is not taken over: it is told as one that does not fit.
    """
    same_scale = column.scale is not None and column.scale == fresh.scale and column.role is fresh.role
    known = {text for text, _ in column.codes}
    codes = column.codes + tuple(c for c in fresh.codes if same_scale and c[0] not in known)
    missing = column.missing
    if same_scale:
        words = {text for text, _ in codes}
        missing += tuple(m for m in fresh.missing if m not in words.union(missing) and not _is_number(m))
    formats = column.date_formats
    if column.role is fresh.role and column.role in MOMENTS:
        formats += tuple(f for f in fresh.date_formats if f not in formats and _swapped(f) not in formats)
    personal = column.personal or fresh.personal
    return replace(column, codes=codes, missing=missing, date_formats=formats, personal=personal)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _day_first(pattern: str) -> bool:
    return pattern.find("%d") < pattern.find("%m")


def _swapped(pattern: str) -> str:
    """The pattern with day and month in each other's place; a name of a month never changes places."""
    if "%d" not in pattern or "%m" not in pattern:
        return pattern + " "
    return pattern.replace("%d", "\0").replace("%m", "%d").replace("\0", "%m")


def _reading(column: Column) -> str:
    if column.role in MOMENTS:
        return "the dates of the other files"
    if column.role is Role.REPLY_TIME:
        return "a length of time"
    if column.role.is_scored:
        return f"its scale of {column.scale}"
    return "a column of numbers"
