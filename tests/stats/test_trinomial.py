from statistics import pvariance

import pytest
from hypothesis import given

from cxmetrics.stats import trinomial
from tests.strategies import trinomials


@given(trinomials(most=300))
def test_variance_is_that_of_the_cases(cases):
    plus, minus, n = cases
    coded = [1] * plus + [-1] * minus + [0] * (n - plus - minus)
    assert trinomial.variance(plus, minus, n) == pytest.approx(pvariance(coded), abs=1e-12)


@given(trinomials())
def test_wald_is_the_estimate_and_its_margin(cases):
    plus, minus, n = cases
    limits = trinomial.wald(plus, minus, n)
    assert (limits.low + limits.high) / 2 == pytest.approx((plus - minus) / n, abs=1e-12)
    assert (limits.high - limits.low) / 2 == pytest.approx(trinomial.margin(plus, minus, n), abs=1e-12)


def test_published():
    assert trinomial.standard_error(50, 20, 100) == pytest.approx(0.0781025, abs=1e-7)
    assert trinomial.wald(50, 20, 100).low == pytest.approx(0.1469219, abs=1e-7)
    assert trinomial.margin(200, 100, 500) == pytest.approx(0.066, abs=5e-4)
    adjusted = trinomial.adjusted_wald(50, 20, 100)
    assert trinomial.adjusted_centre(50, 20, 100) == pytest.approx(0.291262, abs=1e-6)
    assert (adjusted.low, adjusted.high) == pytest.approx((0.140511, 0.442013), abs=1e-6)


def test_adjusted_is_never_zero_wide_and_wald_is():
    assert trinomial.wald(9, 0, 9).low == trinomial.wald(9, 0, 9).high
    assert trinomial.adjusted_wald(9, 0, 9).low < trinomial.adjusted_wald(9, 0, 9).high
