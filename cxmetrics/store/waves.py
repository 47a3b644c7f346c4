"""The next files of a dataset: which of their columns are which of those it has."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from cxmetrics.errors import ColumnsDiffer
from cxmetrics.meaning.revise_scale import SAID
from cxmetrics.meaning.tables.kind import after_correction
from cxmetrics.model import Column, Dataset, Finding, Kind, Role, Severity
from cxmetrics.store import drift, identity, overlap
from cxmetrics.store.draft import Draft, already_here, errors, lifted
from cxmetrics.store.fingerprint import shared
from cxmetrics.store.groups import NAME
from cxmetrics.store.matching import Match, numbered_on, pairs, renamed
from cxmetrics.store.memory import AGAIN
from cxmetrics.store.sources import Source

LEAST_SHARED = 2 / 3
_Pairs = Sequence[tuple[Column, Column, str]]


@dataclass(frozen=True)
class Plan:
    """What becomes of the columns of new files: the same, perhaps renamed, new; and those they lack.

    `here` says which files are here already, `against` why these cannot be added, `drift` what no longer fits
    how a column is read or was found in it, `overlap` what is asked about responses that stand in two files.
    """

    same: tuple[Match, ...]
    renamed: tuple[Match, ...]
    new: tuple[str, ...]
    absent: tuple[str, ...]
    here: tuple[Finding, ...] = ()
    drift: tuple[Finding, ...] = ()
    against: tuple[Finding, ...] = ()
    overlap: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All there is to say before the files are added."""
        return self.here + self.against + self.drift + self.overlap + tuple(map(_proposed, self.renamed))

    @property
    def asked(self) -> bool:
        """Whether a person is needed: a few cells that do not fit are told, and stop nothing."""
        return any(finding.severity in (Severity.ERROR, Severity.QUESTION) for finding in self.findings)

    @property
    def refused(self) -> tuple[Finding, ...]:
        """What stands against adding them; empty when they can be added."""
        return errors(self.findings)

    def usable(self) -> "Plan":
        """The plan itself; raises ColumnsDiffer with the reason when the files cannot be added."""
        for finding in self.refused:
            raise ColumnsDiffer(
                "These files cannot be added to this dataset.",
                why=f"“{finding.where}”: {finding.what}",
                fix=finding.fix,
            )
        return self


def continues(datasets: Iterable[tuple[Dataset, Collection[str]]], draft: Draft) -> Dataset | None:
    """The dataset with (nearly) the header of the draft, the nearest and then the newest; None if there is none.

    Beside each dataset stand the names of its columns that only a joined file has.
    """
    header = _header(draft.columns)
    near = [
        (shared(_header(d.columns, joined), header), d)
        for d, joined in datasets
        if d.kind is draft.kind and not d.sample
    ]
    nearest = max(near, key=lambda found: (found[0], found[1].id), default=None)
    return nearest[1] if nearest and nearest[0] >= LEAST_SHARED else None


def plan(
    dataset: Dataset,
    draft: Draft,
    matches: Mapping[str, str] | None = None,
    joined: Collection[str] = frozenset(),
) -> Plan:
    """What adding the draft to the dataset means.

    `matches` pairs labels of the draft with those of the dataset that a person says are the same column. A
    column that only a joined file has, its name among `joined`, is none of the next file's.
    """
    own = tuple(c for c in dataset.columns if c.name not in joined)
    found = pairs(own, draft, matches or {})
    own_left = [c for c in own if c.name != NAME and c.name not in {o.name for o, _, _ in found}]
    other_left = [c for c in draft.columns if c.name != NAME and c.name not in {n.name for _, n, _ in found}]
    enough = bool(matches) or shared(_header(own), _header(draft.columns)) >= LEAST_SHARED
    return Plan(
        tuple(Match(own.label, other.label, why) for own, other, why in found),
        renamed(own_left, other_left),
        tuple(c.label for c in other_left),
        tuple(c.label for c in own_left),
        _here(dataset, draft),
        tuple(f for pair in found for f in _noticed(dataset, *pair[:2], draft)),
        _against(dataset, draft, found, other_left, enough=enough),
    )


