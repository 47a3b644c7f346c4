"""What the engine asks across a list of orders and a table of answers: customers who are in both.

Answers are those up to a day and purchases those after it, so that nothing that came later decides who
belongs to which group.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from cxmetrics.model import Dataset, Role, Side, Slice
from cxmetrics.store.behaviour import each_customer
from cxmetrics.store.evidence import where
from cxmetrics.store.fetch import table_of
from cxmetrics.store.orders import Lines
from cxmetrics.store.query import Query, safe

SCORES = "score_1", "score_2"


def in_both(lines: Lines, responses: Dataset) -> Query:
    """One row: customers who bought something or gave it back, those who answered, and those who did both."""
    bought = (
        f"SELECT DISTINCT {lines.customer} AS buyer FROM {lines.table} WHERE {lines.customer} IS NOT NULL"
    )
    who = _who(responses)
    answered = f"SELECT DISTINCT {who} AS who FROM {safe(table_of(responses))} WHERE {who} IS NOT NULL"
    return Query(
        "SELECT SUM(buys) AS of_orders, SUM(answers) AS of_responses, SUM(buys * answers) AS of_both FROM "
        "(SELECT customer, MAX(buys) AS buys, MAX(answers) AS answers FROM "
        f"(SELECT buyer AS customer, 1 AS buys, 0 AS answers FROM ({bought}) AS buyers "
        f"UNION ALL SELECT who AS customer, 0 AS buys, 1 AS answers FROM ({answered}) AS respondents) AS both_lists "
        "GROUP BY customer) AS each_customer"
    )


def latest(responses: Dataset, column: str, until: date, part: Slice) -> Query:
    """Rows (who, score_1, score_2): each customer's latest answer to a question up to a day; score_2 is NULL."""
    who, score = _who(responses), safe(column)
    clause, values = where(part, f"{who} IS NOT NULL", f"{score} IS NOT NULL", "day <= ?")
    return Query(
        f"SELECT who, score_1, NULL AS score_2 FROM (SELECT {who} AS who, {score} AS score_1, "
        f"ROW_NUMBER() OVER (PARTITION BY {who} ORDER BY day DESC, response DESC) AS newest "
        f"FROM {safe(table_of(responses))}{clause}) AS answers WHERE newest = 1",
        (until, *values),
    )


def means(responses: Dataset, until: date, part: Slice) -> Query:
    """Rows (who, score_1, score_2): each customer's mean service and experience score up to a day."""
    who = _who(responses)
    scored = [f"{side} IS NOT NULL" for side in (Side.SERVICE, Side.EXPERIENCE)]
    clause, values = where(part, f"{who} IS NOT NULL", *scored, "day <= ?")
    mean = ", ".join(
        f"ROUND(AVG({side}), 6) AS {name}"
        for side, name in zip((Side.SERVICE, Side.EXPERIENCE), SCORES, strict=True)
    )
    return Query(
        f"SELECT {who} AS who, {mean} FROM {safe(table_of(responses))}{clause} GROUP BY {who}",
        (until, *values),
    )


def followed(
    lines: Lines,
    orders: Dataset,
    part: Slice,
    answers: Query,
    *,
    since: date,
    days: int,
    known_by: date,
) -> Query:
    """Rows (score_1, score_2, next_day, paid, amount, n) of those of `answers` who had bought by `known_by`.

    `next_day` is the first day of purchase after `since`, `paid` what was paid in so many days from it,
    `amount` what was paid in all.
    """
    more = (
        "MIN(CASE WHEN bought > ? THEN bought END) AS next_day",
        "SUM(CASE WHEN paid_on > ? AND paid_on <= ? THEN worth END) AS paid",
    )
    clause, values = where(part, "day <= ?")
    columns: Sequence[str] = (*SCORES, "next_day", "paid", "amount")
    return Query(
        f"SELECT {', '.join(columns)}, COUNT(*) AS n FROM "
        f"(SELECT customer, next_day, COALESCE(paid, 0.0) AS paid, COALESCE(amount, 0.0) AS amount "
        f"FROM {each_customer(lines, orders, *more)}{clause}) AS buyers "
        f"JOIN ({answers.sql}) AS respondents ON customer = who "
        f"GROUP BY {', '.join(columns)} ORDER BY {', '.join(columns)}",
        (since, since, since + timedelta(days=days), known_by, *values, *answers.values),
    )


def _who(responses: Dataset) -> str:
    return safe(responses.by_role(Role.CUSTOMER)[0].name)
