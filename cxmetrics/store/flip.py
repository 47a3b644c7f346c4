"""Builds the responses of a dataset beside whatever stands, then flips the catalogue to them."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import duckdb

from cxmetrics.model import Dataset
from cxmetrics.store import build, catalogue, memory, orders, typed, unread, words
from cxmetrics.store.build import Gathered
from cxmetrics.store.catalogue import Entry
from cxmetrics.store.database import Database
from cxmetrics.store.query import safe
from cxmetrics.store.shelf import Shelf


def flip(database: Database, shelf: Shelf, entry: Entry, *, remember: bool = False) -> None:
    """Makes the workspace hold what `entry` says; a dataset that waits has nothing to build yet."""
    if not entry.confirmed:
        files = tuple(replace(s.file, taken_out=s.taken_out) for s in entry.sources)
        with database.change() as cursor:
            catalogue.update(cursor, entry, files)
        return
    gathered, facts = built(database, shelf, entry)
    with database.change() as cursor:
        catalogue.update(cursor, entry, gathered.files, gathered.findings, facts)
        if remember and not entry.sample:
            for query in memory.remembered(entry):
                cursor.execute(query.sql, list(query.values))


def built(database: Database, shelf: Shelf, entry: Entry) -> tuple[Gathered, tuple[Any, ...]]:
    """The files as they count in a new typed table; its name, its number of rows, its first and last day."""
    table = f"responses_{entry.id}_{database.number()}"
    with database.cursor() as cursor:
        gathered = build.gather(cursor, entry.sources, entry.columns, shelf.cells, whole=entry.once)
        summary, gathered = _written(cursor, table, entry, gathered)
        database.checkpoint(cursor)
    return gathered, (table, *summary)


def _written(
    cursor: duckdb.DuckDBPyConnection, table: str, entry: Entry, gathered: Gathered
) -> tuple[tuple[Any, ...], Gathered]:
    """Writes the new typed table; returns its number of rows, its first and last day, and what was noticed on the way."""
    dataset = Dataset(entry.id, "", datetime.min, gathered.files, entry.columns, ())
    rows, ready = words.looked_up(cursor, gathered.rows, dataset)
    statement = typed.create(table, "cells", dataset, ready)
    cursor.register("cells", rows)
    cursor.execute(statement.sql, list(statement.values))
    cursor.unregister("cells")
    counts = "".join(f", COUNT({safe(column.name)})" for column in unread.asked(entry.columns))
    row = cursor.execute(f"SELECT COUNT(*), MIN(day), MAX(day){counts} FROM {safe(table)}").fetchone()
    assert row is not None  # an aggregate has one row
    told = [*entry.findings, *(f for source in entry.sources for f in source.findings)]
    found = unread.findings(gathered.rows, entry.columns, row[3:], told)
    if query := orders.unnumbered(table, entry.columns):
        ((lines,),) = cursor.execute(query.sql).fetchall()
        found += orders.told(lines, entry.columns)
    return row[:3], replace(gathered, findings=gathered.findings + found)
