"""Takes over the tables of text in which older versions kept a dataset's cells."""

import json
from typing import TYPE_CHECKING

from cxmetrics.model import SourceFile
from cxmetrics.store import record, sources
from cxmetrics.store.query import Query, safe

if TYPE_CHECKING:
    from cxmetrics.store.database import Database


def adopt(database: "Database") -> None:
    """Keeps the cells of every table of text as sources, one a file; what is done stays done."""
    waiting = database.rows(
        Query(
            "SELECT text_table.dataset, text_table.name, files, columns FROM text_table "
            "JOIN dataset ON dataset.id = text_table.dataset"
        )
    )
    for dataset, name, files, columns in waiting:
        names = tuple((column["name"], column["label"]) for column in json.loads(columns))
        _take_over(database, dataset, name, [record.file(found) for found in json.loads(files)], names)
    if database.rows(Query("SELECT 1 FROM text_table LIMIT 1")):
        with database.change() as cursor:
            cursor.execute("DELETE FROM text_table")


def _take_over(
    database: "Database",
    dataset: int,
    table: str,
    files: list[SourceFile],
    names: tuple[tuple[str, str], ...],
) -> None:
    """The rows of the table, which stand in the order of the files, as one source a file."""
    picked = ", ".join(safe(name) for name, _ in names)
    rows = database.arrow(Query(f"SELECT {picked} FROM {safe(table)} ORDER BY row_no"))
    found, start = [], 0
    for file in files:
        source = sources.Source(database.number(), dataset, file, names)
        with database.cursor() as cursor:
            sources.keep(cursor, source.id, rows.slice(start, file.kept))
        found.append(source)
        start += file.kept
    with database.change() as cursor:
        sources.write(cursor, found)
        cursor.execute("DELETE FROM text_table WHERE dataset = ?", [dataset])
