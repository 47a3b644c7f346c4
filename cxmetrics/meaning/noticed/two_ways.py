"""Answers that could have been given on two scales: asked once for all questions alike."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cxmetrics.meaning.labels.vocabulary import asks_to_recommend
from cxmetrics.meaning.noticed.listed import answers, named
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.scales.reading import Reading
from cxmetrics.model import Column, Finding, Role, Scale, Severity

PROMOTERS = (Role.NPS, Role.RECOMMENDED)
MOST_ALONE = 3
MOST_COUNTED = 8
Asked = tuple[Profile, Column, Reading, Reading]


def findings(profiles: Sequence[Profile], columns: Sequence[Column]) -> list[Finding]:
    """One question for all columns that could be read in the same two ways, with what hangs on it."""
    alike: dict[tuple[str, str], list[Asked]] = {}
    for profile, column in zip(profiles, columns, strict=True):
        if found := _open(profile, column):
            one, two = found
            alike.setdefault((str(one), str(two)), []).append((profile, column, one, two))
    return [_of_one(*same[0]) if len(same) == 1 else _of_several(same) for same in alike.values()]


def _open(profile: Profile, column: Column) -> tuple[Reading, Reading] | None:
    """The two ways to read the column, without the codes that are none either way; None where it has one."""
    reading = profile.reading
    if column.scale is None or profile.in_words or reading is None or reading.other is None:
        return None
    if column.role is Role.NPS or (asks_to_recommend(profile) and column.role not in PROMOTERS):
        return None
    both = {c for c in reading.codes if c in reading.other.codes or not reading.other.scale.holds(c)}
    first, second = reading.codes - both, reading.other.codes - both
    return replace(reading, codes=first), replace(reading.other, codes=second)


def _of_one(profile: Profile, column: Column, one: Reading, two: Reading) -> Finding:
    what = f"Was this answered {one}, or {two}? {_effects(profile.values, one, two)}"
    fix = f"It is read as {column.scale}. If it is not so, set the scale of this column."
    return Finding(Severity.QUESTION, column.label, what.strip(), fix)


def _of_several(same: Sequence[Asked]) -> Finding:
    _, first, one, two = same[0]
    what = f"Were these answered {one}, or {two}? {_counted(same)} {_change(same)}"
    fix = f"They are read as {first.scale}. If it is not so, set the scale of each of these columns."
    return Finding(
        Severity.QUESTION, named(column.label for _, column, _, _ in same), " ".join(what.split()), fix
    )


def _counted(same: Sequence[Asked]) -> str:
    """How many answers hang on it, in all and of each column."""
    _, _, one, two = same[0]
    found = []
    for code in sorted(one.codes ^ two.codes):
        each = [
            (column.label, profile.values[code]) for profile, column, _, _ in same if code in profile.values
        ]
        shown = ", ".join(f"{label} {n:,}" for label, n in each[:MOST_COUNTED])
        more = " …" if len(each) > MOST_COUNTED else ""
        n = sum(n for _, n in each)
        found.append(f"{answers(n)} {'is' if n == 1 else 'are'} {code:g} ({shown}{more}).")
    return " ".join(found)


def _change(same: Sequence[Asked]) -> str:
    changes = [
        abs(one.scale.pomp(first) - two.scale.pomp(second))
        for profile, _, one, two in same
        if (first := one.average(profile.values)) is not None
        and (second := two.average(profile.values)) is not None
    ]
    return f"On 0–100 it moves an average by up to {max(changes):.1f}." if changes else ""


def _effects(values: Mapping[float, int], one: Reading, two: Reading) -> str:
    """How many answers hang on it, and the average either way."""
    at_stake = sorted((one.codes ^ two.codes) & values.keys())
    first, second = one.average(values), two.average(values)
    if first is None or second is None:
        return ""
    if not at_stake:
        ways = (one.scale.pomp(first), two.scale.pomp(second))
        return f"On 0–100 the average is {ways[0]:.0f} the first way, {ways[1]:.0f} the second."
    counted = ", ".join(
        f"{answers(values[value])} {'is' if values[value] == 1 else 'are'} {value:g}"
        for value in at_stake[:MOST_ALONE]
    )
    return f"{counted}. The average is {first:.1f} {_of(one.scale)} the first way, {second:.1f} {_of(two.scale)} the second."


def _of(scale: Scale) -> str:
    return f"of {scale.high:g}"
