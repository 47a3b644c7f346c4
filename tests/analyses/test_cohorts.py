"""Cohorts by month of first purchase: shares, what is old enough, and what stays hidden."""

from datetime import date, timedelta

import pandas as pd
import pytest

from cxmetrics.analyses.customers.cohorts import DAYS, cohorts
from cxmetrics.analyses.customers.earned import AGES, earned
from cxmetrics.model import Display, Slice
from tests.analyses.purchases import book, record_rows, records, sample, sample_rows

BOTH = pytest.mark.parametrize("which", ["sample", "records"])


def both(which):
    return (sample()[:2], sample_rows()) if which == "sample" else (records(), record_rows())


@BOTH
def test_every_cell_as_pandas_counts_it(which):
    asked, rows = both(which)
    found = cohorts(*asked, Slice())
    bought = rows[rows["bought"]].assign(age=lambda r: (r["day"] - r["first"]).dt.days)
    month, end = bought["first"].dt.to_period("M"), rows["day"].max()
    seen = 0
    for cohort in found.of:
        of = bought[month == pd.Period(cohort.start, "M")]
        assert of["who"].nunique() == cohort.customers
        for number, cell in enumerate(cohort.again, start=1):
            old = of["first"].max() + pd.Timedelta(days=DAYS * number) <= end
            assert (cell is not None) == old
            if cell is not None and cell.value is not None:
                again = of[of["age"].between(DAYS * (number - 1) + 1, DAYS * number)]["who"].nunique()
                assert cell.value == pytest.approx(100 * again / cohort.customers)
                seen += 1
    assert seen > 30


@BOTH
def test_cumulative_revenue_as_pandas_adds_it(which):
    asked, rows = both(which)
    found = earned(*asked, Slice())
    rows = rows.assign(age=(rows["day"] - rows["first"]).dt.days, month=rows["first"].dt.to_period("M"))
    seen = 0
    for cohort in found.of:
        of = rows[rows["month"] == pd.Period(cohort.start, "M")]
        for days, cell in zip(AGES.values(), cohort.after, strict=True):
            if cell is not None and cell.value is not None:
                total = of[of["age"] <= days]["amount"].sum()
                assert cell.value == pytest.approx(total / of["who"].nunique())
                seen += 1
    assert seen >= 12


def test_cumulative_revenue_of_records_by_hand():
    (january, *_), together = (found := earned(*records(), Slice())).of, found.together
    assert january.customers == 7846 and round(january.after[0].value, 2) == 42.93
    assert together.customers == 23570 and together.after[3].n == 23570


def people(count, start, *, back=0, prefix="K"):
    """New customers on one day, so many of whom buy again ten days later."""
    rows = [(f"{prefix}{start}{i}", start, 10.0) for i in range(count)]
    return rows + [(f"{prefix}{start}{i}", start + timedelta(days=10), 10.0) for i in range(back)]


END = [("last", date(2024, 12, 1), 1.0)]


def test_a_small_cohort_takes_the_next_smallest_with_it():
    rows = [
        *people(40, date(2024, 1, 5), back=20),
        *people(30, date(2024, 2, 5), back=10),
        *people(3, date(2024, 3, 5), back=1),
        *END,
    ]
    found = {c.start.month: c for c in cohorts(*book(rows), Slice()).of}
    assert found[1].again[0].value == 50.0
    assert found[3].again[0].shown is Display.HIDDEN
    assert found[2].again[0].shown is Display.HIDDEN, "else March would be the total less the others"
    paid = {c.start.month: c for c in earned(*book(rows), Slice()).of}
    assert paid[3].after[0].value is None and paid[2].after[0].value is None
    assert paid[1].after[0].value == pytest.approx(15.0)


def test_two_purchases_in_one_span_are_one_customer_and_a_refund_is_none():
    start = date(2024, 1, 5)
    rows = [*people(30, start), *END, *people(30, date(2024, 3, 1))]
    rows += [(f"K{start}0", start + timedelta(days=d), 5.0) for d in (3, 9, 30)]
    rows += [(f"K{start}1", start + timedelta(days=4), -5.0)]
    found = cohorts(*book(rows), Slice()).of[0]
    assert found.again[0].value == pytest.approx(100 / 30), "day 30 is the last of the first span"
    assert found.again[1].value == 0.0
    paid = earned(*book(rows), Slice()).of[0]
    assert paid.after[0].value == pytest.approx((30 * 10 + 15 - 5) / 30)


def test_a_filter_keeps_the_customers_whose_first_purchase_it_holds():
    rows = [*people(30, date(2024, 1, 5), back=15), *people(40, date(2024, 3, 1), back=10), *END]
    found = cohorts(*book(rows), Slice(first=date(2024, 2, 1), last=date(2024, 4, 1)))
    assert [c.start.month for c in found.of] == [3] and found.of[0].again[0].value == 25.0


def test_nobody_old_enough_leaves_no_column():
    found = cohorts(*book(people(30, date(2024, 1, 5), back=9)), Slice())
    assert found.together.again == () and found.of[0].customers == 30
