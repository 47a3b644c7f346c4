"""The responses behind a figure."""

from collections.abc import Sequence

from cxmetrics.model import Quadrant, Slice
from cxmetrics.store.evidence import source
from cxmetrics.store.query import Query, safe


def responses(
    table: str,
    columns: Sequence[str],
    comments: Sequence[str],
    part: Slice,
    *,
    quadrant: Quadrant | None,
    cut: float,
    most: int,
) -> Query:
    """Rows with both scores, in `quadrant` if one is given: those with a comment first, then the newest.

    The columns come as comments, both scores, `columns`.
    """
    conditions = ["service IS NOT NULL", "experience IS NOT NULL"]
    if quadrant is not None:
        for side, great in (("service", quadrant.great_service), ("experience", quadrant.great_experience)):
            conditions.append(f"{side} {'>=' if great else '<'} {float(cut)!r}")
    rows, values = source(table, part, *conditions)
    said = " AND ".join(f"{safe(name)} IS NULL" for name in comments)
    order = [f"CASE WHEN {said} THEN 1 ELSE 0 END"] if said else []
    picked = ", ".join([*map(safe, comments), "service", "experience", *map(safe, columns)])
    return Query(
        f"SELECT {picked} FROM {rows} "
        f"ORDER BY {', '.join([*order, 'day DESC', 'response'])} LIMIT {int(most)}",
        values,
    )
