"""Parquet: columns of any type as the text a person would write."""

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from cxmetrics.errors import NotReadable
from cxmetrics.reading.container import Container
from cxmetrics.reading.containers._cells import plain
from cxmetrics.reading.containers._written import flat, held, written
from cxmetrics.reading.grid import Grid, text_table
from cxmetrics.reading.limits import check_cell, check_columns, check_held, check_unpacked, check_values

_MARK = b"PAR1"
_BATCH = 4096


def claims(name: str, data: bytes) -> bool:  # noqa: ARG001 - known by its content alone
    """Whether it begins as Parquet does."""
    return data.startswith(_MARK)


def read(name: str, data: bytes, sheet: str | None = None) -> Grid:  # noqa: ARG001 - it has no sheets
    """The columns as text under a row of their names; fields of a field are named “reviewer.displayName”."""
    try:
        table = _loaded(name, data)
        columns = [
            plain(pa.chunked_array([pa.array([label], pa.string()), *cells])) for label, cells in table
        ]
        check_columns(name, len(columns))
        return Grid(text_table(columns), "utf-8")
    except (pa.ArrowException, OSError, ValueError, KeyError, OverflowError, MemoryError) as error:
        raise NotReadable(
            f"“{name}” could not be opened as a Parquet file.",
            why="The file is damaged or not complete, or it is something else under this name.",
            fix="Export or download it again, or save the answers as CSV or Excel (.xlsx).",
        ) from error


def _loaded(name: str, data: bytes) -> list[tuple[str, list[pa.Array]]]:
    """Labels and cells of the columns, read a little at a time and refused as soon as they are too much."""
    file = pq.ParquetFile(pa.BufferReader(data), read_dictionary=_texts(data))
    _check_size(name, file.metadata)
    columns: list[tuple[str, list[pa.Array]]] = []
    size = 0
    for batch in file.iter_batches(_BATCH):
        found = [
            each
            for label, array in zip(batch.schema.names, batch.columns, strict=True)
            for each in flat(label, array)
        ]
        size += sum(held(array) for _, array in found)
        check_held(name, size)
        columns = columns or [(label, []) for label, _ in found]
        for (_, cells), (_, array) in zip(columns, found, strict=True):
            cells.append(written(array))
            check_cell(name, pc.max(pc.binary_length(cells[-1])).as_py() or 0)
    return columns or [(label, []) for label in file.schema_arrow.names]


def _texts(data: bytes) -> list[str]:
    """The columns of text; read as a list of different texts they take no more memory than in the file."""
    schema = pq.read_metadata(pa.BufferReader(data)).schema
    columns = (schema.column(place) for place in range(len(schema)))
    return [column.path for column in columns if column.physical_type == "BYTE_ARRAY"]


def _check_size(name: str, metadata: pq.FileMetaData) -> None:
    groups = [metadata.row_group(place) for place in range(metadata.num_row_groups)]
    check_columns(name, metadata.num_columns)
    check_values(name, metadata.num_rows * metadata.num_columns)
    check_unpacked(name, sum(group.total_byte_size for group in groups))
    check_values(
        name, sum(group.column(place).num_values for group in groups for place in range(group.num_columns))
    )


CONTAINER = Container(id="parquet", name="Parquet", endings=("parquet",), claims=claims, read=read)
