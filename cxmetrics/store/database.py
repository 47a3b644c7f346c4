"""The one DuckDB file: questions, and changes that happen whole or not at all."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import RLock
from typing import Any

import duckdb
import pyarrow as pa

from cxmetrics.store.adopt import adopt
from cxmetrics.store.connection import MEMORY, connect
from cxmetrics.store.migrate import migrate
from cxmetrics.store.query import Query, safe

OWN_TABLE = re.compile(r"raw_\d+|source_\d+|responses_\d+_\d+")


class Database:
    """The file behind a workspace. Safe to share between threads: every use has its cursor."""

    def __init__(self, path: str = MEMORY) -> None:
        self.path = path
        self._connection = connect(path)
        self._changing = RLock()
        migrate(self._connection)
        adopt(self)
        self._sweep()

    def close(self) -> None:
        """Closes the file; the workspace cannot be used any more."""
        self._connection.close()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own, to be closed by whoever asked for it."""
        return self._connection.cursor()

    def rows(self, query: Query) -> list[tuple[Any, ...]]:
        """All rows of `query`."""
        with self.cursor() as cursor:
            return cursor.execute(query.sql, list(query.values)).fetchall()

    def arrow(self, query: Query) -> pa.Table:
        """All rows of `query` as an Arrow table."""
        with self.cursor() as cursor:
            return cursor.sql(query.sql, params=list(query.values)).to_arrow_table()

    @contextmanager
    def one_at_a_time(self) -> Iterator[None]:
        """Holds off every other import and change, so that what is built rests on what still stands."""
        with self._changing:
            yield

    @contextmanager
    def change(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """One change of the catalogue: committed whole with a new revision, or not at all."""
        with self._changing, self.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield cursor
                cursor.execute("UPDATE workspace SET revision = revision + 1")
                cursor.execute("COMMIT")
            except BaseException:
                cursor.execute("ROLLBACK")
                raise

    @property
    def revision(self) -> int:
        """Goes up with every change: with a slice, all that a cache key needs."""
        return int(self.rows(Query("SELECT revision FROM workspace"))[0][0])

    def number(self) -> int:
        """A number never given before, so that no table is ever written to twice."""
        with self.change() as cursor:
            row = cursor.execute("UPDATE number_given SET last = last + 1 RETURNING last").fetchone()
        assert row is not None  # the migration put one row there
        return int(row[0])

    @staticmethod
    def checkpoint(cursor: duckdb.DuckDBPyConnection) -> None:
        """Moves what was written into the file; while others are reading it stays in the log, just as safe."""
        with suppress(duckdb.TransactionException):
            cursor.execute("CHECKPOINT")

    def _sweep(self) -> None:
        """Drops what an interrupted import or a removal left behind."""
        with self.change() as cursor:
            cursor.execute(
                "DELETE FROM source WHERE dataset NOT IN (SELECT id FROM dataset WHERE NOT removed)"
            )
            cursor.execute("DELETE FROM dataset WHERE removed")
        kept = {name for (name,) in self.rows(Query("SELECT typed FROM dataset"))}
        kept |= {f"source_{id_}" for (id_,) in self.rows(Query("SELECT id FROM source"))}
        for (name,) in self.rows(Query("SELECT table_name FROM duckdb_tables()")):
            if OWN_TABLE.fullmatch(name) and name not in kept:
                self._connection.execute(f"DROP TABLE {safe(name)}")
