"""A workspace as one ZIP of texts, readable without this program, and back again.

It holds the catalogue as JSON, with what people told about the datasets, and the cells of each file as CSV, so that it outlives the storage format
of the database. Nothing that was computed is in it: restoring computes it anew.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

import pyarrow.csv as pa_csv

from cxmetrics.model import Dataset, Finding, Severity
from cxmetrics.store import catalogue, flip, notes, record, sources
from cxmetrics.store.backup_file import CATALOGUE, VERSION, Backup, Saved, cells_of, opened
from cxmetrics.store.build import Gathered
from cxmetrics.store.catalogue import Entry
from cxmetrics.store.draft import already_here
from cxmetrics.store.query import Query
from cxmetrics.store.sources import Source
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
                kept.append({"cells": name} | sources.as_record(source))
            told = notes.as_record(workspace, dataset.id)
            datasets.append(_dataset(dataset, entry, kept) | told)
        remembered = [
            json.loads(columns) for (columns,) in workspace.rows(Query("SELECT columns FROM mapping"))
        ]
        whole = {"cxmetrics_backup": VERSION, "datasets": datasets, "mappings": remembered}
        archive.writestr(CATALOGUE, json.dumps(whole, ensure_ascii=False, indent=1))


def read(workspace: Workspace, data: bytes) -> tuple[Finding, ...]:
    """Restores what a backup holds and the workspace does not, all or nothing; says what came and what did not.

    Raises NotReadable when it is no backup or is damaged; the workspace is then as it was.
    """
    with workspace.one_at_a_time(), opened(data) as backup:
        findings: list[Finding] = []
        ready: list[_Ready] = []
        for saved in backup.datasets:
            wanted, told = _wanted(workspace, saved)
            findings += told
            if wanted:
                ready.append(_prepared(workspace, backup, saved, wanted))
                findings.append(_restored(ready[-1]))
        with workspace.change() as cursor:
            for one in ready:
                catalogue.insert(cursor, one.saved.entry, one.saved.name, one.saved.added)
                notes.restore(cursor, one.saved.entry.id, one.saved.told, one.note_ids)
                if one.built:
                    gathered, facts = one.built
                    catalogue.update(cursor, one.saved.entry, gathered.files, gathered.findings, facts)
            for columns in backup.mappings:
                cursor.execute("INSERT OR IGNORE INTO mapping VALUES (?, ?)", columns)
        return tuple(findings)


@dataclass(frozen=True)
class _Ready:
    """A dataset whose cells and responses are written and wait for the catalogue to say so."""

    saved: Saved
    note_ids: tuple[int, ...]
    built: tuple[Gathered, tuple[Any, ...]] | None = None


def _wanted(workspace: Workspace, saved: Saved) -> tuple[list[Source], list[Finding]]:
    """The files that are restored, and what there is to say of those that are not.

    Where the others are here already, a file that joins them or was taken out has nothing to come back to.
    """
    every = saved.entry.sources
    here = [source for source in every if workspace.holding(source.file.sha256)]
    told = [already_here(source.file.name, "one in this workspace") for source in here]
    new = [source for source in every if source not in here]
    held = {name for source in new if source.own is None for name, _ in source.names}
    wanted = [source for source in new if source.own is None or source.own in held]
    if not any(source.adds_rows for source in wanted):
        wanted = []
    lone = [source for source in new if source not in wanted]
    return wanted, told + [_left(source, saved) for source in lone]


def _prepared(workspace: Workspace, backup: Backup, saved: Saved, wanted: Sequence[Source]) -> _Ready:
    id_, kept = workspace.number(), []
    for source in wanted:
        new = replace(source, id=workspace.number(), dataset=id_)
        with workspace.cursor() as cursor:
            sources.keep(cursor, new.id, cells_of(backup, source))
        kept.append(new)
    found = replace(saved, entry=replace(saved.entry, id=id_, sources=tuple(kept)))
    note_ids = tuple(workspace.number() for _ in saved.told.notes)
    built = flip.built(workspace, workspace.shelf, found.entry) if found.entry.confirmed else None
    return _Ready(found, note_ids, built)


def _restored(ready: _Ready) -> Finding:
    rows = f"{ready.built[1][1]:,} responses" if ready.built else "its columns wait to be confirmed"
    return Finding(Severity.NOTE, ready.saved.name, f"This dataset was restored: {rows}.", "Nothing to do.")


def _left(source: Source, saved: Saved) -> Finding:
    why = "joins them" if source.own else "was taken out"
    return Finding(
        Severity.WARNING,
        source.file.name,
        f"This file was not restored: it {why}, and the files of “{saved.name}” it belongs to are here already.",
        "Add the file itself again if you want it here.",
    )


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
