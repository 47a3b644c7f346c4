from math import inf, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.stats import skew, t

from cxmetrics.model import Interval
from cxmetrics.stats import skewed_mean

amounts = st.lists(st.integers(0, 10_000), min_size=2, max_size=80)
ORDERS = (12.0, 15.0, 9.0, 30.0, 22.0, 14.0, 180.0, 11.0, 16.0, 25.0)


def once(values, level=0.95):
    return skewed_mean.interval(values, [1] * len(values), level)


@given(amounts, st.sampled_from((0.8, 0.95, 0.99)))
def test_holds_the_mean_and_has_a_width_where_values_differ(values, level):
    limits = once(values, level)
    assert 0 <= limits.low <= np.mean(values) + 1e-9
    assert np.mean(values) - 1e-9 <= limits.high < inf
    assert (limits.low == limits.high) == (len(set(values)) == 1)


@given(amounts)
def test_a_higher_level_is_wider(values):
    narrow, wide = once(values, 0.8), once(values, 0.99)
    assert wide.low <= narrow.low <= narrow.high <= wide.high


@given(amounts, st.integers(2, 50))
def test_the_currency_and_the_order_change_nothing(values, rate):
    one, other = once(values), once([rate * v for v in reversed(values)])
    assert (other.low, other.high) == pytest.approx((rate * one.low, rate * one.high), abs=1e-6)


def test_is_hall_s_transformation_undone():
    x = np.array(ORDERS)
    g, error = skew(x) / sqrt(x.size), x.std(ddof=1) / sqrt(x.size)

    def bent(mu):
        studentised = (x.mean() - mu) / error
        return studentised + g / 3 * studentised**2 + g**2 / 27 * studentised**3 + g / 6

    reach = t.ppf(0.975, x.size - 1)
    low = brentq(lambda mu: bent(mu) - reach, -500, 1000)
    high = brentq(lambda mu: bent(mu) + reach, -500, 1000)
    limits = once(ORDERS)
    assert (limits.low, limits.high) == pytest.approx((max(low, 0), high))
    assert limits.high - x.mean() > x.mean() - limits.low


def test_without_skewness_it_is_student_s():
    x = np.array([8.0, 10.0, 12.0, 9.0, 11.0])
    theirs = t.interval(0.95, 4, x.mean(), x.std(ddof=1) / sqrt(5))
    limits = once(x)
    assert (limits.low, limits.high) == pytest.approx(theirs)


def test_refunds_may_pull_it_below_0():
    assert once((-30.0, 5.0, 8.0, 2.0)).low < 0


def test_counts_are_repetitions():
    assert skewed_mean.interval((5.0, 90.0), (3, 2)) == once((5.0, 5.0, 5.0, 90.0, 90.0))


def test_equal_amounts_leave_no_width():
    assert once((0.1,) * 7) == Interval(pytest.approx(0.1), pytest.approx(0.1))


@pytest.mark.parametrize("values", [(), (5.0,)])
def test_one_amount_has_no_upper_limit(values):
    assert once(values) == Interval(0.0, inf)


@pytest.mark.parametrize(("n", "least"), [(10, 0.87), (30, 0.90), (400, 0.92)])
@pytest.mark.parametrize(
    ("draw", "truth"),
    [
        (lambda random, n: random.exponential(size=n), 1.0),
        (lambda random, n: random.lognormal(size=n), np.exp(0.5)),
        (lambda random, n: random.gamma(2, size=n) * (random.random(n) < 0.5), 1.0),
    ],
    ids=["exponential", "log-normal", "half zero"],
)
def test_covers_the_truth(draw, truth, n, least):
    random = np.random.default_rng(5)
    limits = [once(draw(random, n)) for _ in range(600)]
    assert np.mean([each.low <= truth <= each.high for each in limits]) >= least


@given(amounts, amounts)
def test_difference_holds_what_is_seen_and_turns_round(first, second):
    groups = [(values, [1] * len(values)) for values in (first, second)]
    ahead, back = skewed_mean.difference(*groups), skewed_mean.difference(*reversed(groups))
    change = np.mean(second) - np.mean(first)
    assert ahead.low - 1e-9 <= change <= ahead.high + 1e-9
    assert (back.low, back.high) == pytest.approx((-ahead.high, -ahead.low))


def test_difference_of_the_same_amounts_holds_0():
    group = (ORDERS, [1] * len(ORDERS))
    limits = skewed_mean.difference(group, group)
    assert limits.low < 0 < limits.high
