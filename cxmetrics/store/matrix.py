"""Several columns of a table, response by response: what cannot be computed from counts alone.

Nothing of it is shown: correlations, resamples and numbers of words are.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cxmetrics.model import Dataset, Slice
from cxmetrics.store.evidence import source
from cxmetrics.store.fetch import table_of
from cxmetrics.store.query import Query, safe
from cxmetrics.store.workspace import Workspace

ENOUGH = 50_000
"""From so many responses on, more of them move a correlation by less than .01, and take seconds to read."""
_STEP, _TURN = 618_034, 1_000_003
"""The golden ratio of a prime: such steps fall evenly on the turn, in whatever rhythm a file repeats itself."""


def some(workspace: Workspace, dataset: Dataset, part: Slice, most: int) -> tuple[str, ...]:
    """What must hold of a response to be one of about `most`, spread over the file; nothing of no more than that."""
    rows, values = source(table_of(dataset), part)
    ((n,),) = workspace.rows(Query(f"SELECT COUNT(*) AS n FROM {rows}", values))
    return (f"response * {_STEP} % {_TURN} < {_TURN * most // n}",) if n > most else ()


def each_response(table: str, columns: Sequence[str], part: Slice, *conditions: str) -> Query:
    """Rows (each of `columns`) in the order of the file."""
    names = ", ".join(safe(column) for column in columns)
    rows, values = source(table, part, *conditions)
    return Query(f"SELECT {names} FROM {rows} ORDER BY response", values)


def cells(workspace: Workspace, dataset: Dataset, columns: Sequence[str], part: Slice) -> pa.Table:
    """The columns as they are stored, of the responses of the slice."""
    return workspace.arrow(each_response(table_of(dataset), columns, part))


def matrix(
    workspace: Workspace, dataset: Dataset, columns: Sequence[str], part: Slice, *, most: int | None = None
) -> npt.NDArray[np.float64]:
    """Columns of numbers as responses × columns, NaN where one is blank; of about `most` responses."""
    picked = some(workspace, dataset, part, most) if most else ()
    return numbers(workspace.arrow(each_response(table_of(dataset), columns, part, *picked)))


def numbers(found: pa.Table) -> npt.NDArray[np.float64]:
    """A table of numbers as rows × columns, NaN where one is blank; filled column by column."""
    values = np.empty((found.num_rows, found.num_columns))
    for place, column in enumerate(found.columns):
        values[:, place] = column.cast(pa.float64()).to_numpy()
    return values