def numbers(
    sources: Sequence[Source],
    columns: Sequence[Column],
    draft: Draft,
    found: Plan,
    cells: Callable[[Source, Sequence[str]], pa.Table],
) -> tuple[Finding, ...]:
    """A question for every number of responses that would start again in the draft."""
    names = {match.own: draft.column(match.other).name for match in found.same}
    both = [column for column in columns if column.label in names]
    if not identity.candidates(both):
        return ()
    rows = draft.rows.select([names[column.label] for column in both])
    own = [column.name for column in both]
    tables = [cells(source, own) for source in sources if source.adds_rows]
    return overlap.asked([*tables, rows.rename_columns(own)], both, draft.name)


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


def _header(columns: Sequence[Column], without: Collection[str] = ()) -> list[str]:
    return [column.label for column in columns if column.name not in (NAME, *without)]


def _here(dataset: Dataset, draft: Draft) -> tuple[Finding, ...]:
    held = {file.sha256: file for file in dataset.files}
    return tuple(
        _comes_back(file.name)
        if held[file.sha256].taken_out
        else already_here(file.name, f"“{dataset.name}”")
        for file in draft.files
        if file.sha256 in held
    )


def _comes_back(name: str) -> Finding:
    what = "This file is here already and was taken out of every figure. Adding it puts it back."
    return Finding(Severity.NOTE, name, what, "Nothing to do.")


def _against(
    dataset: Dataset, draft: Draft, found: _Pairs, new: Sequence[Column], *, enough: bool
) -> tuple[Finding, ...]:
    """Why the draft is no next file of the dataset: it cannot be used, is about other things, or has other columns."""
    read = [own for own, _, _ in found]
    home = after_correction(dataset.kind, [column.role for column in dataset.columns])
    start = home if draft.kind is Kind.RESPONSES else draft.kind
    kind = after_correction(start, [column.role for column in (*read, *new)])
    left = errors(lifted(draft.findings, read, kind))
    if left:
        return left
    own_way = "Add the file on its own instead."
    if kind is not home:
        what = f"It holds {kind.value}, and “{dataset.name}” holds {home.value}."
        return (Finding(Severity.ERROR, draft.name, what, own_way),)
    if not enough:
        shared_ = ", ".join(f"“{own.label}”" for own in read[:3]) or "none"
        what = f"Too few of its columns are those of “{dataset.name}”: {shared_} of {len(_header(draft.columns))}."
        fix = f"{own_way} If its columns only have other names, say which of them are the same."
        return (Finding(Severity.ERROR, draft.name, what, fix),)
    return ()


def _noticed(dataset: Dataset, own: Column, other: Column, draft: Draft) -> tuple[Finding, ...]:
    values: pa.ChunkedArray = draft.rows.column(other.name)
    turned = drift.turned(own, other, draft.name)
    merged = drift.merged(own, other)
    unlike = (
        *turned,
        *(() if turned else drift.findings(merged, values, draft.name)),
        *drift.narrowed(own, other, values, draft.name),
    )
    return (
        *unlike,
        *drift.unmasked(own, other, draft.name),
        *drift.either_way(own, other, values, draft.name),
        *_still_asked(dataset, own, other, draft, settled=bool(unlike)),
    )


def _still_asked(
    dataset: Dataset, own: Column, other: Column, draft: Draft, *, settled: bool
) -> tuple[Finding, ...]:
    """What was found in a column of the new file and nobody has heard or decided about that column yet.

    How it is read is not asked once more where that is `settled`, by what was said of cells that do not fit.
    """
    heard = {(finding.where, finding.severity, finding.fix) for finding in dataset.findings}
    decided = settled or own.because.startswith((SAID, AGAIN)) or own.role is other.role is Role.DATE
    matter = (Severity.WARNING,) if decided else (Severity.WARNING, Severity.QUESTION)
    return tuple(
        replace(finding, where=own.label)
        for finding in draft.findings
        if finding.where == other.label
        and finding.severity in matter
        and (own.label, finding.severity, finding.fix) not in heard
    )


def _proposed(match: Match) -> Finding:
    return Finding(
        Severity.QUESTION,
        match.other,
        f"Is this the column that was called “{match.own}” until now? {match.why}",
        "Say so if it is. Otherwise it is added as a new column.",
    )
