"""The newest response of each customer up to a day, by its number."""

from datetime import date

from cxmetrics.model import Dataset, Role, Slice
from cxmetrics.store.evidence import where
from cxmetrics.store.fetch import table_of
from cxmetrics.store.query import Query, safe


def newest_response(responses: Dataset, until: date, part: Slice) -> Query:
    """Rows (who, score_1, score_2): of each customer the number of the newest response; score_2 is NULL."""
    who = safe(responses.by_role(Role.CUSTOMER)[0].name)
    clause, values = where(part, f"{who} IS NOT NULL", "day <= ?")
    return Query(
        f"SELECT who, score_1, NULL AS score_2 FROM (SELECT {who} AS who, response AS score_1, "
        f"ROW_NUMBER() OVER (PARTITION BY {who} ORDER BY day DESC, response DESC) AS newest "
        f"FROM {safe(table_of(responses))}{clause}) AS answers WHERE newest = 1",
        (until, *values),
    )
