"""Is repeat purchase to be believed here?"""

from datetime import date, timedelta

from cxmetrics.analyses.checks.check import Verdict
from cxmetrics.model import Role
from cxmetrics.store import Workspace
from tests.analyses.checks.given import FIVE, put, table
from tests.analyses.tables import real

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)


def orders(workspace, customers, end=LAST):
    """Purchases of each customer, so many days after the first of January; one nobody made ends the list."""
    rows = [(who, FIRST + timedelta(days=day)) for who, days in customers.items() for day in days]
    rows.append((None, end))
    return table(
        workspace,
        customer=(Role.CUSTOMER, None, [who for who, _ in rows]),
        day=(Role.DATE, None, [day for _, day in rows]),
        paid=(Role.REVENUE, None, [10] * len(rows)),
    )


def answers(workspace, satisfied):
    return table(
        workspace,
        customer=(Role.CUSTOMER, None, list(satisfied)),
        day=(Role.DATE, None, [FIRST + timedelta(days=5)] * len(satisfied)),
        rated=(Role.CSAT, FIVE, list(satisfied.values())),
    )


def pair(back_of_happy, back_of_unhappy):
    """Forty happy and forty unhappy customers who bought in January; so many of either buy again in November."""
    workspace = Workspace()
    again = {f"H{i}": i < back_of_happy for i in range(40)} | {
        f"U{i}": i < back_of_unhappy for i in range(40)
    }
    bought = orders(workspace, {who: [1, 310] if back else [1] for who, back in again.items()})
    answers(workspace, {who: 5 if who.startswith("H") else 1 for who in again})
    return bought, workspace


def test_the_satisfied_may_come_back_more_often_or_less_or_too_few_to_tell():
    more = put("PC26", *pair(30, 10))
    assert more.verdict is Verdict.HOLDS
    assert "75 % of 40 customers (Satisfied)" in more.figure and "a difference of 50 points" in more.figure
    assert put("PC26", *pair(10, 30)).verdict is Verdict.FAILS
    assert put("PC26", *pair(20, 19)).verdict is Verdict.CANNOT_TELL


def test_without_answers_of_the_same_customers_nothing_is_told_of_them():
    workspace = Workspace()
    bought = orders(workspace, {f"K{i}": [1] for i in range(50)})
    assert put("PC26", bought, workspace).verdict is Verdict.CANNOT_TELL
    assert put("PC27", bought, workspace).verdict is Verdict.BY_DESIGN


def test_a_reason_on_file_is_counted_from_either_side():
    bought, workspace = pair(30, 10)
    answered = next(d for d in workspace.datasets() if d.id != bought.id)
    for dataset in (bought, answered):
        assert "100 % (40 of 40 customers who came back" in put("PC27", dataset, workspace).figure


def test_rows_that_name_no_customer_are_counted():
    bought, workspace = pair(30, 10)
    found = put("PC28", bought, workspace)
    assert found.verdict is Verdict.BY_DESIGN
    assert "80 customers are counted; of 121 rows 0.8 % (1) name no customer" in found.figure


def test_counting_newcomers_understates_where_there_are_many():
    workspace = Workspace()
    # Forty known for long, half of whom were back after ten days; sixty came in December.
    old = {f"O{i}": [1, 11] if i < 20 else [1] for i in range(40)}
    many = orders(workspace, old | {f"N{i}": [340] for i in range(60)})
    found = put("PC29", many, workspace)
    assert found.verdict is Verdict.HOLDS
    assert (
        "50 % (20 of 40 customers known for 90 days" in found.figure
        and "20 % of 100: 30 points less" in found.figure
    )
    few = Workspace()
    assert put("PC29", orders(few, old), few).verdict is Verdict.FAILS
    short = Workspace()
    assert put("PC29", orders(short, old, date(2025, 2, 1)), short).verdict is Verdict.CANNOT_TELL


def test_a_month_of_online_retail_is_too_short():
    workspace, dataset = real("online_retail/online_retail_2010-12.csv")
    assert put("PC29", dataset, workspace).verdict is Verdict.CANNOT_TELL
