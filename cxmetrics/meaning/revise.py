"""What a person's correction does to a column: the rest of it follows."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

import pyarrow as pa

from cxmetrics.errors import NotEnoughData, UnknownName
from cxmetrics.meaning import profile as profiles
from cxmetrics.meaning.columns import coded, scored, written
from cxmetrics.meaning.dates import reading as dates
from cxmetrics.meaning.evidence import NONE
from cxmetrics.meaning.labels.touchpoints import TOUCHPOINTS
from cxmetrics.meaning.labels.vocabulary import asks_to_recommend
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.recognise import ranked
from cxmetrics.meaning.revise_missing import without
from cxmetrics.meaning.scales import likert
from cxmetrics.meaning.scales import numeric as scales
from cxmetrics.meaning.scales.around import Around
from cxmetrics.meaning.scales.missing import sentinels
from cxmetrics.meaning.scales.offered import step
from cxmetrics.meaning.scales.promoters import CODES_BESIDE_TEN, numbered_from_one
from cxmetrics.meaning.scales.spelled import spelled
from cxmetrics.model import Column, Role, Scale, Side

Kind = TypeVar("Kind", Role, Side)
SAID = "You said so."
LESS = "The eleven answers were numbered 1 to 11: each counts one less."
TEN = Scale(0, 10)
NEEDED = {Role.NPS: TEN, Role.RECOMMENDED: Scale(0, 1)}
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

    An empty `side` or `touchpoint` takes it away; without a side there is no touchpoint either. Each of
    `missing` is one text of the file, whatever commas stand in it.
    Raises UnknownName for a role, side or touchpoint that does not exist, and NotEnoughData where the
    values cannot be read as the role asks.
    """
    seen = profiles.of(column.name, column.label, values, date.today())
    found = replace(column, because=SAID, confidence=1.0)
    none = None if missing is None else tuple(dict.fromkeys(text.strip() for text in missing))
    if role is not None:
        found = _in_role(found, seen, _member(Role, "role", role), scale, none)
    if scale is not None:
        found = _on_scale(found, seen, scale)
    if none is not None:
        found = without(found, seen, none)
    if touchpoint is not None:
        found = _about(found, touchpoint)
    if day_first is not None:
        found = with_day(found, first=day_first)
    return spelled(found if side is None else _beside(found, side), seen.counts)


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
    was_yes_no = column.role is Role.RECOMMENDED and seen.in_words
    if role.is_scored and _fits(column.scale, role) and not was_yes_no:
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
    if role is Role.DATE:
        found = _dates(seen)
        return replace(bare, role=role, date_formats=found.formats, other_date_formats=found.other_formats)
    if role.is_number and not seen.is_numeric:
        raise _unreadable(seen, f"as {role}", "Its values are not numbers.", "Choose a column of amounts.")
    if not role.is_scored:
        return replace(bare, role=role)
    if role is Role.NPS:
        return _placed(_promoters(bare, seen, column.missing if none is None else none), seen)
    return _placed(_scored(bare, seen, role, ends), seen)


def _fits(scale: Scale | None, role: Role) -> bool:
    needed = NEEDED.get(role)
    if scale is None or needed is None:
        return scale is not None
    upwards = role is not Role.NPS or not scale.reversed
    return upwards and (scale.low, scale.high) == (needed.low, needed.high)


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
    if seen.is_numeric and not _percents(seen):
        recommend = role is Role.RECOMMENDED or asks_to_recommend(seen)
        found = scales.read(seen.values, seen.label, Around(top=seen.top, recommend=recommend, rated=True))
        seen = replace(seen, reading=found)
    seen = replace(seen, usual=likert.ON_REQUEST)
    if read := scored(seen, role, ranked(seen).get(role, NONE)):
        scale, codes, missing = read
        return replace(bare, role=role, scale=scale, codes=codes, missing=missing)
    if role is Role.RECOMMENDED:
        fix = "Choose rating or nps instead."
        raise _unreadable(seen, "as yes or no", f"Its values are {_shown(seen)}.", fix)
    if ends is not None and seen.is_numeric:
        return _on_scale(replace(bare, role=role, scale=TEN), seen, ends)
    raise _unreadable(
        seen,
        f"as {role}",
        f"Its values ({_shown(seen)}) lie on no scale of answers that is known.",
        "Give the scale yourself, or choose another role.",
    )


