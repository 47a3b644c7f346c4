"""What those wrote who rated one thing lowest."""

from collections.abc import Sequence

from cxmetrics.model import Column, Slice
from cxmetrics.store.evidence import source
from cxmetrics.store.query import Query, safe


def lowest_raters(
    table: str, column: Column, below: float, comments: Sequence[str], part: Slice, *, most: int
) -> Query:
    """Rows (each of `comments`) of those whose answer is worse than `below` (on 0–100) and who wrote: the lowest first, then the newest.

    Raises ValueError for a column without a scale.
    """
    scale = column.scale
    if scale is None:
        raise ValueError(f"{column.label} is not answered on a scale")
    start, step = scale.pomp(0.0), scale.pomp(1.0) - scale.pomp(0.0)
    score = f"({start!r} + {step!r} * {safe(column.name)})"
    written = " OR ".join(f"{safe(name)} IS NOT NULL" for name in comments)
    rows, values = source(table, part, f"{score} < {float(below)!r}", f"({written})")
    names = ", ".join(map(safe, comments))
    return Query(f"SELECT {names} FROM {rows} ORDER BY {score}, day DESC, response LIMIT {int(most)}", values)
