"""Which columns of new files are which of those a dataset has."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from cxmetrics.errors import ColumnsDiffer, UnknownName
from cxmetrics.model import Column
from cxmetrics.store.draft import Draft
from cxmetrics.store.fingerprint import folded
from cxmetrics.store.groups import NAME

LEAST_ALIKE = 0.6
_NUMBERED = re.compile(r"c(\d+)")


@dataclass(frozen=True)
class Match:
    """A column of the dataset (`own`) and one of the new files (`other`), by label, and why they match."""

    own: str
    other: str
    why: str


def pairs(
    columns: Sequence[Column], draft: Draft, matches: Mapping[str, str]
) -> list[tuple[Column, Column, str]]:
    """Columns of a dataset and of a draft that are the same, and why; `matches` says which ones surely are.

    Raises UnknownName for a match with no such column, ColumnsDiffer where two would be the same one.
    """
    own = {column.label: column for column in columns if column.name != NAME}
    by_label = {folded(label): column for label, column in own.items()} | own
    said: dict[str, Column] = {}
    for other, label in matches.items():
        if label not in own:
            raise UnknownName.of("column", label, list(own))
        said[draft.column(other).name] = own[label]
    taken = {column.name for column in said.values()}
    found = []
    for column in draft.columns:
        mine = said.get(column.name) or by_label.get(column.label) or by_label.get(folded(column.label))
        if mine is None or column.name == NAME or (column.name not in said and mine.name in taken):
            continue
        found.append((mine, column, "You said so." if column.name in said else "They have the same name."))
    if len({own.name for own, _, _ in found}) < len(found):
        raise ColumnsDiffer(
            "Two columns of the new file cannot both be the same column.",
            why="Each column of the dataset was chosen once only.",
            fix="Choose another match for one of them.",
        )
    return found


def renamed(own: Sequence[Column], fresh: Sequence[Column]) -> tuple[Match, ...]:
    """The columns that may be one another under other names: a proposal, each of them once."""
    scored = sorted(
        (
            (_alike(mine.label, other.label), mine, other)
            for mine in own
            for other in fresh
            if mine.role is other.role and _ends(mine) == _ends(other)
        ),
        key=lambda found: -found[0],
    )
    found: list[Match] = []
    for likeness, mine, other in scored:
        taken = {match.own for match in found} | {match.other for match in found}
        if likeness >= LEAST_ALIKE and mine.label not in taken and other.label not in taken:
            what = f"a {mine.role}" + (f" from {mine.scale}" if mine.scale else "")
            found.append(Match(mine.label, other.label, f"Their names are alike and both are {what}."))
    return tuple(found)


def numbered_on(fresh: Sequence[Column], taken: Collection[str], labels: Sequence[str]) -> tuple[Column, ...]:
    """Columns under names that are not taken and labels that are not used yet."""
    last = max((int(found[1]) for name in taken if (found := _NUMBERED.fullmatch(name))), default=0)
    used = {folded(label) for label in labels}
    out = []
    for at, column in enumerate(fresh, start=last + 1):
        label, again = column.label, 2
        while folded(label) in used:
            label, again = f"{column.label} ({again})", again + 1
        used.add(folded(label))
        out.append(replace(column, name=f"c{at}", label=label))
    return tuple(out)


def _alike(one: str, other: str) -> float:
    left, right = folded(one), folded(other)
    words = set(left.split()), set(right.split())
    overlap = len(words[0] & words[1]) / max(1, min(len(words[0]), len(words[1])))
    ratio = SequenceMatcher(None, left, right).ratio()
    return max(ratio, (ratio + overlap) / 2)


def _ends(column: Column) -> tuple[float, float] | None:
    return (column.scale.low, column.scale.high) if column.scale else None
