import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import gamma as gamma_distribution
from scipy.stats import pearsonr

from cxmetrics.stats import gamma_gamma
from cxmetrics.stats.gamma_gamma import Parameters
from tests.stats import cdnow

PUBLISHED = Parameters(6.25, 3.74, 15.44)
amounts = st.floats(0.1, 1000)


def test_published_fit():
    found = gamma_gamma.fit(*cdnow.repeat_spend())
    assert (found.p, found.q, found.gamma) == pytest.approx((6.25, 3.74, 15.44), abs=0.02)
    assert not found.at_bound


def test_no_neighbour_is_likelier_than_the_fit():
    data = cdnow.repeat_spend()
    found = gamma_gamma.fit(*data)
    for step in np.vstack([np.eye(3), -np.eye(3)]):
        parts = np.array([found.p, found.q, found.gamma]) * np.exp(0.01 * step)
        assert gamma_gamma.loglik(Parameters(*parts), *data) < found.loglik


def test_the_currency_changes_nothing_but_the_scale():
    often, spend = cdnow.repeat_spend()
    one, other = gamma_gamma.fit(often, spend), gamma_gamma.fit(often, [100 * m for m in spend])
    assert (other.p, other.q, other.gamma) == pytest.approx((one.p, one.q, 100 * one.gamma), rel=1e-5)


def test_published_means():
    means = gamma_gamma.expected_mean_spend(PUBLISHED, [2, 1, 7, 0], [22.345, 11.77, 35.12, 0])
    assert means == pytest.approx([24.6596128609, 18.9168520578, 35.1258335126, 35.2189781022])


@given(st.integers(1, 50), amounts)
def test_lies_between_the_own_mean_and_that_of_all(often, own):
    everybody = float(gamma_gamma.expected_mean_spend(PUBLISHED, 0, 0))
    mean = gamma_gamma.expected_mean_spend(PUBLISHED, often, own)
    assert min(own, everybody) - 1e-9 <= mean <= max(own, everybody) + 1e-9


@pytest.mark.parametrize(("often", "own"), [(1, 11.77), (4, 60.0)])
def test_likelihood_is_the_average_over_the_rates(often, own):
    """m | ν ~ gamma(px, rate νx) and ν ~ gamma(q, rate γ)."""
    p, q, scale = PUBLISHED.p, PUBLISHED.q, PUBLISHED.gamma

    def density(rate):
        amount = gamma_distribution.pdf(own, p * often, scale=1 / (rate * often))
        return amount * gamma_distribution.pdf(rate, q, scale=1 / scale)

    assert np.exp(gamma_gamma.loglik(PUBLISHED, often, own)) == pytest.approx(
        quad(density, 0, 5)[0], rel=1e-6
    )


def test_correlation_is_pearsons():
    often, spend = cdnow.repeat_spend()
    found, theirs = gamma_gamma.correlation(often, spend), pearsonr(often, spend)
    limits = theirs.confidence_interval(0.95)
    assert found.r == pytest.approx(theirs.statistic)
    assert (found.interval.low, found.interval.high) == pytest.approx((limits.low, limits.high))
    # The published note: .11 with all customers.
    assert found.r == pytest.approx(0.11, abs=0.01)


def test_everybody_alike_has_no_correlation():
    assert gamma_gamma.correlation([1, 1, 1, 1], [2, 3, 4, 5]) is None


def test_amounts_all_alike_determine_nothing():
    assert gamma_gamma.fit([1, 2, 3, 4] * 5, [10.0] * 20).at_bound


@pytest.mark.parametrize(("often", "spend"), [([], []), ([0], [1.0]), ([1], [0.0])])
def test_refuses_what_has_no_likelihood(often, spend):
    with pytest.raises(ValueError, match="above 0"):
        gamma_gamma.fit(often, spend)


def test_without_a_mean_there_is_none():
    with pytest.raises(ValueError, match="infinite"):
        gamma_gamma.expected_mean_spend(Parameters(1, 0.9, 1), 0, 0)


def test_parameters_are_above_0():
    with pytest.raises(ValueError, match="above 0"):
        Parameters(1, 1, 0)
