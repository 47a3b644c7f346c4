"""What a person's correction does to a column: the rest of it follows."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

import pyarrow as pa

from cxmetrics.errors import NotEnoughData, UnknownName
from cxmetrics.meaning import profile as profiles
from cxmetrics.meaning.dates import reading as dates
from cxmetrics.meaning.labels.touchpoints import TOUCHPOINTS
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.revise_duration import in_unit, timed
from cxmetrics.meaning.revise_missing import without
from cxmetrics.meaning.revise_scale import SAID, Ends, as_answers, fits, on_scale, promoters, unreadable
from cxmetrics.meaning.scales.spelled import spelled
from cxmetrics.model import Column, Role, Side

Kind = TypeVar("Kind", Role, Side)
READ_ANEW = frozenset({Role.CHURNED, Role.REFERRED, Role.ANSWERED})
"""Roles whose codes and direction fit no other."""


def revise(
    column: Column,
    values: pa.ChunkedArray,
    *,
    role: Role | str | None = None,
    side: Side | str | None = None,
    touchpoint: str | None = None,
    scale: Ends | None = None,
    missing: tuple[str, ...] | None = None,
    day_first: bool | None = None,
    decimal_comma: bool | None = None,
    unit: str | None = None,
) -> Column:
    """`column` as a person corrected it, consistent again; `values` are its texts.

    An empty `side` or `touchpoint` takes it away; without a side there is no touchpoint either. Each of
    `missing` is one text of the file, whatever commas stand in it. `decimal_comma` says that amounts are written
    1.234,50, or that they are not; `unit` the unit of lengths of time, or what "15:30" is.
    Raises UnknownName for a role, side, touchpoint or unit that does not exist, and NotEnoughData where the
    values cannot be read as the role asks.
    """
    seen = profiles.of(column.name, column.label, values, date.today())
    comma = column.decimal_comma if decimal_comma is None and _holds_numbers(column) else decimal_comma
    seen = replace(seen, comma=comma)
    found = replace(column, because=SAID, confidence=1.0)
    none = None if missing is None else tuple(dict.fromkeys(text.strip() for text in missing))
    if role is not None:
        found = _in_role(found, seen, _member(Role, "role", role), scale, none)
    if scale is not None:
        found = found if found.role.is_scored else _in_role(found, seen, Role.RATING, scale, none)
        found = on_scale(found, seen, scale)
    if none is not None:
        found = without(found, seen, none)
    if touchpoint is not None:
        found = _about(found, touchpoint)
    if day_first is not None:
        found = with_day(found, first=day_first)
    found = found if unit is None else in_unit(found, seen, unit)
    found = found if side is None else _beside(found, side)
    return spelled(_with_mark(found, seen, again=decimal_comma is not None), seen.counts)


def _holds_numbers(column: Column) -> bool:
    return column.role.is_number or column.role.is_scored


def _with_mark(column: Column, seen: Profile, *, again: bool) -> Column:
    """The column with the decimal mark its amounts are read by; on its scale `again` where that was corrected."""
    if not _holds_numbers(column):
        if again:
            fix = "Choose a role that holds amounts first."
            raise unreadable(seen, "with another decimal mark", f"It is read as {column.role}.", fix)
        return replace(column, decimal_comma=False)
    found = replace(column, decimal_comma=seen.decimal_comma)
    if not again or found.scale is None or not seen.is_numeric:
        return found
    return on_scale(found, seen, (found.scale.low, found.scale.high, found.scale.reversed))


def _beside(column: Column, side: Side | str) -> Column:
    if side == "":
        return replace(column, side=None, touchpoint=None)
    return replace(column, side=_member(Side, "side", side))


def _member(kind: type[Kind], what: str, value: str) -> Kind:
    try:
        return kind(value)
    except ValueError:
        raise UnknownName.of(what, str(value), [member.value for member in kind]) from None


def _in_role(
    column: Column, seen: Profile, role: Role, ends: Ends | None, none: tuple[str, ...] | None = None
) -> Column:
    if role is column.role:
        return column
    read_anew = bool(READ_ANEW & {role, column.role})
    was_yes_no = (column.role is Role.RECOMMENDED and seen.in_words) or read_anew
    if role.is_scored and fits(column.scale, role) and not was_yes_no:
        return _placed(replace(column, role=role, side=None, touchpoint=None), seen)
    bare = replace(
        column,
        role=Role.IGNORE,
        side=None,
        touchpoint=None,
        scale=None,
        codes=(),
        missing=(),
        date_formats=(),
        other_date_formats=(),
    )
    if role in (Role.DATE, Role.REPLIED):
        found = _dates(seen)
        none = seen.no_answer if role is Role.REPLIED else ()
        dated = replace(bare, date_formats=found.formats, other_date_formats=found.other_formats)
        return replace(dated, role=role, missing=none)
    if role is Role.REPLY_TIME:
        return timed(bare, seen)
    if role.is_number and not seen.is_numeric:
        raise unreadable(seen, f"as {role}", "Its values are not numbers.", "Choose a column of amounts.")
    if not role.is_scored:
        return replace(bare, role=role)
    if role is Role.NPS:
        return _placed(promoters(bare, seen, column.missing if none is None else none), seen)
    return _placed(as_answers(bare, seen, role, ends), seen)


def with_day(column: Column, *, first: bool) -> Column:
    """The column with the day before the month, or after it; raises NotEnoughData where the file settles it."""
    if dates.day_first(column.date_formats) == first:
        return column
    if not column.other_date_formats:
        raise NotEnoughData(
            f"The dates of “{column.label}” can be read in one way only.",
            why="A day above 12, or another way of writing them, settles it.",
            fix="Leave the order of day and month as it is.",
        )
    return replace(column, date_formats=column.other_date_formats, other_date_formats=column.date_formats)


def _dates(seen: Profile) -> dates.Dates:
    if seen.dates is None:
        raise unreadable(
            seen,
            "as a date",
            "Fewer than nine in ten of its values are dates.",
            "Choose another column for the date.",
        )
    return seen.dates


def _about(column: Column, touchpoint: str) -> Column:
    if not touchpoint:
        return replace(column, touchpoint=None)
    known = TOUCHPOINTS.get(touchpoint)
    if known is None:
        raise UnknownName.of("touchpoint", touchpoint, sorted(TOUCHPOINTS))
    return replace(column, touchpoint=known.id, side=known.side)


def _placed(column: Column, seen: Profile) -> Column:
    if column.role is not Role.RATING:
        return replace(column, side=Side.OVERALL)
    return _about(column, seen.about.touchpoint.id) if seen.about else column
