"""Is the referral rate to be believed here?"""

from datetime import date, timedelta

from cxmetrics.analyses.checks.check import Verdict
from cxmetrics.model import Role, Scale
from cxmetrics.store import Workspace
from tests.analyses.checks.given import YES_NO, put, table

DAY = date(2025, 1, 1)


def newcomers(sources, **more):
    workspace = Workspace()
    return table(workspace, sent=(Role.REFERRED, YES_NO, sources), **more), workspace


def paid(amounts):
    return {"paid": (Role.REVENUE, None, amounts)}


def test_referred_customers_may_pay_more_or_less():
    sources = [1] * 40 + [0] * 40
    more = put("PC30", *newcomers(sources, **paid([20, 30] * 20 + [10, 12] * 20)))
    assert more.verdict is Verdict.HOLDS and "25 each on average" in more.figure and "14 more" in more.figure
    less = put("PC30", *newcomers(sources, **paid([10, 12] * 20 + [20, 30] * 20)))
    same = put("PC30", *newcomers(sources, **paid([10, 30] * 40)))
    assert (less.verdict, same.verdict) == (Verdict.FAILS, Verdict.CANNOT_TELL)


def test_those_who_came_at_the_same_time_are_compared():
    # In January both pay about 100, in June both about 10, and most who were sent came in January.
    months = [DAY] * 50 + [DAY + timedelta(days=160)] * 50
    sources = [1] * 40 + [0] * 10 + [1] * 10 + [0] * 40
    amounts = [95, 105] * 25 + [8, 12] * 25
    found = put("PC30", *newcomers(sources, day=(Role.DATE, None, months), **paid(amounts)))
    assert found.verdict is Verdict.CANNOT_TELL and ": 0 more" in found.figure


def test_what_is_known_of_the_purchases_serves_too():
    workspace = Workspace()
    who = [f"K{i}" for i in range(80)]
    table(
        workspace,
        customer=(Role.CUSTOMER, None, who),
        day=(Role.DATE, None, [DAY] * 80),
        paid=(Role.REVENUE, None, [20, 30] * 20 + [10, 12] * 20),
    )
    answers = table(
        workspace,
        customer=(Role.CUSTOMER, None, who),
        day=(Role.DATE, None, [DAY] * 80),
        sent=(Role.REFERRED, YES_NO, [1] * 40 + [0] * 40),
    )
    assert put("PC30", answers, workspace).verdict is Verdict.HOLDS


def test_reasons_on_file_are_counted():
    rated = [5] * 30 + [None] * 20
    found = put("PC31", *newcomers([1] * 50, rated=(Role.CSAT, Scale(1, 5), rated)))
    assert found.verdict is Verdict.BY_DESIGN and "60 % (30 of 50 customers who were referred" in found.figure


def test_too_many_unknown_sources_are_flagged():
    some = put(
        "PC32", *newcomers([1] * 30 + [0] * 30 + [None] * 20, score=(Role.NPS, Scale(0, 10), [9] * 80))
    )
    assert some.verdict is Verdict.HOLDS and "25 % (20 of 80 customers" in some.figure
    assert "100 % of 80 say they would very likely recommend" in some.figure and "50 % of 60" in some.figure
    assert put("PC32", *newcomers([1] * 30 + [0] * 30 + [None] * 10)).verdict is Verdict.FAILS
    assert put("PC32", *newcomers([1] * 20)).verdict is Verdict.CANNOT_TELL
