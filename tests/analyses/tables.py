"""Tables that are no surveys, recognised and stored as a file would be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from cxmetrics.meaning import Recognition, recognise
from cxmetrics.model import Dataset, SourceFile
from cxmetrics.reading import read
from cxmetrics.store import Workspace
from cxmetrics.store.draft import Draft
from tests.shared import shared

Cells = Sequence[str | None]


@dataclass(frozen=True)
class Stored:
    workspace: Workspace
    dataset: Dataset
    seen: Recognition

    def __iter__(self):
        return iter((self.workspace, self.dataset))

    def name(self, label: str) -> str:
        """The safe name of the column with this label."""
        return next(column.name for column in self.dataset.columns if column.label == label)


def stored(columns: Mapping[str, Cells]) -> Stored:
    """The table with its columns as they are recognised."""
    rows = pa.table({f"c{i}": pa.array(cells, pa.string()) for i, cells in enumerate(columns.values(), 1)})
    return kept(tuple(columns), rows)


def real(path: str) -> Stored:
    """A file of the shared folder."""
    file = shared(f"data/{path}")
    found = read(file.name, file.read_bytes())
    return kept(found.labels, found.rows)


def kept(labels: Sequence[str], rows: pa.Table) -> Stored:
    seen = recognise(labels, rows)
    file = SourceFile("table.csv", "0" * 64, 1, "plain", "utf-8", None, rows.num_rows, rows.num_rows)
    workspace = Workspace()
    staged = workspace.stage(Draft("table.csv", rows, (file,), seen.columns, seen.findings))
    dataset = workspace.confirm(staged.id, staged.columns)
    return Stored(workspace, replace(dataset, kind=seen.kind), seen)
