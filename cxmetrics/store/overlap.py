"""The same responses in files that overlap, so that each is counted once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa

from cxmetrics.model import Column, Dropped, Finding, Role, Severity
from cxmetrics.store import identity
from cxmetrics.store.as_read import in_one_way
from cxmetrics.store.identity import Marks, Numbered, Places
from cxmetrics.store.same_rows import Fingerprints

MOST_BY_CHANCE = 0.2
LEAST_SHARED = 0.5


@dataclass(frozen=True)
class Part:
    """The cells of one file, in the columns of the dataset."""

    name: str
    rows: pa.Table


@dataclass(frozen=True)
class Counted:
    """Which rows of each file count, what was left out of it and why, and what there is to say."""

    keep: tuple[pa.BooleanArray | None, ...]
    dropped: tuple[tuple[Dropped, ...], ...]
    findings: tuple[Finding, ...]


def once(
    cursor: duckdb.DuckDBPyConnection, parts: Sequence[Part], columns: Sequence[Column], *, whole: bool
) -> Counted:
    """Every response once: where two files have it, in the wording of the newer one, which comes later.

    They are told by a number of their own; rows without one, if `whole` allows it, by being the same in
    every cell. Cells are compared as they are read.
    """
    if len(parts) < 2:
        return Counted((None,) * len(parts), ((),) * len(parts), ())
    tables = in_one_way([part.rows for part in parts], columns)
    found = _Found([Part(part.name, rows) for part, rows in zip(parts, tables, strict=True)])
    key, restarted = identity.column(tables, columns)
    found.findings += [identity.restarts(column, parts[-1].name) for column in restarted]
    if key is not None:
        _by_number(found, key)
    _by_row(found, cursor, columns, frozenset(column.name for column in restarted), whole=whole)
    return found.counted()


def asked(tables: Sequence[pa.Table], columns: Sequence[Column], where: str) -> tuple[Finding, ...]:
    """What a person is asked before the last of these files is added: whether its numbers start again."""
    restarted = identity.started_again(in_one_way(tables, columns), columns)
    return tuple(identity.restarts(column, where) for column in restarted)


class _Found:
    """What was found so far: for each part the rows left out, why, and the numbers of the others."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.out = [np.zeros(part.rows.num_rows, bool) for part in parts]
        self.numbers: list[Numbered | None] = [None] * len(parts)
        self.findings: list[Finding] = []
        self._counts: list[Counter[str]] = [Counter() for _ in parts]

    def leave_out(self, part: int, places: Places, reason: str) -> None:
        """Leaves rows out that were still in."""
        self.out[part][places] = True
        self._counts[part][reason] += len(places)

    def unnumbered(self, part: int) -> Marks:
        """The rows that count and have no number of their own."""
        numbers = self.numbers[part]
        return ~self.out[part] if numbers is None else ~self.out[part] & ~numbers.has

    def counted(self) -> Counted:
        """What counts after all."""
        return Counted(
            tuple(pa.array(~out) if out.any() else None for out in self.out),
            tuple(tuple(Dropped(reason, n) for reason, n in counts.items() if n) for counts in self._counts),
            tuple(self.findings),
        )


def _by_number(found: _Found, key: Column) -> None:
    for at, part in enumerate(found.parts):
        if key.name in part.rows.column_names:
            numbers = found.numbers[at] = Numbered(part.rows, key.name)
            if len(again := numbers.repeated()):
                found.leave_out(at, again, f"a later row has the same “{key.label}”")
                found.findings.append(_twice(part, key, len(again)))
    total, changed = 0, 0
    for older, newer in _pairs(len(found.parts)):
        one, other = found.numbers[older], found.numbers[newer]
        if one is None or other is None:
            continue
        mine, theirs = one.matched(other, found.out[older])
        found.leave_out(older, mine, f"also in {found.parts[newer].name}")
        total += len(mine)
        changed += identity.changed(one.rows, other.rows, mine, theirs, key.name)
    if total:
        found.findings.append(_same_number(key, total, changed))


