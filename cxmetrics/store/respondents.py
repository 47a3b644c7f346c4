"""What the engine asks of customers who bought and, some of them, answered: beyond their groups.

Days come back as days; nothing is subtracted in SQL.
"""

from cxmetrics.model import Dataset, Role, Slice
from cxmetrics.store.behaviour import each_customer
from cxmetrics.store.evidence import source, where
from cxmetrics.store.fetch import table_of
from cxmetrics.store.orders import Lines
from cxmetrics.store.query import Query, safe


def heard(lines: Lines, orders: Dataset, bought: Slice, responses: Dataset, answered: Slice) -> Query:
    """One row: customers who bought on a second day, and those of them who have ever answered."""
    who = safe(responses.by_role(Role.CUSTOMER)[0].name)
    of_orders, bound = where(bought, "second_day IS NOT NULL")
    of_answers, values = where(answered, f"{who} IS NOT NULL")
    return Query(
        "SELECT COUNT(*) AS returned, COUNT(who) AS heard FROM "
        f"(SELECT customer FROM {each_customer(lines, orders)}{of_orders}) AS returners LEFT JOIN "
        f"(SELECT DISTINCT {who} AS who FROM {safe(table_of(responses))}{of_answers}) AS respondents "
        "ON customer = who",
        (*bound, *values),
    )


def last_bad(
    lines: Lines,
    orders: Dataset,
    bought: Slice,
    responses: Dataset,
    answered: Slice,
    bad: tuple[str, float, float],
) -> Query:
    """Rows (last_day, bad_day, n): customers who gave a bad answer, by their last purchase and last bad answer.

    `bad` names a question and the lowest and highest of its answers that count as bad.
    """
    column, low, high = bad
    who, score = safe(responses.by_role(Role.CUSTOMER)[0].name), safe(column)
    of_orders, bound = where(bought)
    of_answers, values = where(
        answered, f"{who} IS NOT NULL", f"{score} >= {float(low)!r}", f"{score} <= {float(high)!r}"
    )
    return Query(
        "SELECT last_day, bad_day, COUNT(*) AS n FROM "
        f"(SELECT customer, last_day FROM {each_customer(lines, orders)}{of_orders}) AS buyers JOIN "
        f"(SELECT {who} AS who, MAX(day) AS bad_day FROM {safe(table_of(responses))}{of_answers} "
        f"GROUP BY {who}) AS unhappy ON customer = who WHERE bad_day IS NOT NULL "
        "GROUP BY last_day, bad_day ORDER BY 1, 2",
        (*bound, *values),
    )


def sent(
    lines: Lines, orders: Dataset, bought: Slice, referred: Dataset, column: str, answered: Slice
) -> Query:
    """Rows (month, sent, amount, n): what each customer paid, by the month they came and whether somebody sent them."""
    who = safe(referred.by_role(Role.CUSTOMER)[0].name)
    of_orders, bound = where(bought, "amount IS NOT NULL")
    of_answers, values = where(answered, f"{who} IS NOT NULL", f"{safe(column)} IS NOT NULL")
    return Query(
        "SELECT month, was_sent, amount, COUNT(*) AS n FROM "
        f"(SELECT customer, month, amount FROM {each_customer(lines, orders)}{of_orders}) AS buyers JOIN "
        f"(SELECT {who} AS who, MAX({safe(column)}) AS was_sent FROM {safe(table_of(referred))}{of_answers} "
        f"GROUP BY {who}) AS newcomers ON customer = who "
        "GROUP BY month, was_sent, amount ORDER BY 1, 2, 3",
        (*bound, *values),
    )


def with_reason(dataset: Dataset, column: str, reasons: tuple[str, ...], part: Slice) -> Query:
    """One row: those who said yes to `column`, and how many of them answered any of `reasons`."""
    given = " OR ".join(f"{safe(name)} IS NOT NULL" for name in reasons) or "1 = 0"
    rows, values = source(table_of(dataset), part, f"{safe(column)} >= 1")
    return Query(
        f"SELECT COUNT(*) AS said_yes, SUM(CASE WHEN {given} THEN 1 ELSE 0 END) AS with_reason FROM {rows}",
        values,
    )
