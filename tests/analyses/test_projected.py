"""The forecast, and the gate before it."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest

from cxmetrics.analyses.customers.projected import projected
from cxmetrics.model import Slice
from cxmetrics.stats import bg_nbd
from tests.analyses.purchases import book, sample
from tests.shared import shared

START = date(2023, 1, 1)


def test_the_published_sample_passes_and_its_first_half_is_the_published_fit():
    lines = shared("data/cdnow/CDNOW_sample.txt").read_text(encoding="ascii").splitlines()
    rows = [
        (who, datetime.strptime(day, "%Y%m%d").date(), amount)
        for who, _, day, _, amount in (line.split() for line in lines if line.strip())
    ]
    found = projected(*book(rows), Slice())
    assert found.allowed and found.customers == 2357 and found.because == ""
    half = found.first_half
    assert half is not None
    # Published on 39 weeks; here the halves meet half a day later.
    assert (half.r, half.alpha, half.a, half.b) == pytest.approx((0.243, 4.414, 0.793, 2.426), rel=0.015)
    assert found.error is not None and found.error < 0.2
    assert found.spend is not None and found.spend.revenue is not None
    assert found.spend.correlation is not None and abs(found.spend.correlation.r) < 0.2


def test_the_purchases_expected_are_the_sum_over_customers():
    workspace, orders, _ = sample()
    found = projected(workspace, orders, Slice())
    assert found.fit is not None and found.purchases is not None and found.spend is not None
    never_more = bg_nbd.expected_new(found.fit, 90 / 7) * found.customers
    assert 0 < found.purchases < 10 * never_more
    assert 10 < found.spend.revenue / found.purchases < 60, "what a pizza costs"


def test_under_three_hundred_customers_the_number_is_said():
    rows = [(f"K{i % 200}", START + timedelta(days=3 * i % 700), 5.0) for i in range(900)]
    found = projected(*book(rows), Slice())
    assert not found.allowed and "only 200 customers, where 300 are needed" in found.because
    assert (found.fit, found.purchases, found.spend, found.error) == (None, None, None, None)


def test_a_forecast_that_failed_is_told_with_its_figures():
    # Everybody buys every month in the first year and nobody after it.
    rows = [
        (f"K{i}", START + timedelta(days=i % 25 + 30 * month), 5.0 + i % 7)
        for i in range(320)
        for month in range(12)
    ]
    rows += [(f"K{i}", START + timedelta(days=700 + i % 9), 5.0) for i in range(12)]
    found = projected(*book(rows), Slice())
    assert not found.allowed and found.fit is None and found.purchases is None
    assert "off by" in found.because and f"{100 * found.error:.0f} %" in found.because


def test_where_nobody_bought_again_it_cannot_be_tested():
    rng = np.random.default_rng(3)
    rows = [(f"K{i}", START + timedelta(days=int(rng.integers(0, 500))), 5.0) for i in range(400)]
    found = projected(*book(rows), Slice())
    assert not found.allowed and "cannot be tested" in found.because and found.error is None