def _promoters(bare: Column, seen: Profile, none: tuple[str, ...]) -> Column:
    """Answers from 0 to 10; where the eleven were numbered 1 to 11, each counts one less."""
    coded_as = {n.value for text, n in seen.numbers.items() if text in none}
    if numbered_from_one(seen.values, frozenset(coded_as)):
        codes = tuple((text, n.value - 1) for text, n in sorted(seen.numbers.items()) if 1 <= n.value <= 11)
        missing = coded(seen, sentinels(seen.values) | coded_as)
        return replace(bare, role=Role.NPS, scale=TEN, codes=codes, missing=missing, because=f"{SAID} {LESS}")
    never = CODES_BESIDE_TEN | sentinels(seen.values)
    said = {value: n for value, n in seen.values.items() if value not in never}
    inside = sum(n for value, n in said.items() if TEN.holds(value))
    if not seen.is_numeric or _percents(seen) or inside < LEAST_INSIDE * sum(said.values()):
        raise _unreadable(
            seen,
            "as nps",
            f"The Net Promoter Score needs each person's answer from 0 to 10; here are {_shown(seen)}.",
            "Choose the column with the 0–10 answers, or another role for this one.",
        )
    scale = replace(TEN, step=step(said))
    return replace(bare, role=Role.NPS, scale=scale, codes=written(seen), missing=coded(seen, never))


def _on_scale(column: Column, seen: Profile, ends: Ends) -> Column:
    low, high = ends[0], ends[1]
    backwards = bool(ends[2]) if len(ends) > 2 else False
    if not low < high:
        raise NotEnoughData(
            f"“{column.label}” cannot be on a scale from {low:g} to {high:g}.",
            why="A scale runs upwards.",
            fix="Give the lowest answer first, then the highest.",
        )
    needed = NEEDED.get(column.role)
    if needed and (low, high) != (needed.low, needed.high):
        raise NotEnoughData(
            f"“{column.label}” is read as {column.role}, which is always {needed}.",
            why=f"From {low:g} to {high:g} it would be another question.",
            fix="Choose rating for this column first, then its scale.",
        )
    if not column.role.is_scored:
        return _on_scale(_in_role(column, seen, Role.RATING, ends), seen, ends)
    if seen.in_words and column.scale:
        return replace(column, scale=replace(column.scale, reversed=backwards))
    inside = {value: n for value, n in seen.values.items() if low <= value <= high}
    if not inside:
        raise _unreadable(
            seen,
            f"from {low:g} to {high:g}",
            f"Its values are {_shown(seen)}.",
            "Give the ends of the scale offered.",
        )
    off = frozenset(value for value in seen.values if not low <= value <= high)
    codes = off & (scales.neighbours(low, high) | sentinels(seen.values))
    new = Scale(low, high, reversed=backwards, step=step(inside))
    return replace(column, scale=new, codes=written(seen), missing=coded(seen, codes))


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


def _percents(seen: Profile) -> bool:
    return any(n.percent for n in seen.numbers.values())


def _shown(seen: Profile) -> str:
    often = sorted(seen.looked_at, key=lambda text: (-seen.counts[text], text))
    return ", ".join(f"“{text[:30]}”" for text in often[:3]) or "no values"


def _unreadable(seen: Profile, how: str, why: str, fix: str) -> NotEnoughData:
    return NotEnoughData(f"“{seen.label}” cannot be read {how}.", why=why, fix=fix)
