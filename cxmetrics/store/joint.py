"""How often values of several columns occurred together."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from cxmetrics.model import Dataset, Pairs, Role, Slice
from cxmetrics.store.evidence import source, where
from cxmetrics.store.fetch import table_of
from cxmetrics.store.query import Query, safe
from cxmetrics.store.workspace import Workspace


def combinations(table: str, columns: Sequence[str], part: Slice) -> Query:
    """Rows (each of `columns`, then n): how often each combination occurred, of responses that have them all."""
    names = ", ".join(safe(column) for column in columns)
    rows, values = source(table, part, *(f"{safe(column)} IS NOT NULL" for column in columns))
    return Query(f"SELECT {names}, COUNT(*) AS n FROM {rows} GROUP BY {names} ORDER BY {names}", values)


def together(
    workspace: Workspace, dataset: Dataset, columns: Sequence[str], part: Slice
) -> list[tuple[Any, ...]]:
    """The rows of `combinations`, in order; every response counts the same, also where there are weights."""
    return workspace.rows(combinations(table_of(dataset), columns, part))


def joint(workspace: Workspace, dataset: Dataset, first: str, second: str, part: Slice) -> Pairs:
    """How often each pair of values of two different columns of numbers occurred."""
    rows = together(workspace, dataset, (first, second), part)
    return Pairs(tuple((float(x), float(y), n) for x, y, n in rows))


def latest_pair(responses: Dataset, first: str, second: str, until: date, part: Slice) -> Query:
    """Rows (who, score_1, score_2): of each customer the latest response up to a day that answers both questions."""
    who, one, two = safe(responses.by_role(Role.CUSTOMER)[0].name), safe(first), safe(second)
    given = (f"{name} IS NOT NULL" for name in (who, one, two))
    clause, values = where(part, *given, "day <= ?")
    return Query(
        f"SELECT who, score_1, score_2 FROM (SELECT {who} AS who, {one} AS score_1, {two} AS score_2, "
        f"ROW_NUMBER() OVER (PARTITION BY {who} ORDER BY day DESC, response DESC) AS newest "
        f"FROM {safe(table_of(responses))}{clause}) AS answers WHERE newest = 1",
        (until, *values),
    )
