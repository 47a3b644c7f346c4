"""The rows of a dataset, put together from its sources."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import duckdb
import numpy as np
import pyarrow as pa

from cxmetrics.model import Column, Finding, Role, SourceFile
from cxmetrics.store import groups, joins, overlap
from cxmetrics.store.sources import Source
from cxmetrics.store.typed import FILE


class Cells(Protocol):
    """Hands out columns of a source, as `Shelf.cells` does."""

    def __call__(self, source: Source, names: Sequence[str], *, encoded: bool = False) -> pa.Table:
        """Those of `names` that the source has."""


@dataclass(frozen=True)
class Gathered:
    """The cells of all files together with a column row_no, the files as they count now, and findings."""

    rows: pa.Table
    files: tuple[SourceFile, ...]
    findings: tuple[Finding, ...]


def gather(
    cursor: duckdb.DuckDBPyConnection,
    sources: Sequence[Source],
    columns: Sequence[Column],
    cells: Cells,
    *,
    whole: bool,
) -> Gathered:
    """Every file that adds rows below the others, each response once; then the files that join them.

    What two files share is left out here and not when it is stored, so that taking one of them out
    gives the other its rows back. `whole` is what `overlap.once` asks.
    """
    adding = [source for source in sources if source.adds_rows]
    wanted = _wanted(columns, sources, every=len(adding) > 1)
    alone = sum(not source.taken_out for source in sources) == 1
    parts = [overlap.Part(s.file.name, cells(s, wanted, encoded=alone)) for s in adding]
    counted = overlap.once(cursor, parts, columns, whole=whole)
    grouped = any(column.name == groups.NAME for column in columns)
    tables: list[pa.Table] = []
    files = {source.id: source.file for source in sources}
    for source, part, keep, dropped in zip(adding, parts, counted.keep, counted.dropped, strict=True):
        rows = part.rows if keep is None else part.rows.filter(keep)
        if grouped:
            rows = rows.append_column(groups.NAME, groups.cells(source.file.group, rows.num_rows))
        if _are_replied(columns):
            rows = rows.append_column(FILE, pa.repeat(len(tables), rows.num_rows))
        tables.append(rows)
        files[source.id] = replace(source.file, kept=rows.num_rows, dropped=source.file.dropped + dropped)
    together = pa.concat_tables(tables, promote_options="default")
    together, found = joins.joined(together, sources, cells)
    missing = [c.name for c in columns if c.role is not Role.IGNORE and c.name not in together.column_names]
    for name in missing:
        together = together.append_column(name, pa.nulls(together.num_rows, pa.string()))
    numbers = pa.array(np.arange(1, together.num_rows + 1))
    return Gathered(
        together.append_column("row_no", numbers),
        tuple(replace(files[source.id], taken_out=source.taken_out) for source in sources),
        counted.findings + found,
    )


def _are_replied(columns: Sequence[Column]) -> bool:
    return any(column.role is Role.REPLIED for column in columns)


def _wanted(columns: Sequence[Column], sources: Sequence[Source], *, every: bool) -> list[str]:
    """The columns to read: those that are used, and all of them where files may overlap."""
    used = {column.name for column in columns if every or column.role is not Role.IGNORE}
    keys = {source.own for source in sources if source.own}
    return sorted(used | keys)
