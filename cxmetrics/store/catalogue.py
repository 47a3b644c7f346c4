"""Datasets and their sources as the catalogue has them, and how they change there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import duckdb

from cxmetrics.errors import UnknownName
from cxmetrics.meaning.tables.kind import after_correction
from cxmetrics.model import Column, Finding, Kind, SourceFile
from cxmetrics.store import groups, record, sources
from cxmetrics.store.database import Database
from cxmetrics.store.draft import Draft
from cxmetrics.store.query import Query
from cxmetrics.store.sources import Source


@dataclass(frozen=True)
class Entry:
    """What a dataset is built from: its columns, its files, what was found in the first of them.

    `once` says whether rows that are the same in every cell of two files are counted once.
    """

    id: int
    kind: Kind
    sample: bool
    confirmed: bool
    once: bool
    columns: tuple[Column, ...]
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]

    @property
    def names(self) -> frozenset[str]:
        """Every safe name that is taken, also by a key that is no column of the dataset."""
        held = {name for source in self.sources for name, _ in source.names}
        return frozenset(held | {column.name for column in self.columns})

    @property
    def joined(self) -> frozenset[str]:
        """The names of the columns that only a file has that joins the others."""
        brought = {name for source in self.sources if source.own for name, _ in source.names}
        return frozenset(brought - {n for source in self.sources if not source.own for n, _ in source.names})

    def put_back(self, files: Iterable[str]) -> "Entry":
        """The entry with those of its files, by their fingerprints, that were taken out."""
        back = set(files)
        return replace(
            self,
            sources=tuple(replace(s, taken_out=False) if s.file.sha256 in back else s for s in self.sources),
        )

    def with_files(self, fresh: tuple[Source, ...], columns: tuple[Column, ...]) -> "Entry":
        """The entry with more sources and the columns as they are then; names that tell a group do so."""
        every = self.sources + fresh
        adding = [source for source in every if source.adds_rows]
        words = dict(zip((s.id for s in adding), groups.groups([s.file.name for s in adding]), strict=True))
        if any(words.values()):
            every = tuple(
                replace(s, file=replace(s.file, group=words.get(s.id, s.file.group))) for s in every
            )
            if not any(column.name == groups.NAME for column in columns):
                columns += (groups.column([column.label for column in columns]),)
                told = (*every[-1].findings, groups.finding(list(words.values())))
                every = (*every[:-1], replace(every[-1], findings=told))
        elif any(column.name == groups.NAME for column in columns):
            every = self.sources + tuple(map(_of_no_group, fresh))
        return replace(self, sources=every, columns=columns)


def entry(database: Database, id_: int) -> Entry:
    """The entry of a dataset that is not removed; raises UnknownName when there is none."""
    rows = database.rows(
        Query(
            "SELECT kind, sample, typed IS NOT NULL, once, columns, findings FROM dataset "
            "WHERE id = ? AND NOT removed",
            (id_,),
        )
    )
    if not rows:
        raise UnknownName.of("dataset", str(id_), [])
    kind, sample, confirmed, once, columns_, findings = rows[0]
    kept = sources.of(database.rows(sources.asked(id_)))
    columns = record.columns(columns_)
    return Entry(id_, Kind(kind), sample, confirmed, once, columns, record.findings(findings), kept)


def insert(cursor: duckdb.DuckDBPyConnection, found: Entry, name: str, added: datetime | None = None) -> None:
    """Puts a dataset that waits for its columns to be confirmed into the catalogue."""
    cursor.execute(
        "INSERT INTO dataset (id, name, added, kind, sample, once, files, columns, findings, noticed) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            found.id,
            name,
            added or datetime.now(UTC).replace(tzinfo=None),
            found.kind,
            found.sample,
            found.once,
            record.to_text([source.file for source in found.sources]),
            record.to_text(found.columns),
            record.to_text(found.findings),
            record.to_text(_noticed(found)),
        ],
    )
    sources.write(cursor, found.sources)


def update(
    cursor: duckdb.DuckDBPyConnection,
    found: Entry,
    files: tuple[SourceFile, ...],
    noticed: tuple[Finding, ...] = (),
    built: tuple[Any, ...] | None = None,
) -> None:
    """Makes the catalogue say what `found` says; `built` is the typed table, its rows and its first and last day."""
    cursor.execute(
        "UPDATE dataset SET columns = ?, findings = ?, noticed = ?, files = ?, once = ?, "
        "kind = ? WHERE id = ?",
        [
            record.to_text(found.columns),
            record.to_text(found.findings),
            record.to_text(_noticed(found) + noticed),
            record.to_text(files),
            found.once,
            after_correction(found.kind, [column.role for column in found.columns]),
            found.id,
        ],
    )
    if built:
        cursor.execute(
            "UPDATE dataset SET typed = ?, responses = ?, first_day = ?, last_day = ? WHERE id = ?",
            [*built, found.id],
        )
    sources.write(cursor, found.sources)


def of_draft(id_: int, draft: Draft, kept: tuple[Source, ...], *, sample: bool = False) -> Entry:
    """The entry of a draft whose cells are kept."""
    return Entry(id_, draft.kind, sample, False, True, draft.columns, draft.findings, kept)


def _of_no_group(source: Source) -> Source:
    if not source.adds_rows or source.file.group:
        return source
    return replace(source, findings=(*source.findings, groups.no_group(source.file.name)))


def _noticed(found: Entry) -> tuple[Finding, ...]:
    return tuple(f for source in found.sources if not source.taken_out for f in source.findings)