def _by_row(
    found: _Found,
    cursor: duckdb.DuckDBPyConnection,
    columns: Sequence[Column],
    restarted: frozenset[str],
    *,
    whole: bool,
) -> None:
    """Leaves out what has no number in one of two files and is the same in every cell."""
    numbered = {numbers.key for numbers in found.numbers if numbers}
    without = restarted | numbered
    used = {column.name for column in columns if column.role not in (Role.IGNORE, Role.ID)} - without
    held = {name for part in found.parts for name in part.rows.column_names}
    seen = Fingerprints(cursor)
    for older, newer in _pairs(len(found.parts)):
        one, other = found.parts[older], found.parts[newer]
        names = [
            name for name in one.rows.column_names if name in other.rows.column_names and name not in without
        ]
        places, sure = _same_rows(found, seen, older, newer, names)
        both = used & held & set(names)
        if not len(places) or len(both) < LEAST_SHARED * len(used & held):
            continue
        complete = both == used & held
        if sure and whole and complete:
            found.leave_out(older, places, f"also in {other.name}")
        if sure or complete:
            found.findings.append(
                _same_cells(one, other, len(places), sure=sure, whole=whole, complete=complete)
            )


def _same_rows(
    found: _Found, seen: Fingerprints, older: int, newer: int, names: list[str]
) -> tuple[Places, bool]:
    """The places of the older file's rows that the newer one has too, where one of the two has no number.

    And whether they are surely more than chance would make.
    """
    one, other = found.parts[older].rows, found.parts[newer].rows
    if found.numbers[older] is None and found.numbers[newer] is None:
        places, by_chance = seen.same(one, other, names)
        places = places[~found.out[older][places]]
        return places, by_chance <= MOST_BY_CHANCE * len(places)
    bare, theirs = found.unnumbered(older), found.unnumbered(newer)
    places_found, by_chance = [], 0.0
    for mine, others in ((bare, ~found.out[newer]), (~found.out[older] & ~bare, theirs)):
        if not mine.any() or not others.any():
            continue
        at = np.flatnonzero(mine)
        same, likely = Fingerprints(seen.cursor).same(one.take(at), other.take(np.flatnonzero(others)), names)
        places_found.append(at[same])
        by_chance += likely
    places = np.concatenate([np.empty(0, np.int64), *places_found])
    return places, by_chance <= MOST_BY_CHANCE * len(places)


def _pairs(parts: int) -> list[tuple[int, int]]:
    """Each file with every newer one, the newest first, so that its wording is the one that stays."""
    return [(older, newer) for older in range(parts - 1) for newer in range(parts - 1, older, -1)]


def _twice(part: Part, key: Column, rows: int) -> Finding:
    return Finding(
        Severity.WARNING,
        key.label,
        f"In {part.name} {rows:,} {'row has' if rows == 1 else 'rows have'} the “{key.label}” of a later row, with "
        "nearly the same answers. The last of them counts.",
        "If they are different responses, give each a number of its own in the file and add it again.",
    )


def _same_number(key: Column, total: int, changed: int) -> Finding:
    newest = (
        f" {changed:,} of them were changed since: the answers in the newer file are used." if changed else ""
    )
    return Finding(
        Severity.NOTE,
        key.label,
        f"{total:,} responses stand in more than one file, told by “{key.label}”. Each is counted once.{newest}",
        "Nothing to do. Take a file out and its responses count where else they stand.",
    )


def _same_cells(older: Part, newer: Part, rows: int, *, sure: bool, whole: bool, complete: bool) -> Finding:
    same = f"{rows:,} rows are the same in every cell as rows of {newer.name}"
    if not complete:
        same = f"{rows:,} rows are the same as rows of {newer.name} in every cell that both files have"
    if not whole:
        return Finding(Severity.NOTE, older.name, f"{same}. All were counted, as you said.", "Nothing to do.")
    if complete and sure:
        return Finding(
            Severity.QUESTION,
            older.name,
            f"{same}: counted once.",
            "If they are different people who answered alike, choose to count them all.",
        )
    why = (
        "Rows this short are often alike by chance"
        if complete
        else "One of the files lacks columns, so it is not sure"
    )
    return Finding(
        Severity.QUESTION,
        older.name,
        f"{same}. {why}: all were counted.",
        "If the files overlap, export them again with a number for each response, or take one out.",
    )
