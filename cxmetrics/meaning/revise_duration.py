"""What a person's correction of a length of time does to a column."""

from dataclasses import replace

from cxmetrics.errors import UnknownName
from cxmetrics.meaning.numbers import durations
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.revise_scale import unreadable
from cxmetrics.meaning.roles import reply_time
from cxmetrics.model import Column, Role


def timed(bare: Column, seen: Profile) -> Column:
    """The column as the time until the first reply; raises NotEnoughData where its cells are no lengths of time."""
    note = reply_time.written(seen)
    if note is None:
        why = "Its cells are neither numbers nor times such as 1:05:30."
        raise unreadable(seen, "as reply time", why, "Choose a column that says how long each reply took.")
    return replace(bare, role=Role.REPLY_TIME, date_formats=(note,))


def in_unit(column: Column, seen: Profile, unit: str) -> Column:
    """The column with its lengths of time in `unit`; raises UnknownName for a unit that its cells cannot be in."""
    if column.role is not Role.REPLY_TIME:
        fix = "Choose the role reply time for it first."
        raise unreadable(seen, f"in {unit}", f"It is read as {column.role}.", fix)
    known = (
        durations.UNITS
        if column.date_formats and column.date_formats[0] in durations.UNITS
        else durations.CLOCKS
    )
    if unit not in known:
        raise UnknownName.of("unit", unit, list(known))
    return replace(column, date_formats=(unit,))
