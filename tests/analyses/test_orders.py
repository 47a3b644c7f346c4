"""What a list of orders says."""

from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.analyses.orders import orders
from cxmetrics.model import Display, Kind, Slice
from cxmetrics.reports import summary_json
from cxmetrics.stats import wilson
from tests.analyses.tables import real, stored
from tests.shared import shared


def found(columns, part=None):
    return orders(*stored(columns), part or Slice())


def test_a_month_of_an_online_shop():
    shop = real("online_retail/online_retail_2010-12.csv")
    seen = orders(*shop, Slice())
    sums = seen.totals
    assert (sums.lines, sums.customers, sums.orders, sums.cancelled, sums.without_customer) == (
        42481,
        948,
        2025,
        728,
        15631,
    )
    assert sums.revenue == pytest.approx(748957.02, abs=0.005)
    assert sums.revenue - sums.given_back == pytest.approx(823746.14, abs=0.005)
    assert (sums.kept_orders, sums.zero_value, seen.numbered, seen.undated) == (1699, 273, True, 0)
    again = seen.bought_again
    assert (again.n, again.value) == (885, pytest.approx(100 * 263 / 885))
    assert [start for start, _ in seen.months] == [date(2010, 12, 1)]


def test_a_shop_of_records_whose_list_has_no_order_numbers():
    lines = shared("data/cdnow/CDNOW_master.txt").read_text(encoding="ascii").splitlines()
    head, *rows = (line.split() for line in lines if line.strip())
    seen = found(dict(zip(head, map(list, zip(*rows, strict=True)), strict=True)))
    sums = seen.totals
    assert (sums.lines, sums.customers, sums.orders, sums.zero_value) == (69659, 23570, 69659, 80)
    assert sums.revenue == pytest.approx(2500315.63, abs=0.005)
    assert round(seen.bought_again.value or 0, 1) == 49.5
    assert round(seen.another_day.value or 0, 1) == 48.9
    share = wilson.interval(11662, 23570)
    assert (seen.bought_again.low, seen.bought_again.high) == (
        pytest.approx(100 * share.low),
        pytest.approx(100 * share.high),
    )
    assert len(seen.months) == 18 and not seen.numbered
    assert sum(month.revenue for _, month in seen.months) == pytest.approx(sums.revenue)


BOOK = (
    # customer, order, day, amount
    ("ann", "1", "2024-01-02", "10.50"),
    ("ann", "1", "2024-01-02", "4.50"),
    ("ann", "2", "2024-01-02", "3.00"),
    ("bob", "3", "2024-01-05", "8.00"),
    ("bob", "C4", "2024-02-01", "-8.00"),
    ("cat", "C5", "2024-02-01", "-2.00"),
    ("dan", "6", "2024-02-03", "0.00"),
    ("dan", "7", "2024-02-09", "4.00"),
    ("eve", "8", "2024-03-09", "4.00"),
    ("fay", "9", "2024-03-09", "1.50"),
    (None, "10", "2024-03-10", "7.00"),
    (None, "11", "2024-03-11", None),
)


def book(rows=BOOK):
    columns = zip(*rows, strict=True)
    return dict(zip(("Customer ID", "Order number", "Date", "Amount"), map(list, columns), strict=True))


def test_a_small_book_by_hand():
    seen = found(book())
    sums = seen.totals
    assert (sums.lines, sums.customers, sums.orders, sums.kept_orders) == (12, 6, 11, 9)
    assert (sums.revenue, sums.given_back, sums.cancelled) == (32.5, -10.0, 2)
    assert (sums.without_customer, sums.anonymous_revenue) == (2, 7.0)
    assert (sums.zero_value, sums.without_amount) == (1, 1)
    # Five bought: Ann twice on one day, Dan on two, Bob gave his second back, Eve and Fay once; Cat only gave back.
    assert (seen.bought_again.n, seen.bought_again.shown) == (5, Display.INTERVAL)
    assert seen.bought_again.value == pytest.approx(40.0)
    assert seen.another_day.value == pytest.approx(20.0)
    assert (seen.months, seen.hidden_months, seen.too_few) == ((), 3, False)


def test_months_of_five_customers_are_told():
    """Four more people like each of the book's, so that no month tells of one."""
    more = [
        (who and f"{who}{i}", order and f"{order}0{i}", day, amount)
        for i in range(4)
        for who, order, day, amount in BOOK
    ]
    seen = found(book((*BOOK, *more)))
    assert [(start.month, month.revenue, month.kept_orders) for start, month in seen.months] == [
        (1, 5 * 26.0, 5 * 3),
        (2, 5 * -6.0, 5 * 2),
        (3, 5 * 12.5, 5 * 4),
    ]


def test_a_month_of_one_customer_is_not_told_nor_had_by_subtraction():
    rows = [
        (f"c{i}", f"{month}{i}", f"2024-{month:02}-05", f"{20 + i}.50")
        for month, people in ((1, 9), (2, 7), (3, 1), (4, 8))
        for i in range(1, people + 1)
    ]
    seen = found(book(tuple(rows)))
    assert [start.month for start, _ in seen.months] == [1, 4]
    assert seen.hidden_months == 2


