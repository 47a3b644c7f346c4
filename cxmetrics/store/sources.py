"""The cells of the files a dataset is made of, kept once and compressed, column by column."""

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.ipc as ipc

from cxmetrics.model import Finding, SourceFile
from cxmetrics.store import record
from cxmetrics.store.query import Query, safe

FIELDS = "id, dataset, file, names, own, other, taken_out, findings"
PART = 100_000
LOOKED_AT = 10_000
FEW = 256
PACKED = ipc.IpcWriteOptions(compression=pa.Codec("zstd", 1), unify_dictionaries=True)


@dataclass(frozen=True)
class Source:
    """One file of a dataset as it was read, and where its cells are.

    `names` pairs each of its columns' safe names in the dataset with the label it has in this file.
    Where `own` is set, it adds no rows: its columns join those of the others whose column `own` holds
    what stands in its column `other`.
    """

    id: int
    dataset: int
    file: SourceFile
    names: tuple[tuple[str, str], ...]
    own: str | None = None
    other: str | None = None
    taken_out: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def adds_rows(self) -> bool:
        """Whether its rows are counted: it is in the dataset and joins nothing."""
        return self.own is None and not self.taken_out


def keep(cursor: duckdb.DuckDBPyConnection, id_: int, rows: pa.Table) -> None:
    """Writes the cells into the new table source_<id>, a row for each part of them."""
    parts = [rows.slice(start, PART) for start in range(0, max(rows.num_rows, 1), PART)]
    with ThreadPoolExecutor(max_workers=2) as pool:
        packed = {
            safe(name): pa.array(list(pool.map(_packed, (part.column(name) for part in parts))), pa.binary())
            for name in rows.column_names
        }
    pa.default_memory_pool().release_unused()
    cursor.register("incoming", pa.table(packed | {"part": pa.array(range(len(parts)))}))
    cursor.execute(f"CREATE TABLE source_{int(id_)} AS SELECT * FROM incoming")
    cursor.unregister("incoming")


def cells(cursor: duckdb.DuckDBPyConnection, source: Source, names: Sequence[str]) -> pa.Table:
    """Those of `names` that this file has, as text; only they are read."""
    own = [safe(name) for name, _ in source.names if name in set(names)]
    if not own:
        return pa.table({"none": pa.nulls(source.file.kept)}).drop_columns("none")
    found = cursor.execute(f"SELECT {', '.join(own)} FROM source_{int(source.id)} ORDER BY part").fetchall()
    with ThreadPoolExecutor(max_workers=4) as pool:
        columns = [list(pool.map(_unpacked, (row[at] for row in found))) for at in range(len(own))]
    return pa.table([pa.chunked_array(parts, pa.string()) for parts in columns], names=own)


def _packed(column: pa.ChunkedArray) -> bytes:
    """A column compressed; one with few different cells keeps each of them once, which packs best."""
    few = len(column.slice(0, LOOKED_AT).unique()) < FEW
    kept = (column.dictionary_encode() if few else column).combine_chunks()
    sink = pa.BufferOutputStream()
    table = pa.table({"cells": kept})
    with ipc.new_stream(sink, table.schema, options=PACKED) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def _unpacked(packed: bytes) -> pa.Array:
    column = ipc.open_stream(packed).read_all().column(0)
    return column.cast(pa.string()).combine_chunks()


def of(database_rows: Sequence[tuple[Any, ...]]) -> tuple[Source, ...]:
    """The sources of catalogue rows, whose fields are FIELDS."""
    return tuple(
        Source(
            id_,
            dataset,
            record.file(json.loads(file)),
            tuple((name, label) for name, label in json.loads(names)),
            own,
            other,
            taken_out,
            record.findings(found),
        )
        for id_, dataset, file, names, own, other, taken_out, found in database_rows
    )


def asked(dataset: int) -> Query:
    """The question for the sources of a dataset, the oldest first."""
    return Query(f"SELECT {FIELDS} FROM source WHERE dataset = ? ORDER BY id", (dataset,))


def write(cursor: duckdb.DuckDBPyConnection, found: Iterable[Source]) -> None:
    """Makes the catalogue say what these sources say, whether or not it knew them."""
    for source in found:
        cursor.execute(
            f"INSERT OR REPLACE INTO source ({FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                source.id,
                source.dataset,
                record.to_text([source.file])[1:-1],
                json.dumps(source.names, ensure_ascii=False),
                source.own,
                source.other,
                source.taken_out,
                record.to_text(source.findings),
            ],
        )
