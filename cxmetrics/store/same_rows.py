"""Rows of two files that are the same in every cell."""

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cxmetrics.store.query import safe


class Fingerprints:
    """Compares files row by row; what it took to look at a file is remembered while it lives."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self.cursor = cursor
        self._seen: dict[tuple[int, tuple[str, ...]], npt.NDArray[np.uint64]] = {}

    def same(self, older: pa.Table, newer: pa.Table, names: list[str]) -> tuple[npt.NDArray[np.int64], float]:
        """The places of the older file's rows that the newer one has too, and how many chance would make.

        A row that stands twice in one of them and once in the other is the same once. Chance is judged by
        how often rows within one file are alike.
        """
        nowhere = np.empty(0, np.int64)
        if not names:
            return nowhere, 0.0
        one, other = self._of(older, names), self._of(newer, names)
        mine = np.flatnonzero(np.isin(one, other))
        if not len(mine):
            return nowhere, 0.0
        theirs = np.flatnonzero(np.isin(other, one))
        places = self._exactly(older.select(names).take(mine), newer.select(names).take(theirs), names)
        return mine[places], max(_alike(one), _alike(other)) * len(one) * len(other)

    def _of(self, rows: pa.Table, names: list[str]) -> npt.NDArray[np.uint64]:
        key = (id(rows), tuple(names))
        if key not in self._seen:
            self.cursor.register("hashed", numbered(rows.select(names)))
            picked = ", ".join(safe(name) for name in names)
            found = self.cursor.execute(f"SELECT hash({picked}) AS h FROM hashed ORDER BY at_row")
            self._seen[key] = np.asarray(found.fetchnumpy()["h"], np.uint64)
            self.cursor.unregister("hashed")
        return self._seen[key]

    def _exactly(self, older: pa.Table, newer: pa.Table, names: list[str]) -> npt.NDArray[np.int64]:
        """The places in `older` whose row stands in `newer` as often; hashes alone might deceive."""
        picked = ", ".join(safe(name) for name in names)
        nth = f"SELECT *, ROW_NUMBER() OVER (PARTITION BY {picked} ORDER BY at_row) AS nth"
        equal = " AND ".join(f"o.{name} IS NOT DISTINCT FROM n.{name}" for name in names)
        self.cursor.register("older", numbered(older))
        self.cursor.register("newer", numbered(newer))
        found = self.cursor.execute(
            f"SELECT o.at_row FROM ({nth} FROM older) AS o JOIN ({nth} FROM newer) AS n "
            f"ON o.nth = n.nth AND {equal} ORDER BY 1"
        ).fetchnumpy()["at_row"]
        self.cursor.unregister("older")
        self.cursor.unregister("newer")
        return np.asarray(found, np.int64)


def numbered(rows: pa.Table) -> pa.Table:
    """The rows with their places as the column at_row."""
    return rows.append_column("at_row", pa.array(np.arange(rows.num_rows)))


def _alike(hashes: npt.NDArray[np.uint64]) -> float:
    """How likely two rows of one file are the same."""
    n = len(hashes)
    counts = np.unique(hashes, return_counts=True)[1].astype(float)
    return float((counts * (counts - 1)).sum() / (n * (n - 1))) if n > 1 else 0.0