def test_the_sums_of_three_customers_are_not_told():
    rows = tuple((f"c{i % 3}", str(i), f"2024-01-{i + 1:02}", f"{20 + i}.50") for i in range(20))
    workspace, dataset = stored(book(rows))
    told = summary_json.report(workspace, dataset, Slice())["orders"]
    assert (told["revenue"], told["given_back"], told["months"]) == (None, None, [])


def test_a_cancelled_line_counts_below_zero_however_the_till_wrote_it():
    turned = [(who, order, day, amount.lstrip("-") if amount else amount) for who, order, day, amount in BOOK]
    assert found(book(turned)).totals == found(book()).totals


def test_a_shop_whose_numbers_all_start_with_that_letter_cancels_nothing():
    named = [
        (who, f"C{order.lstrip('C')}", day, (amount or "").lstrip("-") or None)
        for who, order, day, amount in BOOK
    ]
    seen = found(book(named))
    assert seen.totals.cancelled == 0 and seen.totals.revenue == 52.5


def test_under_five_customers_nothing_is_told_of_them():
    assert found(book(BOOK[:5] * 2)).bought_again.value is None


def test_a_slice_holds_its_own_orders_only():
    seen = found(book(), Slice(first=date(2024, 3, 1)))
    assert (seen.totals.lines, seen.totals.revenue, seen.bought_again.n) == (4, 12.5, 2)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 29), st.integers(1, 28), st.integers(-300, 900)), min_size=40, max_size=90
    )
)
def test_the_sums_are_those_of_a_loop(rows):
    rows = [*rows, *((who, 1 + who, 12345) for who in range(14))]
    seen = found(
        {
            "Customer ID": [f"K{who}" for who, _, _ in rows],
            "Date": [f"2024-01-{day:02}" for _, day, _ in rows],
            "Amount": [f"{cents / 100:.2f}" for _, _, cents in rows],
        }
    )
    bought = defaultdict(list)
    for who, day, cents in rows:
        if cents >= 0:
            bought[who].append(day)
    sums, again = seen.totals, sum(len(days) > 1 for days in bought.values())
    assert sums.revenue == pytest.approx(sum(cents for *_, cents in rows) / 100)
    assert sums.given_back == pytest.approx(sum(cents for *_, cents in rows if cents < 0) / 100)
    assert sums.cancelled == sum(cents < 0 for *_, cents in rows)
    assert seen.bought_again.n == len(bought)
    if len(bought) >= 5:
        assert seen.bought_again.value == pytest.approx(100 * again / len(bought))
        assert seen.bought_again.low <= seen.bought_again.value <= seen.bought_again.high


def test_the_json_holds_the_orders_and_no_scores():
    workspace, dataset = stored(book())
    report = summary_json.report(workspace, dataset, Slice())
    assert (report["kind"], report["responses"]) == ("orders", 12)
    assert {metric["id"] for metric in report["metrics"]} == {"clv", "repeat_purchase", "retention"}
    assert report["scores"] == {"service": {}, "experience": {}} and report["quadrants"]["n"] == 0
    bought = report["orders"]
    assert {
        name: bought[name] for name in ("customers", "orders", "revenue", "cancelled", "without_customer")
    } == {
        "customers": 6,
        "orders": 11,
        "revenue": 32.5,
        "cancelled": 2,
        "without_customer": 2,
    }
    assert bought["bought_again"]["value"] == 40 and bought["bought_again"]["n"] == 5
    assert report["figures"] is None


def test_the_json_holds_who_comes_back_stays_and_pays_and_null_where_that_is_hidden():
    asked = stored(book())
    bought = summary_json.report(*asked, Slice())["orders"]
    repeat, retention, model = bought["repeat"], bought["retention"], bought["model"]
    assert (repeat["window_days"], repeat["value"], repeat["n"]) == (90, None, 0), "the list covers 70 days"
    assert repeat["by_calendar"]["value"] == 20 and retention["value"] is None
    assert [rule["silence_days"] for rule in retention["sensitivity"]] == [90, 180, 360]
    assert not any(rule["list_is_long_enough"] for rule in retention["sensitivity"])
    assert bought["value_per_customer"]["mean"]["n"] == 5
    assert bought["concentration"]["value"] is None, "the best fifth of five is one person"
    assert (model["allowed"], model["customers"], model["r"], model["hold_out_error"]) == (
        False,
        5,
        None,
        None,
    )
    assert "only 5 customers" in model["because"]


def test_a_list_without_dates_has_nothing_about_time_in_its_json():
    rows = {name: cells for name, cells in book(BOOK * 4).items() if name != "Date"}
    asked = stored(rows)
    if asked.dataset.kind is Kind.ORDERS:
        bought = summary_json.report(*asked, Slice())["orders"]
        assert bought["repeat"] is None and bought["model"] is None


def test_data_of_another_kind_has_no_orders_in_its_json():
    rows = {
        "Customer ID": [f"K{i}" for i in range(60)],
        "Tenure": [str(i % 17) for i in range(60)],
        "Churned": ["Yes", "No", "No"] * 20,
    }
    workspace, dataset = stored(rows)
    report = summary_json.report(workspace, dataset, Slice())
    assert (dataset.kind, report["orders"], report["figures"]) == (Kind.CUSTOMERS, None, None)
    with pytest.raises(ValueError, match="no confirmed list of orders"):
        orders(workspace, dataset, Slice())
