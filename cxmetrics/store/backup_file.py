"""The ZIP of a backup, opened with suspicion: whoever sends one may have made it to do harm."""

import json
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import duckdb
import pyarrow as pa
import pyarrow.csv as pa_csv

from cxmetrics.errors import CxError, NotReadable
from cxmetrics.model import Column, Finding, Kind
from cxmetrics.store import groups, memory, record
from cxmetrics.store.fingerprint import fingerprint
from cxmetrics.store.shape import check
from cxmetrics.store.sources import Source

CATALOGUE, VERSION = "workspace.json", 1
LARGEST, LARGEST_CATALOGUE, LARGEST_WHOLE = 2**30, 2**27, 2**32
MOST_ENTRIES = 10_000
LONGEST_ROW = 2**26
_CELLS = re.compile(r"cells/[1-9]\d*\.csv")
_NAME = re.compile(r"c[1-9]\d*")
_DAMAGE = (
    *(BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, RecursionError),
    *(ValueError, KeyError, TypeError, AttributeError, pa.ArrowException, duckdb.Error),
)


@dataclass(frozen=True)
class Saved:
    """One dataset of a backup; the numbers of its sources are those of their cells in the backup."""

    name: str
    added: datetime
    kind: Kind
    sample: bool
    confirmed: bool
    once: bool
    columns: tuple[Column, ...]
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Backup:
    """What a backup holds: datasets, remembered mappings as catalogue rows, and the archive with the cells."""

    archive: ZipFile
    datasets: tuple[Saved, ...]
    mappings: tuple[tuple[str, str], ...]


@contextmanager
def opened(data: bytes) -> Iterator[Backup]:
    """The backup in `data`; raises NotReadable, also for what goes wrong while it is used."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_entries(archive)
            found = json.loads(archive.read(CATALOGUE))
            if found["cxmetrics_backup"] != VERSION:
                raise _newer()
            yield Backup(
                archive,
                tuple(map(_saved, _listed(found["datasets"]))),
                tuple(map(_mapping, _listed(found["mappings"]))),
            )
    except CxError:
        raise
    except _DAMAGE as error:
        raise _no_backup(str(error) or type(error).__name__) from error


def cells_of(backup: Backup, source: Source) -> pa.Table:
    """The cells of one file as text; raises ValueError where they are not those the catalogue tells of."""
    names = [name for name, _ in source.names]
    with backup.archive.open(f"cells/{source.id}.csv") as file:
        rows = pa_csv.read_csv(
            file,
            read_options=pa_csv.ReadOptions(block_size=LONGEST_ROW),
            parse_options=pa_csv.ParseOptions(newlines_in_values=True),
            convert_options=pa_csv.ConvertOptions(
                column_types={name: pa.string() for name in names},
                strings_can_be_null=True,
                quoted_strings_can_be_null=False,
                null_values=[""],
            ),
        )
    if rows.column_names != names or rows.num_rows != source.file.kept:
        raise ValueError(f"the cells of {source.file.name} are not complete")
    return rows


def _check_entries(archive: ZipFile) -> None:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_ENTRIES or len(set(names)) < len(names):
        raise ValueError("it has too many parts, or one of them twice")
    for entry in entries:
        if entry.filename != CATALOGUE and not _CELLS.fullmatch(entry.filename):
            raise ValueError("there is something in it that no backup has")
        most = LARGEST_CATALOGUE if entry.filename == CATALOGUE else LARGEST
        if entry.file_size > most:
            raise ValueError("a part of it is larger than any file this program reads")
    if sum(entry.file_size for entry in entries) > LARGEST_WHOLE:
        raise ValueError("unpacked it would be larger than 4 GB")


def _listed(found: Any) -> list[Any]:
    if not isinstance(found, list):
        raise ValueError("its catalogue is laid out otherwise")
    return found


def _saved(found: dict[str, Any]) -> Saved:
    saved = Saved(
        name=found["name"],
        added=datetime.fromisoformat(found["added"]).replace(tzinfo=None),
        kind=Kind(found["kind"]),
        sample=found["sample"],
        confirmed=found["confirmed"],
        once=found["once"],
        columns=tuple(record.column(column) for column in found["columns"]),
        findings=tuple(record.finding(finding) for finding in found["findings"]),
        sources=tuple(_source(source) for source in found["sources"]),
    )
    check(saved)
    held = {name for source in saved.sources for name, _ in source.names}
    columns = [column.name for column in saved.columns]
    named = all(_NAME.fullmatch(name) for name in held)
    if not named or len(set(columns)) < len(columns) or not set(columns) <= held | {groups.NAME}:
        raise ValueError("a column has a name that no backup gives")
    if any(not _joins(source, held) for source in saved.sources):
        raise ValueError("a file joins by a column that is not there")
    return saved


def _joins(source: Source, held: set[str]) -> bool:
    own = [name for name, _ in source.names]
    if len(set(own)) < len(own) or (source.own is None) != (source.other is None):
        return False
    return source.own is None or (source.own in held and source.other in own)


def _source(found: dict[str, Any]) -> Source:
    if not _CELLS.fullmatch(found["cells"]):
        raise ValueError("a file's cells are not where they should be")
    return Source(
        id=int(found["cells"].removeprefix("cells/").removesuffix(".csv")),
        dataset=0,
        file=record.file(found["file"]),
        names=tuple((name, label) for name, label in found["names"]),
        own=found["own"],
        other=found["other"],
        taken_out=found["taken_out"],
        findings=tuple(record.finding(finding) for finding in found["findings"]),
    )


def _mapping(found: list[dict[str, Any]]) -> tuple[str, str]:
    columns = tuple(record.column(column) for column in found)
    for column in columns:
        check(column)
    return fingerprint(memory.labels(columns)), record.to_text(columns)


def _no_backup(why: str) -> NotReadable:
    return NotReadable(
        "This is no backup of cxmetrics, or it is damaged. Nothing was changed.",
        why=f"It could not be read: {why[:200]}.",
        fix="Choose the ZIP file that “Back up” on the Data page saved, as it was saved.",
    )


def _newer() -> NotReadable:
    return NotReadable(
        "This backup was made by a newer version of cxmetrics. Nothing was changed.",
        why="It is laid out in a way this version does not know.",
        fix="Update cxmetrics, then restore it.",
    )
