"""Tables whose columns are given and not recognised, several in one workspace, and a check put to one of them."""

from collections.abc import Sequence
from itertools import count

import pyarrow as pa

from cxmetrics.analyses.checks import checked
from cxmetrics.analyses.checks.check import Checked
from cxmetrics.model import Column, Dataset, Role, Scale, Side, Slice, SourceFile
from cxmetrics.store import Workspace
from cxmetrics.store.draft import Draft

FIVE, YES_NO, LEFT = Scale(1, 5), Scale(0, 1), Scale(0, 1, reversed=True)
NUMBER = count(1)
Given = tuple[Role, Scale | None, Sequence[object]]


def table(workspace: Workspace, **columns: Given) -> Dataset:
    """A dataset with these columns: label, then role, scale and cells; None is a blank cell."""
    made = [
        Column(
            f"c{place}",
            label,
            role,
            Side.OVERALL if scale else None,
            scale=scale,
            date_formats=("%Y-%m-%d %H:%M" if ":" in str(cells[0]) else "%Y-%m-%d",)
            if role in (Role.DATE, Role.REPLIED)
            else (),
        )
        for place, (label, (role, scale, cells)) in enumerate(columns.items(), start=1)
    ]
    rows = pa.table(
        {
            column.name: pa.array(
                [None if c is None else str(c) for c in columns[column.label][2]], pa.string()
            )
            for column in made
        }
    )
    number = next(NUMBER)
    name = f"{number}.csv"
    file = SourceFile(name, f"{number:064}", 1, "plain", "utf-8", None, rows.num_rows, rows.num_rows)
    staged = workspace.stage(Draft(name, rows, (file,), tuple(made), ()))
    return workspace.confirm(staged.id, staged.columns)


def put(id_: str, dataset: Dataset, workspace: Workspace, part: Slice | None = None) -> Checked:
    """The statement put to the dataset."""
    return checked(workspace, dataset, id_, part or Slice())
