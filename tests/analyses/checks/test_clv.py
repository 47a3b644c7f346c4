"""Is lifetime value to be believed here?"""

from collections import Counter
from datetime import date, timedelta

import pytest

from cxmetrics.analyses.checks.check import Verdict
from cxmetrics.model import Role
from cxmetrics.store import Workspace
from tests.analyses.checks.given import put, table
from tests.analyses.tables import real
from tests.shared import shared

DAY = date(2025, 1, 1)


def orders(amounts):
    """A purchase each of as many customers, of these amounts."""
    workspace = Workspace()
    days = [DAY + timedelta(days=i % 50) for i in range(len(amounts))]
    dataset = table(
        workspace,
        customer=(Role.CUSTOMER, None, [f"K{i}" for i in range(len(amounts))]),
        day=(Role.DATE, None, days),
        paid=(Role.REVENUE, None, amounts),
    )
    return dataset, workspace


def test_the_best_fifth_is_counted_by_hand():
    found = put("PC36", *orders([10] * 40 + [100] * 10))
    assert found.verdict is Verdict.SHOWN
    # Ten of fifty brought 1,000 of 1,400.
    assert "fifth of 50 customers who paid most brought 71 % of the revenue (likely" in found.figure
    assert "a customer has paid 28 so far" in found.figure


@pytest.mark.parametrize("amounts", [[10] * 29, [0] * 40])
def test_of_too_few_or_of_nothing_no_share_is_told(amounts):
    assert put("PC36", *orders(amounts)).verdict is Verdict.CANNOT_TELL


def test_a_small_base_gets_no_forecast():
    found = put("PC37", *orders([10] * 50))
    assert found.verdict is Verdict.HOLDS and "only 50 customers, where 300 are needed" in found.figure
    assert put("PC37", *orders([10] * 29)).verdict is Verdict.CANNOT_TELL


def test_cdnow_passes_the_gate_and_is_concentrated():
    workspace, dataset = real("cdnow/CDNOW_master.txt")
    gate = put("PC37", dataset, workspace)
    assert gate.verdict is Verdict.FAILS and "With 23,570 customers" in gate.figure
    paid = Counter()
    for line in shared("data/cdnow/CDNOW_master.txt").read_text().splitlines()[1:]:
        customer, _, _, amount = line.split()
        paid[customer] += float(amount)
    best = sum(sorted(paid.values(), reverse=True)[: len(paid) // 5]) / sum(paid.values())
    top = put("PC36", dataset, workspace)
    assert f"The fifth of {len(paid):,} customers who paid most brought {100 * best:.0f} %" in top.figure
