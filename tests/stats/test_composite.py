import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.model import Moments
from cxmetrics.stats import composite, mean

QUARTERS = (0.0, 25.0, 50.0, 75.0, 100.0)

scores = st.lists(st.floats(0, 100), min_size=1, max_size=300)


def _moments(values):
    return Moments(len(values), float(np.sum(values)), float(np.dot(values, values)))


@given(scores)
def test_holds_the_mean_and_stays_on_the_scale(values):
    limits = composite.interval(_moments(values), QUARTERS)
    assert 0 <= limits.low <= np.mean(values) + 1e-9
    assert np.mean(values) - 1e-9 <= limits.high <= 100
    assert limits.low < limits.high


@given(st.lists(st.floats(0, 100), min_size=mean.CLOSED_FORM_FROM, max_size=300))
def test_moments_say_a_hair_more_carefully_what_the_values_themselves_say(values):
    from_values = mean.interval(values, [1] * len(values), QUARTERS)
    from_moments = composite.interval(_moments(values), QUARTERS)
    assert from_moments.low <= from_values.low + 1e-9
    assert from_values.high <= from_moments.high + 1e-9
    assert from_moments.high - from_moments.low <= 1.006 * (from_values.high - from_values.low) + 1e-6


@pytest.mark.parametrize("n", [5, 10, 30])
def test_agrees_with_the_draws_of_few_answers(n):
    values = [100 * (i + 0.5) / n for i in range(n)]
    drawn = mean.interval(values, [1] * n, QUARTERS)
    matched = composite.interval(_moments(values), QUARTERS)
    assert (matched.low, matched.high) == pytest.approx((drawn.low, drawn.high), abs=1.0 + 5 / n)
    assert matched.low < drawn.low + 0.2
    assert drawn.high - 0.2 < matched.high


@pytest.mark.parametrize("score", [0.0, 100.0])
def test_is_never_zero_wide_however_alike_the_scores(score):
    limits = composite.interval(_moments([score] * 5), QUARTERS)
    assert score in (limits.low, limits.high)
    assert limits.low < limits.high
