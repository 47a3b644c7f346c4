"""What the engine asks of a table of figures that were worked out elsewhere: the figures as they stand."""

from collections.abc import Sequence

from cxmetrics.model import Slice
from cxmetrics.store.evidence import where
from cxmetrics.store.query import Query, safe


def figures(table: str, groups: Sequence[str], columns: Sequence[str], part: Slice) -> Query:
    """Rows (day, the `groups`, the figures of `columns`) in order of time; nothing is averaged again."""
    clause, values = where(part)
    picked = ["day", *map(safe, groups), *map(safe, columns)]
    order = ["day", *map(safe, groups), "response"]
    return Query(f"SELECT {', '.join(picked)} FROM {safe(table)}{clause} ORDER BY {', '.join(order)}", values)
