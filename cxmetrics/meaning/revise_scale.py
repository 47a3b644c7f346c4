"""What a person's correction of its scale, or of a role that needs one, does to a column."""

from dataclasses import replace

from cxmetrics.errors import NotEnoughData
from cxmetrics.meaning.columns import YES_NO, coded, scored, written
from cxmetrics.meaning.evidence import NONE
from cxmetrics.meaning.labels.vocabulary import asks_to_recommend
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.recognise import ranked
from cxmetrics.meaning.scales import likert
from cxmetrics.meaning.scales import numeric as scales
from cxmetrics.meaning.scales.around import Around
from cxmetrics.meaning.scales.missing import sentinels
from cxmetrics.meaning.scales.offered import step
from cxmetrics.meaning.scales.promoters import CODES_BESIDE_TEN, numbered_from_one
from cxmetrics.model import Column, Role, Scale

SAID = "You said so."
LESS = "The eleven answers were numbered 1 to 11: each counts one less."
TEN, ONE = Scale(0, 10), Scale(0, 1)
NEEDED = {Role.NPS: TEN} | dict.fromkeys(YES_NO, ONE)
LEAST_INSIDE = 0.9
Ends = tuple[float, float] | tuple[float, float, bool]


def fits(scale: Scale | None, role: Role) -> bool:
    """Whether `scale` is one that `role` may be answered on."""
    needed = NEEDED.get(role)
    if scale is None or needed is None:
        return scale is not None
    upwards = role is not Role.NPS or not scale.reversed
    return upwards and (scale.low, scale.high) == (needed.low, needed.high)


def as_answers(bare: Column, seen: Profile, role: Role, ends: Ends | None) -> Column:
    """The column in a role with a scale; raises NotEnoughData where its values lie on none."""
    if seen.is_numeric and not _percents(seen):
        recommend = role is Role.RECOMMENDED or asks_to_recommend(seen)
        found = scales.read(seen.values, seen.label, Around(top=seen.top, recommend=recommend, rated=True))
        seen = replace(seen, reading=found)
    seen = replace(seen, usual=likert.ON_REQUEST)
    if read := scored(seen, role, ranked(seen).get(role, NONE)):
        scale, codes, missing = read
        return replace(bare, role=role, scale=scale, codes=codes, missing=missing)
    if role in YES_NO:
        fix = "Choose rating or nps instead." if role is Role.RECOMMENDED else "Choose another role."
        raise unreadable(seen, "as yes or no", f"Its values are {_shown(seen)}.", fix)
    if ends is not None and seen.is_numeric:
        return on_scale(replace(bare, role=role, scale=TEN), seen, ends)
    raise unreadable(
        seen,
        f"as {role}",
        f"Its values ({_shown(seen)}) lie on no scale of answers that is known.",
        "Give the scale yourself, or choose another role.",
    )


def promoters(bare: Column, seen: Profile, none: tuple[str, ...]) -> Column:
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
        raise unreadable(
            seen,
            "as nps",
            f"The Net Promoter Score needs each person's answer from 0 to 10; here are {_shown(seen)}.",
            "Choose the column with the 0–10 answers, or another role for this one.",
        )
    scale = replace(TEN, step=step(said))
    return replace(bare, role=Role.NPS, scale=scale, codes=written(seen), missing=coded(seen, never))


def on_scale(column: Column, seen: Profile, ends: Ends) -> Column:
    """The scored column on the scale from the first to the second of `ends`; raises NotEnoughData where that is none.

    Who has left is always the worse, whatever the third of `ends` says.
    """
    low, high = ends[0], ends[1]
    backwards = column.role is Role.CHURNED or (bool(ends[2]) if len(ends) > 2 else False)
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
    if seen.in_words and column.scale:
        return replace(column, scale=replace(column.scale, reversed=backwards))
    inside = {value: n for value, n in seen.values.items() if low <= value <= high}
    if not inside:
        raise unreadable(
            seen,
            f"from {low:g} to {high:g}",
            f"Its values are {_shown(seen)}.",
            "Give the ends of the scale offered.",
        )
    off = frozenset(value for value in seen.values if not low <= value <= high)
    codes = off & (scales.neighbours(low, high) | sentinels(seen.values))
    new = Scale(low, high, reversed=backwards, step=step(inside))
    return replace(column, scale=new, codes=written(seen), missing=coded(seen, codes))


def _percents(seen: Profile) -> bool:
    return any(n.percent for n in seen.numbers.values())


def _shown(seen: Profile) -> str:
    often = sorted(seen.looked_at, key=lambda text: (-seen.counts[text], text))
    return ", ".join(f"“{text[:30]}”" for text in often[:3]) or "no values"


def unreadable(seen: Profile, how: str, why: str, fix: str) -> NotEnoughData:
    """The error for a column that is not what it was said to be."""
    return NotEnoughData(f"“{seen.label}” cannot be read {how}.", why=why, fix=fix)
