"""The next files of a dataset: which of their columns are which of those it has."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import pyarrow as pa

from cxmetrics.errors import ColumnsDiffer, UnknownName
from cxmetrics.model import Column, Dataset, Finding, Severity
from cxmetrics.store import drift
from cxmetrics.store.draft import Draft, already_here
from cxmetrics.store.fingerprint import folded, shared
from cxmetrics.store.groups import NAME

LEAST_SHARED = 0.8
LEAST_ALIKE = 0.6
_NUMBERED = re.compile(r"c(\d+)")


@dataclass(frozen=True)
class Match:
    """A column of the dataset (`own`) and one of the new files (`other`), by label, and why they match."""

    own: str
    other: str
    why: str


@dataclass(frozen=True)
class Plan:
    """What becomes of the columns of new files: the same, perhaps renamed, new; and those they lack.

    `here` says which files are here already, `drift` which cells no longer fit how a column is read.
    """

    same: tuple[Match, ...]
    renamed: tuple[Match, ...]
    new: tuple[str, ...]
    absent: tuple[str, ...]
    here: tuple[Finding, ...] = ()
    drift: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All there is to say before the files are added."""
        return self.here + self.drift + tuple(map(_proposed, self.renamed))

    @property
    def refused(self) -> tuple[Finding, ...]:
        """What stands against adding them; empty when they can be added."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    def usable(self) -> "Plan":
        """The plan itself; raises ColumnsDiffer with the reason when the files cannot be added."""
        for finding in self.refused:
            raise ColumnsDiffer(
                "These files cannot be added to this dataset.",
                why=f"“{finding.where}”: {finding.what}",
                fix=finding.fix,
            )
        return self


def continues(datasets: tuple[Dataset, ...], draft: Draft) -> Dataset | None:
    """The dataset with (nearly) the header of the draft, the nearest and then the newest; None if there is none."""
    header = [column.label for column in draft.columns if column.name != NAME]
    near = [
        (shared([c.label for c in d.columns if c.name != NAME], header), d)
        for d in datasets
        if d.kind is draft.kind and not d.sample
    ]
    nearest = max(near, key=lambda found: (found[0], found[1].id), default=None)
    return nearest[1] if nearest and nearest[0] >= LEAST_SHARED else None


def plan(dataset: Dataset, draft: Draft, matches: Mapping[str, str] | None = None) -> Plan:
    """What adding the draft to the dataset means.

    `matches` pairs labels of the draft with those of the dataset that a person says are the same column.
    """
    pairs = _pairs(dataset, draft, matches or {})
    own_left = [c for c in dataset.columns if c.name != NAME and c.name not in {o.name for o, _, _ in pairs}]
    other_left = [c for c in draft.columns if c.name != NAME and c.name not in {n.name for _, n, _ in pairs}]
    here = {file.sha256 for file in dataset.files}
    return Plan(
        tuple(Match(own.label, other.label, why) for own, other, why in pairs),
        _renamed(own_left, other_left),
        tuple(c.label for c in other_left),
        tuple(c.label for c in own_left),
        tuple(already_here(f.name, f"“{dataset.name}”") for f in draft.files if f.sha256 in here),
        tuple(finding for own, other, _ in pairs for finding in _noticed(own, other, draft)),
    )


def continued(
    dataset: Dataset, draft: Draft, found: Plan, taken: Collection[str]
) -> tuple[tuple[Column, ...], dict[str, str]]:
    """The dataset's columns with those the draft adds, and the safe name of each draft column among them."""
    matched = {match.own: draft.column(match.other) for match in found.same}
    columns = tuple(
        drift.merged(column, matched[column.label]) if column.label in matched else column
        for column in dataset.columns
    )
    names = {matched[c.label].name: c.name for c in columns if c.label in matched}
    fresh = [draft.column(label) for label in found.new]
    added = numbered_on(fresh, taken, [column.label for column in columns])
    names |= {old.name: new.name for old, new in zip(fresh, added, strict=True)}
    return columns + added, names


def told(draft: Draft, found: Plan) -> tuple[Finding, ...]:
    """What stays to be said of files once they are added: what drifted, and what their new columns ask."""
    settled = {match.other for match in found.same}
    own = (f for f in draft.findings if f.where not in settled and f.severity is not Severity.ERROR)
    return (*found.drift, *own)


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


def _pairs(dataset: Dataset, draft: Draft, matches: Mapping[str, str]) -> list[tuple[Column, Column, str]]:
    own = {column.label: column for column in dataset.columns if column.name != NAME}
    by_label = {folded(label): column for label, column in own.items()} | own
    said: dict[str, Column] = {}
    for other, label in matches.items():
        if label not in own:
            raise UnknownName.of("column", label, list(own))
        said[draft.column(other).name] = own[label]
    taken = {column.name for column in said.values()}
    pairs = []
    for column in draft.columns:
        mine = said.get(column.name) or by_label.get(column.label) or by_label.get(folded(column.label))
        if mine is None or column.name == NAME or (column.name not in said and mine.name in taken):
            continue
        pairs.append((mine, column, "You said so." if column.name in said else "They have the same name."))
    if len({own.name for own, _, _ in pairs}) < len(pairs):
        raise ColumnsDiffer(
            "Two columns of the new file cannot both be the same column.",
            why="Each column of the dataset was chosen once only.",
            fix="Choose another match for one of them.",
        )
    return pairs


def _renamed(own: list[Column], fresh: list[Column]) -> tuple[Match, ...]:
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


def _alike(one: str, other: str) -> float:
    left, right = folded(one), folded(other)
    words = set(left.split()), set(right.split())
    overlap = len(words[0] & words[1]) / max(1, min(len(words[0]), len(words[1])))
    ratio = SequenceMatcher(None, left, right).ratio()
    return max(ratio, (ratio + overlap) / 2)


def _ends(column: Column) -> tuple[float, float] | None:
    return (column.scale.low, column.scale.high) if column.scale else None


def _noticed(own: Column, other: Column, draft: Draft) -> tuple[Finding, ...]:
    values: pa.ChunkedArray = draft.rows.column(other.name)
    turned = drift.turned(own, other, draft.name)
    merged = drift.merged(own, other)
    return (
        *turned,
        *(() if turned else drift.findings(merged, values, draft.name)),
        *drift.narrowed(own, other, values, draft.name),
    )


def _proposed(match: Match) -> Finding:
    return Finding(
        Severity.QUESTION,
        match.other,
        f"Is this the column that was called “{match.own}” until now? {match.why}",
        "Say so if it is. Otherwise it is added as a new column.",
    )
