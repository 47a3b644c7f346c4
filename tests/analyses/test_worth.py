"""What customers have paid, how much a few hold, and what they would be worth if nothing changed."""

from datetime import date, timedelta

import numpy as np
import pytest

from cxmetrics.analyses.customers.what_if import start, what_if
from cxmetrics.analyses.customers.worth import worth
from cxmetrics.analyses.measure import find, whole
from cxmetrics.model import Display, Slice
from tests.analyses.purchases import book, record_rows, records, sample, sample_rows

DAY = date(2024, 1, 1)


@pytest.mark.parametrize("which", ["sample", "records"])
def test_the_mean_the_median_and_the_best_fifth_as_pandas_has_them(which):
    asked, rows = (sample()[:2], sample_rows()) if which == "sample" else (records(), record_rows())
    found = worth(*asked, Slice())
    paid = rows.groupby("who")["amount"].sum()
    assert found.mean.value == pytest.approx(paid.mean()) and found.mean.n == len(paid)
    assert found.median.value == pytest.approx(paid.median())
    best = np.sort(paid.to_numpy())[::-1]
    whole_ones = int(0.2 * len(best))
    rest = (0.2 * len(best) - whole_ones) * best[whole_ones]
    assert found.fifth is not None
    assert found.fifth.value == pytest.approx(100 * (best[:whole_ones].sum() + rest) / best.sum())
    for estimate in (found.mean, found.median, *(held.share for held in found.held)):
        assert estimate.low < estimate.value < estimate.high
    shares = [held.share.value for held in found.held]
    assert shares == sorted(shares)


def test_records_add_up():
    found = worth(*records(), Slice())
    assert (found.mean.value or 0) * found.mean.n == pytest.approx(2500315.63, abs=0.01)


def test_it_is_the_metric_itself():
    workspace, orders, _ = sample()
    metric = whole(workspace, orders, find(orders, "clv"), Slice())
    assert worth(workspace, orders, Slice()).mean == metric


def customers(count, amount=10.0):
    return [(f"K{i}", DAY + timedelta(days=i % 5), amount + i) for i in range(count)]


def test_the_share_of_fewer_than_five_is_what_they_paid_and_stays_hidden():
    found = worth(*book(customers(24)), Slice())
    assert found.mean.shown is Display.INTERVAL
    assert [held.share.shown for held in found.held] == [Display.HIDDEN, Display.HIDDEN, Display.INTERVAL]
    assert worth(*book(customers(25)), Slice()).fifth.value is not None
    assert worth(*book(customers(4)), Slice()).mean.value is None


def test_who_gave_back_more_than_the_list_shows_counts_as_nothing_in_shares_only():
    rows = [*customers(60), ("K0", DAY + timedelta(days=9), -500.0)]
    found = worth(*book(rows), Slice())
    assert found.below_zero == 1 and found.fifth.value < 100
    assert found.mean.value == pytest.approx((sum(10 + i for i in range(60)) - 500) / 60)


def test_of_nothing_paid_nobody_holds_a_share():
    found = worth(*book([(f"K{i}", DAY, 0.0) for i in range(40)]), Slice())
    assert found.held == () and found.fifth is None and found.mean.value == 0.0


def test_the_simple_formula_is_gupta_and_lehmanns():
    assert what_if(100.0, 80.0, 10.0, 365).value == pytest.approx(266.6667, abs=1e-4)


def test_the_discount_is_brought_to_the_span():
    half = what_if(100.0, 80.0, 21.0, 365 // 2 + 0.5)
    assert half.value == pytest.approx(100 * 0.8 / (1.1 - 0.8))


def test_the_range_of_the_retention_is_the_range_of_the_value():
    workspace, orders, _ = sample()
    found = start(workspace, orders, Slice())
    value = what_if(20.0, found.stayed.value, 10.0, found.days, found.stayed)
    assert value.low < value.value < value.high
    assert what_if(20.0, 80.0, 10.0, 180).low is None


def test_the_revenue_of_the_last_span_is_that_of_those_who_bought_in_it():
    workspace, orders, _ = sample()
    rows = sample_rows()
    recent = rows[(rows["day"].max() - rows["day"]).dt.days < 180]
    buyers = recent[recent["who"].isin(recent["who"][recent["bought"]])]
    paid = start(workspace, orders, Slice()).paid
    assert paid.value == pytest.approx(buyers.groupby("who")["amount"].sum().mean())
    assert paid.n == buyers["who"].nunique()
