"""The workspace: datasets in one DuckDB file, changed all or nothing."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from threading import RLock
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from cxmetrics.errors import UnknownName
from cxmetrics.model import Column, Dataset
from cxmetrics.store import record, typed
from cxmetrics.store.connection import MEMORY, connect
from cxmetrics.store.draft import Draft, still_open
from cxmetrics.store.migrate import migrate
from cxmetrics.store.query import Query, safe

OWN_TABLE = re.compile(r"raw_\d+|responses_\d+_\d+")


class Workspace:
    """Datasets, their columns and responses. Safe to share between threads: every use has its cursor."""

    def __init__(self, path: str = MEMORY) -> None:
        self.path = path
        self._connection = connect(path)
        self._changing = RLock()
        migrate(self._connection)
        self._sweep()

    def close(self) -> None:
        """Closes the file; the workspace cannot be used any more."""
        self._connection.close()

    def rows(self, query: Query) -> list[tuple[Any, ...]]:
        """All rows of `query`."""
        with self._connection.cursor() as cursor:
            return cursor.execute(query.sql, list(query.values)).fetchall()

    def arrow(self, query: Query) -> pa.Table:
        """All rows of `query` as an Arrow table."""
        with self._connection.cursor() as cursor:
            return cursor.sql(query.sql, params=list(query.values)).to_arrow_table()

    @contextmanager
    def change(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """One change of the catalogue: committed whole with a new revision, or not at all."""
        with self._changing, self._connection.cursor() as cursor:
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

    def datasets(self) -> tuple[Dataset, ...]:
        """Every dataset, the newest first."""
        sql = f"SELECT {record.FIELDS} FROM dataset WHERE NOT removed ORDER BY id DESC"
        return tuple(record.dataset(row) for row in self.rows(Query(sql)))

    def removed(self) -> tuple[Dataset, ...]:
        """What was removed since the workspace was opened, and can still be restored."""
        sql = f"SELECT {record.FIELDS} FROM dataset WHERE removed ORDER BY id DESC"
        return tuple(record.dataset(row) for row in self.rows(Query(sql)))

    def dataset(self, id_: int) -> Dataset:
        """The dataset with this number; raises UnknownName when there is none."""
        sql = f"SELECT {record.FIELDS} FROM dataset WHERE id = ? AND NOT removed"
        rows = self.rows(Query(sql, (id_,)))
        if not rows:
            raise UnknownName.of("dataset", str(id_), [str(d.id) for d in self.datasets()])
        return record.dataset(rows[0])

    def stage(self, draft: Draft, *, name: str | None = None, sample: bool = False) -> Dataset:
        """Stores a draft's cells as text; the dataset waits until its columns are confirmed."""
        id_ = self._number()
        raw = f"raw_{id_}"
        numbers = pa.array(np.arange(1, draft.rows.num_rows + 1))
        with self._connection.cursor() as cursor:
            cursor.register("incoming", draft.rows.append_column("row_no", numbers))
            cursor.execute(f"CREATE TABLE {safe(raw)} AS SELECT * FROM incoming")
            cursor.unregister("incoming")
        with self.change() as cursor:
            cursor.execute(
                "INSERT INTO dataset (id, name, added, raw, sample, files, columns, findings) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    id_,
                    name or draft.name,
                    datetime.now(UTC).replace(tzinfo=None),
                    raw,
                    sample,
                    record.to_text(draft.files),
                    record.to_text(draft.columns),
                    record.to_text(draft.findings),
                ],
            )
        return self.dataset(id_)

    def confirm(self, id_: int, columns: Sequence[Column]) -> Dataset:
        """Builds the typed responses with these columns beside whatever stands, then flips to them."""
        before = self.dataset(id_)
        dataset = replace(before, columns=tuple(columns))
        findings = still_open(before.findings, before.columns, dataset.columns)
        table = f"responses_{id_}_{self._number()}"
        with self._connection.cursor() as cursor:
            build = typed.create(table, f"raw_{id_}", dataset)
            cursor.execute(build.sql, list(build.values))
            summary = cursor.execute(f"SELECT COUNT(*), MIN(day), MAX(day) FROM {table}").fetchone()
            self._checkpoint(cursor)
        with self.change() as cursor:
            cursor.execute(
                "UPDATE dataset SET typed = ?, columns = ?, findings = ?, responses = ?, first_day = ?, "
                "last_day = ? WHERE id = ?",
                [table, record.to_text(dataset.columns), record.to_text(findings), *(summary or ()), id_],
            )
        return self.dataset(id_)

    def remove(self, id_: int) -> None:
        """Takes the dataset out of sight; `restore` brings it back until the workspace is next opened."""
        self._mark_removed(id_, removed=True)

    def restore(self, id_: int) -> Dataset:
        """Brings a removed dataset back."""
        self._mark_removed(id_, removed=False)
        return self.dataset(id_)

    def holding(self, sha256: str) -> Dataset | None:
        """The dataset that already has the file with this fingerprint, if any."""
        found = (d for d in self.datasets() if any(f.sha256 == sha256 for f in d.files))
        return next(found, None)

    def raw(self, id_: int, name: str) -> pa.ChunkedArray:
        """The cells of one column as they stand in the file."""
        return self.arrow(Query(f"SELECT {safe(name)} FROM raw_{int(id_)} ORDER BY row_no")).column(0)

    @staticmethod
    def _checkpoint(cursor: duckdb.DuckDBPyConnection) -> None:
        """Moves what was written into the file; while others are reading it stays in the log, just as safe."""
        with suppress(duckdb.TransactionException):
            cursor.execute("CHECKPOINT")

    def _mark_removed(self, id_: int, *, removed: bool) -> None:
        with self.change() as cursor:
            cursor.execute("UPDATE dataset SET removed = ? WHERE id = ?", [removed, id_])

    def _number(self) -> int:
        """A number never given before, so that no table is ever written to twice."""
        with self.change() as cursor:
            row = cursor.execute("UPDATE number_given SET last = last + 1 RETURNING last").fetchone()
        assert row is not None  # the migration put one row there
        return int(row[0])

    def _sweep(self) -> None:
        """Drops what an interrupted import or a removal left behind."""
        self._connection.execute("DELETE FROM dataset WHERE removed")
        kept = {
            name
            for row in self._connection.execute("SELECT raw, typed FROM dataset").fetchall()
            for name in row
        }
        for (name,) in self._connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            if OWN_TABLE.fullmatch(name) and name not in kept:
                self._connection.execute(f"DROP TABLE {safe(name)}")
