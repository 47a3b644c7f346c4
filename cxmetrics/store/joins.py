"""Files that bring columns to the responses instead of rows, by a key that both have."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.errors import NotEnoughData, UnknownName
from cxmetrics.model import Column, Dataset, Finding, Role, Severity
from cxmetrics.store import drift
from cxmetrics.store.as_read import without_zeros
from cxmetrics.store.cells import KEYS
from cxmetrics.store.draft import Draft
from cxmetrics.store.groups import NAME
from cxmetrics.store.identity import key_text
from cxmetrics.store.matching import numbered_on
from cxmetrics.store.sources import Source

LEAST_MATCHED = 0.3
LEAST_KEYS = 5
SHOWN = 3
LONGEST_RUNNING = 9


@dataclass(frozen=True)
class Join:
    """A proposal: the columns, by label, in which the dataset and the other file agree, and how often."""

    own: str
    other: str
    matched: int
    unmatched: int
    why: str


def propose(dataset: Dataset, draft: Draft, raw: Callable[[str], pa.ChunkedArray]) -> Join | None:
    """The best way to join a draft to a dataset, None where none makes sense; `raw` gives own cells."""
    others = [(column, _keys(draft, column)) for column in draft.columns if _may_be_key(column)]
    others = [(column, keys) for column, keys in others if len(keys) >= LEAST_KEYS and _unique(keys)]
    found = []
    for own in dataset.columns:
        if not others or not _may_be_key(own):
            continue
        cells = raw(own.name).drop_null()
        for other, keys in others:
            if _are_running(keys) and own.label.casefold() != other.label.casefold():
                continue
            said, known = _alike(cells, keys)
            matched = pc.sum(pc.is_in(said, value_set=known)).as_py() or 0
            if matched >= LEAST_KEYS and matched >= LEAST_MATCHED * len(said):
                found.append(_proposal(own, other, matched, len(said) - matched))
    return max(found, key=lambda join: join.matched, default=None)


def _are_running(keys: pa.Array) -> bool:
    """Whether the keys are 1, 2, 3 …: the numbers of the rows, which agree with any others."""
    numbers = {int(key) for key in keys.to_pylist() if key.isdecimal() and len(key) < LONGEST_RUNNING}
    return len(numbers) == len(keys) and max(numbers) <= 2 * len(numbers)


def check_single(draft: Draft) -> None:
    """Raises NotEnoughData where a draft holds several files: they are joined one after the other."""
    if len(draft.files) == 1:
        return
    names = ", ".join(f"“{file.name}”" for file in draft.files)
    raise NotEnoughData(
        f"{len(draft.files)} files cannot be joined at once.",
        why=f"A value may stand in several of them, and it would not be clear which row counts: {names}.",
        fix="Join them one after the other, or put them into one file first.",
    )


def check(draft: Draft, other: Column) -> None:
    """Raises NotEnoughData, with examples, where the key stands in several rows of the draft."""
    counts = _keys(draft, other).value_counts()
    twice = counts.filter(pc.greater(counts.field("counts"), 1))
    if len(twice):
        shown = ", ".join(
            f"“{drift.shown(other, row['values'])}” ({row['counts']} rows)"
            for row in twice[:SHOWN].to_pylist()
        )
        raise NotEnoughData(
            f"{draft.name} cannot be joined by “{other.label}”.",
            why=f"{len(twice):,} of its values stand in more than one row, such as {shown}: "
            "it is not clear which row belongs to a response.",
            fix="Choose a column with one row for each value, or add the file on its own.",
        )


def own_column(columns: tuple[Column, ...], label: str) -> Column:
    """The column of the dataset with this label; raises UnknownName with those there are."""
    for column in columns:
        if column.label == label:
            return column
    raise UnknownName.of("column", label, [column.label for column in columns])


def brought(
    columns: tuple[Column, ...], draft: Draft, key: Column, taken: Collection[str]
) -> tuple[tuple[Column, ...], dict[str, str]]:
    """The dataset's columns with those a draft brings, and the safe name of each of the draft's columns.

    The key comes along without becoming a column once more; a date in the file is not that of a response.
    """
    check(draft, key)
    others = [_beside(column) for column in draft.columns if column is not key and column.name != NAME]
    *added, again = numbered_on([*others, key], taken, [column.label for column in columns])
    names = {old.name: new.name for old, new in zip(others, added, strict=True)}
    return (*columns, *added), names | {key.name: again.name}


def joined(
    rows: pa.Table, sources: Sequence[Source], cells: Callable[[Source, Sequence[str]], pa.Table]
) -> tuple[pa.Table, tuple[Finding, ...]]:
    """The rows with the columns of every file that joins them, and how many rows it matched."""
    findings = []
    for source in sources:
        if source.own is None or source.other is None or source.taken_out:
            continue
        if source.own not in rows.column_names:
            findings.append(_keyless(source))
            continue
        brought = cells(source, [name for name, _ in source.names])
        own, theirs = _alike(rows.column(source.own), brought.column(source.other))
        places = pc.index_in(own, value_set=theirs, skip_nulls=True)
        for name in brought.column_names:
            if name != source.other:
                rows = _beside_what_is_there(rows, name, brought.column(name).take(places))
        findings.append(_told(source, rows.num_rows - places.null_count, rows.num_rows))
    return rows, tuple(findings)


def _beside_what_is_there(rows: pa.Table, name: str, cells: pa.ChunkedArray) -> pa.Table:
    """The rows with one more column; where they have it already, its own cells stay."""
    if name not in rows.column_names:
        return rows.append_column(name, cells)
    return rows.set_column(rows.column_names.index(name), name, pc.coalesce(rows.column(name), cells))


def _alike(own: pa.ChunkedArray, other: pa.ChunkedArray) -> list[pa.ChunkedArray]:
    """Both keys as they are compared."""
    return without_zeros([key_text(own), key_text(other)])


def _beside(column: Column) -> Column:
    if column.role is not Role.DATE:
        return column
    why = "It is a date of the joined file, not the day of a response."
    return replace(column, role=Role.IGNORE, date_formats=(), other_date_formats=(), because=why)


def _may_be_key(column: Column) -> bool:
    return column.role in KEYS or column.personal == "email"


def _keys(draft: Draft, column: Column) -> pa.ChunkedArray:
    return key_text(draft.rows.column(column.name)).drop_null()


def _unique(keys: pa.ChunkedArray) -> bool:
    return bool(pc.count_distinct(keys).as_py() == len(keys))


def _proposal(own: Column, other: Column, matched: int, unmatched: int) -> Join:
    why = (
        f"{matched:,} of {matched + unmatched:,} responses have a “{own.label}” that stands in "
        f"“{other.label}” of the new file, where each stands once."
    )
    return Join(own.label, other.label, matched, unmatched, why)


def _keyless(source: Source) -> Finding:
    return Finding(
        Severity.WARNING,
        source.file.name,
        f"No file that counts now has the column by which it joins (“{source.file.joined_by}”): what it tells is blank.",
        "Put the file back that has this column, or take this one out too.",
    )


def _told(source: Source, matched: int, rows: int) -> Finding:
    left = rows - matched
    what = f"It joins {matched:,} of {rows:,} responses by “{dict(source.names)[source.other or '']}”."
    if left:
        what += f" {left:,} have no row in it: what it tells is blank for them."
    severity = Severity.WARNING if left > matched else Severity.NOTE
    return Finding(severity, source.file.name, what, "Nothing to do, unless the wrong column was chosen.")
