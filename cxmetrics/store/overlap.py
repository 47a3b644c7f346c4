"""The same responses in files that overlap, so that each is counted once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa

from cxmetrics.model import Column, Dropped, Finding, Severity
from cxmetrics.store import identity, same_rows

MOST_BY_CHANCE = 0.2


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

    They are told by a number of their own, else, if `whole` allows it, by being the same in every cell.
    """
    if len(parts) < 2:
        return Counted((None,) * len(parts), ((),) * len(parts), ())
    key, restarted = identity.column([part.rows for part in parts], columns)
    if key is not None:
        return _by_number(parts, key)
    again = tuple(identity.restarts(column, parts[-1].name) for column in restarted)
    found = _by_row(cursor, parts, frozenset(column.name for column in restarted), whole=whole)
    return Counted(found.keep, found.dropped, again + found.findings)


def _by_number(parts: Sequence[Part], key: Column) -> Counted:
    out = [np.zeros(part.rows.num_rows, bool) for part in parts]
    counts: list[Counter[str]] = [Counter() for _ in parts]
    changed = 0
    for older, newer in _pairs(len(parts)):
        if key.name not in parts[older].rows.column_names or key.name not in parts[newer].rows.column_names:
            continue
        mine, theirs = identity.matched(parts[older].rows, parts[newer].rows, key.name)
        fresh = ~out[older][mine]
        mine, theirs = mine[fresh], theirs[fresh]
        out[older][mine] = True
        counts[older][parts[newer].name] += len(mine)
        changed += identity.changed(parts[older].rows, parts[newer].rows, mine, theirs, key.name)
    total = sum(int(found.sum()) for found in out)
    return _counted(out, counts, (_same_number(key, total, changed),) if total else ())


def _by_row(
    cursor: duckdb.DuckDBPyConnection, parts: Sequence[Part], without: frozenset[str], *, whole: bool
) -> Counted:
    out = [np.zeros(part.rows.num_rows, bool) for part in parts]
    counts: list[Counter[str]] = [Counter() for _ in parts]
    findings: list[Finding] = []
    seen = same_rows.Fingerprints(cursor)
    for older, newer in _pairs(len(parts)):
        names = _shared(parts[older], parts[newer], without)
        places, by_chance = seen.same(parts[older].rows, parts[newer].rows, names)
        places = places[~out[older][places]]
        if not len(places):
            continue
        sure = by_chance <= MOST_BY_CHANCE * len(places)
        if sure and whole:
            out[older][places] = True
            counts[older][parts[newer].name] += len(places)
        findings.append(_same_cells(parts[older], parts[newer], len(places), sure=sure, whole=whole))
    return _counted(out, counts, tuple(findings))


def _pairs(parts: int) -> list[tuple[int, int]]:
    """Each file with every newer one, the newest first, so that its wording is the one that stays."""
    return [(older, newer) for older in range(parts - 1) for newer in range(parts - 1, older, -1)]


def _shared(one: Part, other: Part, without: frozenset[str]) -> list[str]:
    both = set(one.rows.column_names) & set(other.rows.column_names)
    return [name for name in one.rows.column_names if name in both - without]


def _counted(
    out: Sequence[np.ndarray], counts: Sequence[Counter[str]], findings: tuple[Finding, ...]
) -> Counted:
    return Counted(
        tuple(pa.array(~found) if found.any() else None for found in out),
        tuple(
            tuple(Dropped(f"also in {name}", count) for name, count in found.items() if count)
            for found in counts
        ),
        findings,
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


def _same_cells(older: Part, newer: Part, rows: int, *, sure: bool, whole: bool) -> Finding:
    same = f"{rows:,} rows are the same in every cell as rows of {newer.name}"
    if not whole:
        return Finding(Severity.NOTE, older.name, f"{same}. All were counted, as you said.", "Nothing to do.")
    if not sure:
        return Finding(
            Severity.QUESTION,
            older.name,
            f"{same}. Rows this short are often alike by chance, so all were counted.",
            "If the files overlap, export them again with a number for each response, or take one out.",
        )
    return Finding(
        Severity.QUESTION,
        older.name,
        f"{same}: counted once.",
        "If they are different people who answered alike, choose to count them all.",
    )
