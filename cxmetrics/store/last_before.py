"""What the same customer had done last before answering: a purchase, or a request for help."""

from cxmetrics.model import Dataset, Role, Slice
from cxmetrics.store.evidence import source
from cxmetrics.store.fetch import table_of
from cxmetrics.store.query import Query, safe


def last_before(responses: Dataset, column: str, other: Dataset, part: Slice) -> Query:
    """Rows (day, before, n): answers to `column` by their day and the customer's last day in `other` up to it.

    `before` is NULL for answers whose customer is in `other` on no day up to theirs, or not named.
    """
    who, did = (safe(dataset.by_role(Role.CUSTOMER)[0].name) for dataset in (responses, other))
    rows, values = source(table_of(responses), part, f"{safe(column)} IS NOT NULL", "day IS NOT NULL")
    return Query(
        "SELECT answered, before, COUNT(*) AS n FROM "
        "(SELECT response, answered, MAX(happened) AS before FROM "
        f"(SELECT response, {who} AS who, day AS answered FROM {rows}) AS answers LEFT JOIN "
        f"(SELECT DISTINCT {did} AS customer, day AS happened FROM {safe(table_of(other))} "
        f"WHERE {did} IS NOT NULL AND day IS NOT NULL) AS deeds ON who = customer AND happened <= answered "
        "GROUP BY response, answered) AS each_answer GROUP BY answered, before ORDER BY 1, 2",
        values,
    )
