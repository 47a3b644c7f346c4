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
from zipfile import BadZipFile, ZipFile, ZipInfo

import duckdb
import pyarrow as pa
import pyarrow.csv as pa_csv

from cxmetrics.errors import CxError, NotReadable
from cxmetrics.model import Kind
from cxmetrics.store import groups, memory, record
from cxmetrics.store.catalogue import Entry
from cxmetrics.store.fingerprint import fingerprint
from cxmetrics.store.notes import Told
from cxmetrics.store.shape import check
from cxmetrics.store.sources import Source, of_record

CATALOGUE, VERSION = "workspace.json", 1
LARGEST, LARGEST_CATALOGUE, LARGEST_WHOLE = 2**30, 2**27, 2**32
MOST_ENTRIES = 10_000
LONGEST_ROW = 2**26
LONGEST_MARK, MOST_TIMES = 16, 10_000
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
    entry: Entry
    told: Told


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
    """The cells of one file as text; raises ValueError where they are not those the catalogue tells of.

    They are unpacked a part at a time, and no further than the first row too many.
    """
    names = [name for name, _ in source.names]
    incomplete = ValueError(f"the cells of {source.file.name} are not complete")
    parts, count = [], 0
    with backup.archive.open(_packed(backup.archive, source)) as file:
        reader = pa_csv.open_csv(
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
        if reader.schema.names != names:
            raise incomplete
        for part in reader:
            count += part.num_rows
            if count > source.file.kept:
                raise incomplete
            parts.append(part)
    if count < source.file.kept:
        raise incomplete
    return pa.Table.from_batches(parts, reader.schema)


def _packed(archive: ZipFile, source: Source) -> ZipInfo:
    """Where the cells of a file are; raises ValueError where they are larger than such a file can be.

    A cell may stand in a packed or a wide file many times over, so this is far more than it ever is.
    """
    found = archive.getinfo(f"cells/{source.id}.csv")
    marks = LONGEST_MARK * len(source.names) * (source.file.kept + 1)
    if found.file_size > marks + MOST_TIMES * source.file.size:
        raise ValueError(f"the cells of {source.file.name} are larger than the file they came from")
    return found


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
        entry=Entry(
            id=0,
            kind=Kind(found["kind"]),
            sample=found["sample"],
            confirmed=found["confirmed"],
            once=found["once"],
            columns=tuple(record.column(column) for column in found["columns"]),
            findings=tuple(record.finding(finding) for finding in found["findings"]),
            sources=tuple(_source(source) for source in found["sources"]),
        ),
        told=Told.of_record(found),
    )
    check(saved)
    sources = saved.entry.sources
    held = {name for source in sources for name, _ in source.names}
    columns = [column.name for column in saved.entry.columns]
    named = all(_NAME.fullmatch(name) for name in held)
    if not named or len(set(columns)) < len(columns) or not set(columns) <= held | {groups.NAME}:
        raise ValueError("a column has a name that no backup gives")
    if any(not _joins(source, held) for source in sources):
        raise ValueError("a file joins by a column that is not there")
    if not all(map(_adds_up, sources)):
        raise ValueError("the rows of a file are not those kept and those dropped")
    return saved


def _adds_up(source: Source) -> bool:
    file = source.file
    counts = [file.rows, file.kept, file.size, *(dropped.count for dropped in file.dropped)]
    return min(counts) >= 0 and file.rows == file.kept + sum(dropped.count for dropped in file.dropped)


def _joins(source: Source, held: set[str]) -> bool:
    own = [name for name, _ in source.names]
    if len(set(own)) < len(own) or (source.own is None) != (source.other is None):
        return False
    return source.own is None or (source.own in held and source.other in own)


def _source(found: dict[str, Any]) -> Source:
    if not _CELLS.fullmatch(found["cells"]):
        raise ValueError("a file's cells are not where they should be")
    number = int(found["cells"].removeprefix("cells/").removesuffix(".csv"))
    return of_record(number, 0, found)


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
