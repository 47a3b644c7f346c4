import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.stats import cohort, sbg

HIGH_END = (1000, 869, 743, 653, 593, 551, 517, 491)
REGULAR = (1000, 631, 468, 382, 326, 289, 262, 241)


@pytest.mark.parametrize(
    ("survivors", "alpha", "beta", "loglik"),
    [(HIGH_END, 0.668, 3.806, -1611.2), (REGULAR, 0.704, 1.182, -1680.3)],
)
def test_the_published_fits(survivors, alpha, beta, loglik):
    found = sbg.fit(survivors)
    assert (found.alpha, found.beta) == pytest.approx((alpha, beta), abs=5e-4)
    assert found.loglik == pytest.approx(loglik, abs=0.06)
    assert not found.at_bound
    assert found.tenure is None


@given(st.floats(0.3, 5), st.floats(0.3, 20))
@settings(max_examples=20)
def test_finds_the_parameters_that_made_the_curve(alpha, beta):
    made = sbg.Fit(alpha, beta, 0.0)
    found = sbg.fit([1e6 * made.survival(t) for t in range(9)])
    assert (found.alpha, found.beta) == pytest.approx((alpha, beta), rel=1e-3)


@given(st.floats(0.2, 5), st.floats(0.2, 20))
def test_retention_is_what_survival_makes_of_it_and_climbs(alpha, beta):
    fit = sbg.Fit(alpha, beta, 0.0)
    shares = [fit.survival(t) for t in range(12)]
    rates = [fit.retention(t) for t in range(1, 12)]
    assert shares[0] == 1
    assert rates == pytest.approx(cohort.retention(shares))
    assert rates == sorted(rates)


def test_tenure_is_the_sum_of_the_curve():
    fit = sbg.Fit(4.0, 6.0, 0.0)
    assert fit.tenure == pytest.approx(sum(fit.survival(t) for t in range(5000)), abs=1e-5)


def test_a_larger_group_of_the_same_shape_has_the_same_parameters():
    once, tenfold = sbg.fit(REGULAR), sbg.fit([10 * n for n in REGULAR])
    assert (tenfold.alpha, tenfold.beta) == pytest.approx((once.alpha, once.beta), abs=1e-4)


def test_the_projection_beats_the_last_rate_on_years_held_out():
    found = sbg.fit(HIGH_END[:5])
    last_rate = HIGH_END[4] * (HIGH_END[4] / HIGH_END[3]) ** 3
    assert abs(1000 * found.survival(7) - HIGH_END[7]) < abs(last_rate - HIGH_END[7])


def test_equal_chances_run_to_the_bound():
    assert sbg.fit([1e4 * 0.9**t for t in range(8)]).at_bound


@pytest.mark.parametrize("survivors", [(), (100,), (100, 80), (100, 100, 100), (100, 50, 0)])
def test_what_no_curve_can_be_told_from(survivors):
    assert sbg.fit(survivors) is None


def test_those_who_left_do_not_come_back():
    with pytest.raises(ValueError, match="cannot climb"):
        sbg.fit((100, 50, 60))


def test_the_cohort_of_the_guide():
    left = (1000, 631, 468, 382, 326)
    assert cohort.survival(left) == (1, 0.631, 0.468, 0.382, 0.326)
    assert cohort.retention(left) == pytest.approx((0.631, 0.741679873, 0.816239316, 0.853403141))
    assert np.prod(cohort.retention(left)) == pytest.approx(0.326)
    assert cohort.retention((10, 0, 0)) == (0, None)
