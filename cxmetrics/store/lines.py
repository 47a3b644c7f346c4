"""The lines of a list of orders, with what its numbers say about cancelled ones."""

from cxmetrics.meaning.tables.cancelled import is_marked
from cxmetrics.model import Dataset
from cxmetrics.store import orders as asked
from cxmetrics.store.orders import Lines
from cxmetrics.store.workspace import Workspace


def as_marked(workspace: Workspace, dataset: Dataset) -> Lines:
    """The columns of a list of orders, cancelled ones told by the mark of their number where it has one."""
    lines = asked.lines(dataset)
    if not lines.numbered:
        return lines
    ((with_mark, with_digit, numbered),) = workspace.rows(asked.marks(lines))
    return asked.lines(dataset, marked=is_marked(int(with_mark or 0), int(with_digit or 0), numbered))
