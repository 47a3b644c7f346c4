from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.stats import mean, prior_average
from cxmetrics.stats.normal import z

STARS = (1, 2, 3, 4, 5)
counts = st.tuples(*[st.integers(0, 500)] * 5)


def test_one_review_beside_seven_of_three_and_a_half():
    assert prior_average.bayesian_average(5, 1, 3.5, 7) == 3.6875


@given(st.floats(1, 5), st.integers(1, 10_000), st.floats(1, 5), st.floats(0.5, 50))
def test_average_lies_between_the_ratings_and_the_prior(average, n, prior, weight):
    drawn = prior_average.bayesian_average(average * n, n, prior, weight)
    assert min(average, prior) - 1e-9 <= drawn <= max(average, prior) + 1e-9


def test_lower_bound_by_hand():
    """One five-star rating: weights 1, 1, 1, 1, 2, mean 20/6, mean square 80/6."""
    assert prior_average.lower_bound(STARS, (0, 0, 0, 0, 1)) == pytest.approx(
        20 / 6 - 1.959964 * sqrt((80 / 6 - 400 / 36) / 7), abs=1e-6
    )


@given(counts, st.sampled_from((0.8, 0.9, 0.95)))
def test_lower_bound_rests_on_the_moments_of_a_dirichlet(each, level):
    middle, deviation = mean.moments(STARS, each, STARS, prior=5.0)
    assert prior_average.lower_bound(STARS, each, level) == pytest.approx(middle - z(level) * deviation)


@given(counts.filter(any))
def test_more_of_the_same_raises_the_bound_towards_the_mean(each):
    once = prior_average.lower_bound(STARS, each)
    often = prior_average.lower_bound(STARS, [1_000_000 * n for n in each])
    assert often == pytest.approx(np.average(STARS, weights=each), abs=0.01)
    assert once < often or np.average(STARS, weights=each) < 3


def test_a_hundred_good_ratings_come_before_one_perfect_one():
    assert prior_average.lower_bound(STARS, (0, 0, 0, 20, 80)) > prior_average.lower_bound(
        STARS, (0, 0, 0, 0, 1)
    )
