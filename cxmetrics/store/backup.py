"""A workspace as one ZIP of texts, readable without this program, and back again.

It holds the catalogue as JSON and the cells of each file as CSV, so that it outlives the storage format
of the database. Nothing that was computed is in it: restoring computes it anew.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

import pyarrow.csv as pa_csv

from cxmetrics.model import Dataset, Finding, Kind, Severity
from cxmetrics.store import build, catalogue, flip, record, sources
from cxmetrics.store.backup_file import CATALOGUE, VERSION, Backup, Saved, cells_of, opened
from cxmetrics.store.build import Gathered
from cxmetrics.store.catalogue import Entry
from cxmetrics.store.draft import already_here
from cxmetrics.store.query import Query
from cxmetrics.store.workspace import Workspace

_QUOTED = pa_csv.WriteOptions(quoting_style="all_valid")


def as_bytes(workspace: Workspace) -> bytes:
    """The backup of a workspace."""
    file = BytesIO()
    write(workspace, file)
    return file.getvalue()


def write(workspace: Workspace, file: BinaryIO) -> None:
    """Writes the backup of a workspace to `file`; nothing changes meanwhile."""
    with workspace.one_at_a_time(), ZipFile(file, "w", ZIP_DEFLATED, compresslevel=3) as archive:
        number, datasets = 0, []
        for dataset in reversed(workspace.datasets()):
            entry = catalogue.entry(workspace, dataset.id)
            kept = []
            for source in entry.sources:
                number += 1
                name = f"cells/{number}.csv"
                cells = workspace.shelf.cells(source, [own for own, _ in source.names])
                with archive.open(name, "w", force_zip64=True) as out:
                    pa_csv.write_csv(cells, out, _QUOTED)
                kept.append(_source(source, name))
            datasets.append(_dataset(dataset, entry, kept))
        remembered = [
            json.loads(columns) for (columns,) in workspace.rows(Query("SELECT columns FROM mapping"))
        ]
        whole = {"cxmetrics_backup": VERSION, "datasets": datasets, "mappings": remembered}
        archive.writestr(CATALOGUE, json.dumps(whole, ensure_ascii=False, indent=1))


def read(workspace: Workspace, data: bytes) -> tuple[Finding, ...]:
    """Restores what a backup holds and the workspace does not, all or nothing; says what came and what was here.

    Raises NotReadable when it is no backup or is damaged; the workspace is then as it was.
    """
    with workspace.one_at_a_time(), opened(data) as backup:
        findings: list[Finding] = []
        ready: list[_Ready] = []
        for saved in backup.datasets:
            wanted, here = _not_here(workspace, saved)
            findings += [already_here(file, "one in this workspace") for file in here]
            if any(source.adds_rows for source in wanted):
                ready.append(_prepared(workspace, backup, saved, wanted))
                findings.append(_restored(saved, ready[-1]))
        with workspace.change() as cursor:
            for one in ready:
                catalogue.insert(cursor, one.entry, one.name, one.added)
                if one.gathered:
                    catalogue.update(cursor, one.entry, one.gathered.files, one.gathered.findings, one.built)
            for columns in backup.mappings:
                cursor.execute("INSERT OR IGNORE INTO mapping VALUES (?, ?)", columns)
        return tuple(findings)


@dataclass(frozen=True)
class _Ready:
    """A dataset whose cells and responses are written and wait for the catalogue to say so."""

    entry: Entry
    name: str
    added: datetime
    gathered: Gathered | None = None
    built: tuple[Any, ...] | None = None


def _not_here(workspace: Workspace, saved: Saved) -> tuple[list[sources.Source], list[str]]:
    here = [source for source in saved.sources if workspace.holding(source.file.sha256)]
    return [s for s in saved.sources if s not in here], [source.file.name for source in here]


def _prepared(workspace: Workspace, backup: Backup, saved: Saved, wanted: Sequence[sources.Source]) -> _Ready:
    id_, kept = workspace.number(), []
    for source in wanted:
        new = replace(source, id=workspace.number(), dataset=id_)
        with workspace.cursor() as cursor:
            sources.keep(cursor, new.id, cells_of(backup, source))
        kept.append(new)
    entry = Entry(
        id_,
        Kind(saved.kind),
        saved.sample,
        saved.confirmed,
        saved.once,
        saved.columns,
        saved.findings,
        tuple(kept),
    )
    if not saved.confirmed:
        return _Ready(entry, saved.name, saved.added)
    table = f"responses_{id_}_{workspace.number()}"
    with workspace.cursor() as cursor:
        gathered = build.gather(cursor, entry.sources, entry.columns, workspace.shelf.cells, whole=entry.once)
        summary, gathered = flip.written(cursor, table, entry, gathered)
        workspace.checkpoint(cursor)
    return _Ready(entry, saved.name, saved.added, gathered, (table, *summary))


def _restored(saved: Saved, ready: _Ready) -> Finding:
    rows = f"{ready.built[1]:,} responses" if ready.built else "its columns wait to be confirmed"
    return Finding(Severity.NOTE, saved.name, f"This dataset was restored: {rows}.", "Nothing to do.")


def _source(source: sources.Source, cells: str) -> dict[str, Any]:
    return {
        "cells": cells,
        "file": asdict(source.file),
        "names": source.names,
        "own": source.own,
        "other": source.other,
        "taken_out": source.taken_out,
        "findings": [asdict(finding) for finding in source.findings],
    }


def _dataset(dataset: Dataset, entry: Entry, kept: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": dataset.name,
        "added": dataset.added.isoformat(),
        "kind": dataset.kind,
        "sample": entry.sample,
        "confirmed": entry.confirmed,
        "once": entry.once,
        "columns": json.loads(record.to_text(entry.columns)),
        "findings": json.loads(record.to_text(entry.findings)),
        "sources": kept,
    }
