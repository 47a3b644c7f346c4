"""Who bought again, counted in SQL and once more with pandas."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.analyses.customers.returning import returning
from cxmetrics.analyses.measure import find, whole
from cxmetrics.model import Display, Slice, Terms
from tests.analyses.purchases import book, record_rows, records, sample, sample_rows


def counted(rows: pd.DataFrame, window: int) -> tuple[float, int, float, int]:
    """The share back within the window and n, then the share back at all and n."""
    each = (
        rows[rows["bought"]].drop_duplicates(["who", "day"]).sort_values(["who", "day"]).groupby("who")["day"]
    )
    first, second = each.first(), each.nth(1)
    wait = (rows.groupby("who")["first"].first().rename("f").to_frame()).assign(
        second=pd.Series(second.values, index=rows.loc[second.index, "who"])
    )
    known = (rows["day"].max() - wait["f"]).dt.days >= window
    back = (wait["second"] - wait["f"]).dt.days <= window
    assert len(first) == len(wait)
    return 100 * back[known].mean(), int(known.sum()), 100 * wait["second"].notna().mean(), len(wait)


@pytest.mark.parametrize("window", [30, 90, 365])
def test_the_sample_as_pandas_counts_it(window):
    workspace, orders, _ = sample()
    found = returning(workspace, orders, Slice(terms=Terms(window=window)))
    share, n, calendar, everybody = counted(sample_rows(), window)
    assert (found.fixed.value, found.fixed.n) == (pytest.approx(share), n)
    assert (found.calendar.value, found.calendar.n) == (pytest.approx(calendar), everybody)


def test_a_shop_of_records():
    found = returning(*records(), Slice())
    share, n, calendar, everybody = counted(record_rows(), 90)
    assert (round(found.calendar.value or 0, 1), everybody) == (48.9, 23570)
    assert (found.fixed.value, found.fixed.n) == (pytest.approx(share), n)
    assert calendar == pytest.approx(found.calendar.value)
    # Everybody came in the first quarter, so nobody is censored within 90 days and both ways agree.
    assert found.followed is not None and found.followed.value == pytest.approx(share)
    assert found.half is None, "fewer than half ever bought again"
    shares = [step.share for step in found.curve]
    assert shares == sorted(shares) and all(step.low <= step.share <= step.high for step in found.curve)


def test_it_is_the_metric_itself():
    workspace, orders, _ = sample()
    metric = whole(workspace, orders, find(orders, "repeat_purchase"), Slice())
    assert returning(workspace, orders, Slice()).fixed == metric


def test_a_list_too_short_for_the_window_cannot_tell():
    start = date(2024, 1, 1)
    rows = [(f"K{i}", start + timedelta(days=i % 20), 5.0) for i in range(60)]
    found = returning(*book(rows), Slice())
    assert found.fixed.shown is Display.HIDDEN and found.followed is None
    assert found.calendar.n == 60


def test_under_five_customers_nothing_is_drawn():
    rows = [(f"K{i % 4}", date(2024, 1, 1) + timedelta(days=7 * i), 5.0) for i in range(40)]
    found = returning(*book(rows), Slice())
    assert found.curve == () and found.fixed.value is None and found.half is None


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 14), st.integers(0, 300)), min_size=40, max_size=90))
def test_the_order_of_rows_and_a_second_copy_change_no_share(rows):
    start = date(2023, 1, 1)
    listed = [(f"K{who}", start + timedelta(days=day), 3.0) for who, day in rows]
    one = returning(*book(listed), Slice())
    assert returning(*book(listed[::-1]), Slice()) == one.__class__(**{**one.__dict__, "sql": one.sql})
    doubled = listed + [(f"{who} again", day, amount) for who, day, amount in listed]
    two = returning(*book(doubled), Slice())
    assert (two.fixed.n, two.calendar.n) == (2 * one.fixed.n, 2 * one.calendar.n)
    if one.fixed.value is not None:
        assert two.fixed.value == pytest.approx(one.fixed.value)
