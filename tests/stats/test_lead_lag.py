import numpy as np
import pytest
from scipy.stats import norm

from cxmetrics.stats import lead_lag
from cxmetrics.stats.lead_lag import Order, Whitening


def pair(lag, periods=48, seed=6):
    news = np.random.default_rng(seed).normal(size=periods + 12)
    first, second = news[6 : 6 + periods], news[6 - lag : 6 - lag + periods]
    noise = np.random.default_rng(seed + 1).normal(scale=0.3, size=periods)
    return first.tolist(), (second + noise).tolist()


@pytest.mark.parametrize("whitening", Whitening)
@pytest.mark.parametrize("lag", [-6, -2, 0, 1, 3])
def test_finds_the_lag_that_was_put_in(lag, whitening):
    found = lead_lag.compare(*pair(lag), whitening=whitening)
    assert found.lag == lag
    assert found.correlation > found.threshold
    assert found.order == (Order.TOGETHER if lag == 0 else Order.FIRST if lag > 0 else Order.SECOND)


def test_exchanging_the_series_turns_the_lag_round():
    first, second = pair(2)
    one, other = lead_lag.compare(first, second), lead_lag.compare(second, first)
    assert (one.lag, one.order) == (-other.lag, Order.FIRST)
    assert other.order is Order.SECOND
    assert [r for _, r in one.correlations] == pytest.approx([r for _, r in reversed(other.correlations)])


def test_the_threshold_pays_for_thirteen_lags():
    found = lead_lag.compare(*pair(1, periods=36))
    assert found.threshold == pytest.approx(norm.ppf(1 - 0.025 / 13) / 6)
    assert [lag for lag, _ in found.correlations] == list(range(-6, 7))


def test_the_unscaled_correlation_is_that_of_the_residuals():
    values = np.random.default_rng(1).normal(size=30).tolist()
    assert lead_lag.compare(values, values).correlations[6] == (0, pytest.approx(1))


def test_unrelated_wanderers_are_not_said_to_lead():
    random = np.random.default_rng(8)
    walks = random.normal(size=(300, 2, 36)).cumsum(axis=2)
    found = [lead_lag.compare(a.tolist(), b.tolist()).order is not Order.UNRELATED for a, b in walks]
    assert np.mean(found) < 0.05


def test_cannot_tell_under_24_periods_or_where_nothing_moves():
    first, second = pair(1, periods=24)
    assert lead_lag.compare(first, second) is not None
    assert lead_lag.compare(first[1:], second[1:]) is None
    assert lead_lag.compare(first, [3.3] * 24) is None
    assert lead_lag.compare(list(range(24)), second[:24], whitening=Whitening.DIFFERENCES) is None


def test_refuses_series_of_different_length():
    with pytest.raises(ValueError, match="one by one"):
        lead_lag.compare([1.0] * 24, [1.0] * 25)
