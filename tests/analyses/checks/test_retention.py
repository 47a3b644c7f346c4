"""Is retention to be believed here?"""

from datetime import date, timedelta

from cxmetrics.analyses.checks.check import Verdict
from cxmetrics.analyses.grounds import ageing
from cxmetrics.model import Ratio, Role, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.purchases import purchases
from tests.analyses.checks.given import FIVE, LEFT, put, table
from tests.analyses.tables import real

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)


def orders(workspace, rows):
    """Rows of customer, day of the year and amount; one nobody made ends the list."""
    days = [FIRST + timedelta(days=day) for _, day, _ in rows] + [LAST]
    return table(
        workspace,
        customer=(Role.CUSTOMER, None, [who for who, _, _ in rows] + [None]),
        day=(Role.DATE, None, days),
        paid=(Role.REVENUE, None, [amount for _, _, amount in rows] + [1]),
    )


def test_months_that_bring_customers_back_may_bring_more():
    workspace = Workspace()
    rows = []
    for month in range(5):
        for i in range(20):
            who, day = f"K{month}-{i}", 31 * month
            rows.append((who, day, 10 * (month + 1)))
            if i < 4 * month:
                rows.append((who, day + 20, 10))
    found = put("PC33", orders(workspace, rows), workspace)
    assert found.verdict is Verdict.SHOWN
    assert (
        "Over 5 months of first purchase (100 customers)" in found.figure
        and "correlation of 1" in found.figure
    )


def test_where_a_column_says_who_left_their_amounts_are_told():
    workspace, dataset = real("telco_churn/Telco-Customer-Churn.csv")
    assert "The 1,869 of 7,032 customers who left" in put("PC33", dataset, workspace).figure
    bare = Workspace()
    told = put("PC33", table(bare, left=(Role.CHURNED, LEFT, [0, 1] * 40)), bare)
    assert told.verdict is Verdict.CANNOT_TELL


def test_the_loss_shows_a_silence_after_the_last_purchase():
    workspace = Workspace()
    who = [f"K{i}" for i in range(40)]
    bought = orders(workspace, [(name, day, 10) for name in who for day in (0, 30)])
    table(
        workspace,
        customer=(Role.CUSTOMER, None, who),
        day=(Role.DATE, None, [FIRST + timedelta(days=10)] * 40),
        rated=(Role.CSAT, FIVE, [2] * 40),
    )
    found = put("PC34", bought, workspace)
    # The answer came on day 10, the last purchase on day 30, and 180 days of silence after it.
    assert found.verdict is Verdict.SHOWN and "took 200 days in the middle of 40 customers" in found.figure


def test_nobody_unhappy_left_or_nobody_to_ask():
    workspace = Workspace()
    bought = orders(workspace, [(f"K{i}", 0, 10) for i in range(40)])
    assert put("PC34", bought, workspace).verdict is Verdict.CANNOT_TELL


def spans(workspace, kept_early, kept_late):
    """Newcomers of each quarter, half of whom stay one more; of those known, so many in forty stay on."""
    rows = [("first of all", 0, 10)]
    for quarter in range(4):
        for i in range(40):
            who, start = f"N{quarter}-{i}", 6 + 90 * quarter
            rows.append((who, start, 10))
            if quarter < 3 and i < 10:
                rows.append((who, start + 90, 10))
    for i in range(200):
        rows.append((f"O{i}", 6, 10))
        rows.append((f"O{i}", 96, 10))
        if i < kept_early:
            rows.append((f"O{i}", 186, 10))
            if i < kept_late:
                rows.append((f"O{i}", 276, 10))
    return orders(workspace, rows), workspace


def test_retention_may_climb_by_sorting():
    found = put("PC35", *spans(Workspace(), 160, 128))
    # Of those known 160 of 210 and then 128 of 170 stay; of newcomers a quarter each time.
    assert found.verdict is Verdict.HOLDS, found.figure


def test_retention_may_truly_change_or_the_list_be_too_short():
    assert put("PC35", *spans(Workspace(), 120, 119)).verdict is Verdict.FAILS
    workspace = Workspace()
    short = orders(workspace, [(f"K{i}", 300, 10) for i in range(50)])
    assert put("PC35", short, workspace).verdict is Verdict.CANNOT_TELL


def test_newcomers_and_those_known_are_counted_apart():
    dataset, workspace = spans(Workspace(), 160, 128)
    early, late = ageing.transitions(purchases(workspace, dataset, Slice()), 90)
    assert (early.new, early.known) == (Ratio(10, 40), Ratio(160, 210))
    assert (late.new, late.known) == (Ratio(10, 40), Ratio(128, 170))


def test_customers_of_one_season_cannot_tell_age_from_time():
    workspace, dataset = real("cdnow/CDNOW_master.txt")
    assert put("PC35", dataset, workspace).verdict is Verdict.CANNOT_TELL


def test_the_change_at_equal_age_is_that_of_each_age_weighted():
    first, last = (
        ageing.Stayed(Ratio(10, 40), Ratio(60, 100)),
        ageing.Stayed(Ratio(20, 60), Ratio(150, 200)),
    )
    found = ageing.at_equal_age(first, last, 0.95)
    by_hand = (100 * (20 / 60 - 10 / 40) + 300 * (150 / 200 - 60 / 100)) / 400
    assert abs(found.value - by_hand) < 1e-12 and found.interval.low < by_hand < found.interval.high
