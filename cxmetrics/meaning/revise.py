"""What a person's correction does to a column: the rest of it follows."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

import pyarrow as pa

from cxmetrics.errors import NotEnoughData, UnknownName
from cxmetrics.meaning import dates, scales
from cxmetrics.meaning import profile as profiles
from cxmetrics.meaning.columns import coded, written
from cxmetrics.meaning.likert import all_codes
from cxmetrics.meaning.missing import sentinels
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.touchpoints import TOUCHPOINTS
from cxmetrics.model import Column, Role, Scale, Side

Kind = TypeVar("Kind", Role, Side)
SAID = "You said so."
TEN = Scale(0, 10)
LEAST_INSIDE = 0.9
Ends = tuple[float, float] | tuple[float, float, bool]


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
) -> Column:
    """`column` as a person corrected it, consistent again; `values` are its texts.

    Raises UnknownName for a role, side or touchpoint that does not exist, and NotEnoughData where the
    values cannot be read as the role asks.
    """
    seen = profiles.of(column.name, column.label, values, date.today())
    found = replace(column, because=SAID, confidence=1.0)
    if role is not None:
        found = _in_role(found, seen, _member(Role, "role", role), scale)
    if scale is not None:
        found = _on_scale(found, seen, scale)
    if missing is not None:
        found = _without(found, seen, missing)
    if touchpoint is not None:
        found = _about(found, touchpoint)
    if day_first is not None:
        found = with_day(found, first=day_first)
    return found if side is None else replace(found, side=_member(Side, "side", side))


def _member(kind: type[Kind], what: str, value: str) -> Kind:
    try:
        return kind(value)
    except ValueError:
        raise UnknownName.of(what, str(value), [member.value for member in kind]) from None


def _in_role(column: Column, seen: Profile, role: Role, ends: Ends | None) -> Column:
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
    if role is Role.DATE:
        found = _dates(seen)
        return replace(bare, role=role, date_formats=found.formats, other_date_formats=found.other_formats)
    if role.is_number and not seen.is_numeric:
        raise _unreadable(seen, f"as {role}", "Its values are not numbers.", "Choose a column of amounts.")
    if not role.is_scored:
        return replace(bare, role=role)
    return _placed(_scored(bare, seen, role, ends), seen)


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
        raise _unreadable(
            seen,
            "as a date",
            "Fewer than nine in ten of its values are dates.",
            "Choose another column for the date.",
        )
    return seen.dates


def _scored(bare: Column, seen: Profile, role: Role, ends: Ends | None) -> Column:
    if role is Role.NPS:
        return _promoters(bare, seen)
    if seen.in_words:
        codes = all_codes(seen.in_words, tuple(seen.counts))
        known = {text for text, _ in seen.in_words.codes}
        left = tuple(sorted(seen.counts.keys() - known))
        return replace(bare, role=role, scale=seen.in_words.answers.scale, codes=codes, missing=left)
    reading = scales.read(seen.values, seen.label) if seen.is_numeric and not _percents(seen) else None
    if reading is None and ends is not None and seen.is_numeric:
        return _on_scale(replace(bare, role=role, scale=TEN), seen, ends)
    if reading is None:
        raise _unreadable(
            seen,
            f"as {role}",
            f"Its values ({_shown(seen)}) lie on no scale of answers that is known.",
            "Give the scale yourself, or choose another role.",
        )
    if role is Role.RECOMMENDED and reading.scale.high > 1:
        raise _unreadable(
            seen, "as yes or no", f"Its values run {reading.scale}.", "Choose rating or nps instead."
        )
    left = tuple(sorted((*coded(seen, reading.codes), *seen.no_answer)))
    return replace(bare, role=role, scale=reading.scale, codes=written(seen), missing=left)


def _promoters(bare: Column, seen: Profile) -> Column:
    codes = scales.CODES_BESIDE_TEN | sentinels(seen.values)
    said = {value: n for value, n in seen.values.items() if value not in codes}
    inside = sum(n for value, n in said.items() if TEN.holds(value) and value.is_integer())
    if not seen.is_numeric or _percents(seen) or inside < LEAST_INSIDE * sum(said.values()):
        raise _unreadable(
            seen,
            "as nps",
            f"The Net Promoter Score needs each person's answer from 0 to 10; here are {_shown(seen)}.",
            "Choose the column with the 0–10 answers, or another role for this one.",
        )
    left = tuple(sorted((*coded(seen, codes), *seen.no_answer)))
    return replace(bare, role=Role.NPS, side=Side.OVERALL, scale=TEN, codes=written(seen), missing=left)


def _on_scale(column: Column, seen: Profile, ends: Ends) -> Column:
    low, high = ends[0], ends[1]
    backwards = bool(ends[2]) if len(ends) > 2 else False
    if not low < high:
        raise NotEnoughData(
            f"“{column.label}” cannot be on a scale from {low:g} to {high:g}.",
            why="A scale runs upwards.",
            fix="Give the lowest answer first, then the highest.",
        )
    if not column.role.is_scored:
        return _on_scale(_in_role(column, seen, Role.RATING, ends), seen, ends)
    if seen.in_words and column.scale:
        return replace(column, scale=replace(column.scale, reversed=backwards))
    if not any(low <= value <= high for value in seen.values):
        raise _unreadable(
            seen,
            f"from {low:g} to {high:g}",
            f"Its values are {_shown(seen)}.",
            "Give the ends of the scale offered.",
        )
    steps = any(value % 1 for value in seen.values if low <= value <= high)
    off = frozenset(value for value in seen.values if not low <= value <= high)
    codes = off & (scales.neighbours(low, high) | sentinels(seen.values))
    new = Scale(low, high, reversed=backwards, step=0.5 if steps else 1.0)
    return replace(
        column, scale=new, codes=written(seen), missing=tuple(sorted((*coded(seen, codes), *seen.no_answer)))
    )


def _without(column: Column, seen: Profile, missing: tuple[str, ...]) -> Column:
    unknown = [text for text in missing if text not in seen.counts]
    if unknown:
        raise UnknownName.of("value", unknown[0], sorted(seen.counts))
    return replace(
        column, missing=tuple(sorted(missing)), codes=tuple(c for c in column.codes if c[0] not in missing)
    )


def _about(column: Column, touchpoint: str) -> Column:
    known = TOUCHPOINTS.get(touchpoint)
    if known is None:
        raise UnknownName.of("touchpoint", touchpoint, sorted(TOUCHPOINTS))
    return replace(column, touchpoint=known.id, side=known.side)


def _placed(column: Column, seen: Profile) -> Column:
    if column.role is not Role.RATING:
        return replace(column, side=Side.OVERALL)
    return _about(column, seen.about.touchpoint.id) if seen.about else column


def _percents(seen: Profile) -> bool:
    return any(n.percent for n in seen.numbers.values())


def _shown(seen: Profile) -> str:
    often = sorted(seen.looked_at, key=lambda text: (-seen.counts[text], text))
    return ", ".join(f"“{text[:30]}”" for text in often[:3]) or "no values"


def _unreadable(seen: Profile, how: str, why: str, fix: str) -> NotEnoughData:
    return NotEnoughData(f"“{seen.label}” cannot be read {how}.", why=why, fix=fix)
