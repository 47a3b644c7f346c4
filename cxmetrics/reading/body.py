"""What stands below the names of the columns, on its way to the rows that are responses."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.model import Dropped, Finding

Places = Callable[[Iterable[int]], tuple[int, ...]]


@dataclass(frozen=True)
class Body:
    """The rows under `labels`; what was left out of them is counted, and the texts among that are `notes`.

    `places` turns places in `rows`, which ascend, into rows of the file.
    """

    labels: tuple[str, ...]
    rows: pa.Table
    places: Places
    dropped: tuple[Dropped, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()

    def without(self, left_out: pa.Array | pa.ChunkedArray, reason: str) -> "Body":
        """The same less the rows for which `left_out` is true, counted under `reason`."""
        count = pc.sum(left_out).as_py() or 0
        if not count:
            return self
        kept = pc.invert(left_out)
        indices, before = pc.indices_nonzero(kept), self.places

        def places(found: Iterable[int]) -> tuple[int, ...]:
            return before([indices[index].as_py() for index in found])

        dropped = (*self.dropped, Dropped(reason, count))
        return replace(self, rows=self.rows.filter(kept), places=places, dropped=dropped)

    def without_rows(self, indices: Iterable[int], reason: str) -> "Body":
        """The same less the rows at these places."""
        left_out = np.zeros(self.rows.num_rows, dtype=bool)
        left_out[list(indices)] = True
        return self.without(pa.array(left_out), reason) if left_out.any() else self

    def noted(self, *findings: Finding, notes: tuple[str, ...] = ()) -> "Body":
        """The same with more findings and notes."""
        return replace(self, findings=(*self.findings, *findings), notes=(*self.notes, *notes))

    def cells(self, first: int, count: int) -> list[tuple[str, ...]]:
        """The cells of `count` rows from `first` on, blank ones as empty texts."""
        columns = [column.fill_null("").to_pylist() for column in self.rows.slice(first, count).columns]
        return list(zip(*columns, strict=True))
