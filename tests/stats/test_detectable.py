from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from cxmetrics.stats import detectable, trinomial


def test_published_change_and_effect():
    error = 100 * trinomial.standard_error(50, 20, 100)
    assert detectable.change(error) == pytest.approx(21.6485, abs=1e-3)
    assert detectable.effect(error) == pytest.approx(30.9445, abs=1e-3)


def test_forty_answers_a_month_notice_a_change_of_49_points():
    assert detectable.effect(100 * sqrt(0.61 / 40)) == pytest.approx(49, abs=0.5)


@given(st.floats(0.1, 50), st.floats(0.5, 0.99), st.floats(0.6, 0.99))
def test_an_effect_is_seen_as_often_as_promised(error, level, power):
    bar = detectable.change(error, level)
    seen = norm.sf(bar, loc=detectable.effect(error, level, power), scale=sqrt(2) * error)
    assert seen == pytest.approx(power)


@given(st.floats(0.1, 100), st.floats(0.1, 50), st.floats(0.5, 0.99))
def test_so_many_answers_are_enough_and_one_fewer_is_not(deviation, half, level):
    n = detectable.answers(deviation, half, level)
    z = norm.ppf((1 + level) / 2)
    assert z * deviation / sqrt(n) <= half * (1 + 1e-6)
    assert n == 1 or z * deviation / sqrt(n - 1) > half * (1 - 1e-6)


def test_answers_for_five_points():
    assert detectable.answers(50, 5) == 385
    with pytest.raises(ValueError, match="certainty"):
        detectable.answers(50, 0)
