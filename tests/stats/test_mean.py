from itertools import product
from math import atan, log, pi, sin

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import multinomial

from cxmetrics.stats import mean

STARS = (1.0, 2.0, 3.0, 4.0, 5.0)
QUARTERS = (0.0, 25.0, 50.0, 75.0, 100.0)
TYPICAL = (0.03, 0.05, 0.12, 0.40, 0.40)
J_SHAPED = (0.12, 0.03, 0.05, 0.15, 0.65)
CEILING = (0.02, 0.01, 0.02, 0.10, 0.85)
BELL = (0.05, 0.15, 0.35, 0.30, 0.15)
SHAPES = (TYPICAL, J_SHAPED, CEILING, BELL)

star_counts = st.tuples(*[st.integers(0, 400)] * 5).filter(any)


@settings(max_examples=50)
@given(star_counts, st.sampled_from((0.8, 0.95, 0.99)))
def test_holds_the_mean_and_stays_on_the_scale(counts, level):
    limits = mean.interval(STARS, counts, STARS, level)
    assert 1 <= limits.low < limits.high <= 5
    observed = np.average(STARS, weights=counts)
    assert limits.low - 1e-12 <= observed <= limits.high + 1e-12


@pytest.mark.parametrize("n", [1, 5, 99, 100, 10_000_000])
def test_is_never_zero_wide_however_alike_the_answers(n):
    limits = mean.interval((5.0,), (n,), STARS)
    assert limits.low < limits.high == 5


@pytest.mark.parametrize("shape", SHAPES)
def test_covers_the_truth_of_five_answers(shape):
    """Exact: every outcome of five answers, weighted by its probability."""
    truth = np.dot(STARS, shape)
    assert 0.90 <= _coverage(shape, truth, prior=1.0) <= 0.98


def test_a_flat_prior_would_not_cover_five_star_ratings():
    assert _coverage(CEILING, np.dot(STARS, CEILING), prior=5.0) < 0.80


@pytest.mark.parametrize("counts", [(1, 0, 1, 3, 15), (0, 0, 0, 1, 4), (30, 2, 0, 5, 50)])
def test_draws_agree_with_the_exact_distribution(counts):
    points = mean._points(STARS, counts, STARS, prior=1.0)
    limits = mean._drawn(points, 0.95)
    assert _exact(limits.low, points) == pytest.approx(0.025, abs=0.004)
    assert _exact(limits.high, points) == pytest.approx(0.975, abs=0.004)


@pytest.mark.parametrize("shape", SHAPES)
def test_draws_and_closed_form_agree_where_one_takes_over(shape):
    points = mean._points(STARS, [100 * share for share in shape], STARS, prior=1.0)
    drawn, closed = mean._drawn(points, 0.95), mean._closed_form(points, 0.95)
    assert (drawn.low, drawn.high) == pytest.approx((closed.low, closed.high), abs=0.01)


def test_moments_are_those_of_the_draws():
    counts = (1, 0, 1, 3, 15)
    draws = mean._draws(mean._points(STARS, counts, STARS, prior=1.0))
    middle, deviation = mean.moments(STARS, counts, STARS)
    assert middle == pytest.approx(draws.mean(), abs=0.01)
    assert deviation == pytest.approx(draws.std(), abs=0.005)
    assert (middle, deviation) == pytest.approx((94 / 21, 0.22427418))


@pytest.mark.parametrize("times", [1, 10])
def test_values_may_lie_between_the_cells(times):
    values, counts = (12.5, 60.0, 87.5), (2 * times, 7 * times, 6 * times)
    limits = mean.interval(values, counts, QUARTERS)
    assert 0 < limits.low < np.average(values, weights=counts) < limits.high < 100


def test_says_the_same_twice_and_whatever_the_order():
    assert mean.interval((4.0, 5.0), (3, 9), STARS) == mean.interval((5.0, 4.0), (9, 3), STARS)


def test_of_no_answers_is_nearly_the_whole_scale():
    limits = mean.interval((), (), STARS)
    assert 1 <= limits.low < 1.5
    assert 4.5 < limits.high <= 5


def _coverage(shape, truth, prior):
    covered = 0.0
    for counts in product(range(6), repeat=5):
        if sum(counts) == 5:
            limits = mean.interval(STARS, counts, STARS, 0.95, prior)
            if limits.low <= truth <= limits.high:
                covered += multinomial.pmf(counts, 5, shape)
    return covered


def _exact(limit, points):
    """Probability that the mean lies below `limit`, by inversion of a characteristic function (Imhof 1961).

    The mean is below it exactly when the gamma variates times their distance from it sum to less than 0.
    """

    def integrand(u):
        angle = sum(weight * atan(u * (x - limit)) for x, weight in points)
        damping = sum(weight * log(1 + (u * (x - limit)) ** 2) for x, weight in points) / 2
        return sin(angle) / u * np.exp(-damping)

    return 0.5 - quad(integrand, 0, np.inf, limit=500)[0] / pi
