"""The cells of the files a dataset is made of, kept once and compressed, column by column."""

import json
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.ipc as ipc

from cxmetrics.model import Finding, SourceFile
from cxmetrics.store import record
from cxmetrics.store.query import Query, safe

FIELDS = "id, dataset, file, names, own, other, taken_out, findings"
PART = 100_000
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
    """Writes the cells, as text or encoded, into the new table source_<id>, a row for each part of them."""
    names = [safe(name) for name in rows.column_names]
    table, places = f"source_{int(id_)}", ", ".join("?" * (len(names) + 1))
    cursor.execute("BEGIN")
    try:
        cursor.execute(f"CREATE TABLE {table} ({', '.join(f'{name} BLOB' for name in names)}, part BIGINT)")
        with ThreadPoolExecutor(max_workers=2) as pool:
            # a statement for each part: the memory of one serves the next
            for at, start in enumerate(range(0, max(rows.num_rows, 1), PART)):
                packed = list(pool.map(_packed, rows.slice(start, PART).columns))
                cursor.execute(f"INSERT INTO {table} VALUES ({places})", [*packed, at])
        cursor.execute("COMMIT")
    except BaseException:
        cursor.execute("ROLLBACK")
        raise


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
    """A column compressed; an encoded one packs best."""
    sink = pa.BufferOutputStream()
    table = pa.table({"cells": column.combine_chunks()})
    with ipc.new_stream(sink, table.schema, options=PACKED) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def _unpacked(packed: bytes) -> pa.Array:
    column = ipc.open_stream(packed).read_all().column(0)
    return column.cast(pa.string()).combine_chunks()


def as_record(source: Source) -> dict[str, Any]:
    """A source as a JSON object, without its numbers."""
    return {
        "file": asdict(source.file),
        "names": source.names,
        "own": source.own,
        "other": source.other,
        "taken_out": source.taken_out,
        "findings": [asdict(finding) for finding in source.findings],
    }


def of_record(id_: int, dataset: int, found: Mapping[str, Any]) -> Source:
    """The source of such an object, under these numbers."""
    return Source(
        id_,
        dataset,
        record.file(found["file"]),
        tuple((name, label) for name, label in found["names"]),
        found["own"],
        found["other"],
        found["taken_out"],
        tuple(map(record.finding, found["findings"])),
    )


def of(database_rows: Sequence[tuple[Any, ...]]) -> tuple[Source, ...]:
    """The sources of catalogue rows, whose fields are FIELDS."""
    texts = {"file", "names", "findings"}
    fields = FIELDS.split(", ")[2:]
    return tuple(
        of_record(
            id_,
            dataset,
            {
                name: json.loads(value) if name in texts else value
                for name, value in zip(fields, row, strict=True)
            },
        )
        for id_, dataset, *row in database_rows
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
                *(
                    json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | tuple) else value
                    for value in as_record(source).values()
                ),
            ],
        )
