"""The responses behind a figure."""

from collections.abc import Sequence

from cxmetrics.model import Quadrant, Slice
from cxmetrics.store.evidence import Cut, greats, source
from cxmetrics.store.query import Query, safe


def responses(
    table: str,
    columns: Sequence[str],
    comments: Sequence[str],
    part: Slice,
    *,
    quadrant: Quadrant | None,
    cut: Cut,
    most: int,
) -> Query:
    """Rows with both scores, in `quadrant` if one is given: those with a comment first, then the newest.

    The columns come as comments, both scores, `columns`.
    """
    conditions = ["service IS NOT NULL", "experience IS NOT NULL"]
    if quadrant is not None:
        sides = (quadrant.great_service, quadrant.great_experience)
        conditions += [
            great if is_great else f"NOT {great}" for great, is_great in zip(greats(cut), sides, strict=True)
        ]
    rows, values = source(table, part, *conditions)
    said = " AND ".join(f"{safe(name)} IS NULL" for name in comments)
    order = [f"CASE WHEN {said} THEN 1 ELSE 0 END"] if said else []
    picked = ", ".join([*map(safe, comments), "service", "experience", *map(safe, columns)])
    return Query(
        f"SELECT {picked} FROM {rows} "
        f"ORDER BY {', '.join([*order, 'day DESC', 'response'])} LIMIT {int(most)}",
        values,
    )
