import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.model import Histogram, Moments, Scale, Weight
from cxmetrics.stats import mean, mean_difference
from cxmetrics.stats.proportion_test import p_of_difference
from tests.strategies import histograms

STARS = (1.0, 2.0, 3.0, 4.0, 5.0)
QUARTERS = (0.0, 25.0, 50.0, 75.0, 100.0)
BEFORE = Histogram.of({1: 3, 3: 4, 4: 6, 5: 2})
AFTER = Histogram.of({2: 1, 4: 5, 5: 9})

answers = histograms(Scale(1, 5), most=60)
scores = st.lists(st.floats(0, 100), min_size=5, max_size=100).map(
    lambda values: Moments(len(values), float(np.sum(values)), float(np.dot(values, values)))
)


def _exact(first, second):
    """The draws of a generator of its own for each group, a million."""
    drawn = []
    for seed, group in enumerate((first, second)):
        counts = dict(group.counts)
        weights = [counts.get(star, 0) + 1 / len(STARS) for star in STARS]
        drawn.append(np.random.default_rng(seed).dirichlet(weights, 1_000_000) @ np.array(STARS))
    return drawn[1] - drawn[0]


@settings(max_examples=30)
@given(answers, answers)
def test_holds_the_difference_and_stays_on_the_range(first, second):
    limits = mean_difference.interval(first, second, STARS)
    assert -4 <= limits.low <= second.mean - first.mean <= limits.high <= 4
    assert limits.low < limits.high


@settings(max_examples=30)
@given(answers, answers)
def test_swapping_negates_it(first, second):
    there = mean_difference.interval(first, second, STARS)
    back = mean_difference.interval(second, first, STARS)
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low), abs=1e-9)
    up = mean_difference.higher(first, second, STARS)
    assert up + mean_difference.higher(second, first, STARS) == pytest.approx(1)


@pytest.mark.parametrize("group", [BEFORE, Histogram.of({5: 5}), Histogram.of({4: 80, 5: 900})])
def test_groups_that_answered_alike_are_drawn_apart(group):
    """Two intervals of the same width make one √2 as wide: were the draws shared, it would be nil."""
    (values, counts), limits = zip(*group.counts, strict=True), mean_difference.interval(group, group, STARS)
    single = mean.interval(values, counts, STARS)
    assert limits.high - limits.low > 1.2 * (single.high - single.low)
    assert limits.low == pytest.approx(-limits.high, abs=1e-12)
    assert mean_difference.higher(group, group, STARS) == 0.5


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (BEFORE, AFTER),
        (AFTER, Histogram.of({5: 5})),
        (BEFORE, Histogram.of({1: 20, 3: 30, 4: 90, 5: 60})),
        (Histogram.of({1: 20, 3: 30, 4: 90, 5: 60}), Histogram.of({1: 10, 4: 70, 5: 80})),
    ],
)
def test_agrees_with_a_million_independent_draws(first, second):
    exact = _exact(first, second)
    limits = mean_difference.interval(first, second, STARS)
    assert (limits.low, limits.high) == pytest.approx(np.quantile(exact, (0.025, 0.975)), abs=0.02)
    assert mean_difference.higher(first, second, STARS) == pytest.approx(np.mean(exact > 0), abs=0.01)


def test_p_value_is_twice_the_smaller_tail():
    p = p_of_difference(
        AFTER.mean - BEFORE.mean, lambda level: mean_difference.interval(BEFORE, AFTER, STARS, level)
    )
    assert p == pytest.approx(2 * (1 - mean_difference.higher(BEFORE, AFTER, STARS)), abs=2e-4)


def test_weights_count_for_as_many_answers_as_they_leave():
    weighted = Histogram(tuple((s, 3.0 * n) for s, n in AFTER.counts), weight=Weight(45, 135, 15))
    unweighted = mean_difference.interval(BEFORE, AFTER, STARS)
    limits = mean_difference.interval(BEFORE, weighted, STARS)
    assert (limits.low, limits.high) == pytest.approx((unweighted.low, unweighted.high))


@given(scores, scores)
def test_composites_hold_the_difference_and_swapping_negates_it(first, second):
    limits = mean_difference.composite_interval(first, second, QUARTERS)
    back = mean_difference.composite_interval(second, first, QUARTERS)
    assert -100 <= limits.low <= second.mean - first.mean <= limits.high <= 100
    assert limits.low < limits.high
    assert (limits.low, limits.high) == pytest.approx((-back.high, -back.low), abs=1e-9)


@given(scores, scores)
def test_composites_are_sure_of_a_direction_where_the_interval_is(first, second):
    limits = mean_difference.composite_interval(first, second, QUARTERS)
    higher = mean_difference.composite_higher(first, second, QUARTERS)
    assert (higher > 0.975) == (limits.low > 0)
    assert (higher < 0.025) == (limits.high < 0)


def test_composites_agree_with_the_draws_of_what_they_are_made_of():
    first, second = Histogram.of({0: 2, 50: 9, 75: 8}), Histogram.of({25: 1, 50: 4, 75: 20, 100: 15})
    moments = [
        Moments(group.n, sum(x * n for x, n in group.counts), sum(x * x * n for x, n in group.counts))
        for group in (first, second)
    ]
    drawn = mean_difference.interval(first, second, QUARTERS)
    matched = mean_difference.composite_interval(*moments, QUARTERS)
    assert (matched.low, matched.high) == pytest.approx((drawn.low, drawn.high), abs=1.0)
    assert mean_difference.composite_higher(*moments, QUARTERS) == pytest.approx(
        mean_difference.higher(first, second, QUARTERS), abs=0.01
    )
