import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.tsa.stattools import acf

from cxmetrics.stats import autocorrelation


@given(st.lists(st.integers(-50, 50).map(float), min_size=8, max_size=60))
def test_agrees_with_statsmodels(values):
    assume(len(set(values)) > 1)
    found = autocorrelation.lag_one(values)
    assert found.value == pytest.approx(acf(values, nlags=1)[1], abs=1e-9)
    assert 0 <= found.p <= 1


@pytest.mark.parametrize("n", [12, 24, 60])
def test_unrelated_values_seldom_count_as_related(n):
    random = np.random.default_rng(n)
    found = [autocorrelation.lag_one(random.normal(size=n).tolist()).p <= 0.05 for _ in range(2000)]
    assert 0.02 < np.mean(found) < 0.07


def test_a_slow_wave_is_notable_and_a_saw_is_not():
    wave = autocorrelation.lag_one(np.sin(np.arange(24) / 3).tolist())
    saw = autocorrelation.lag_one([1.0, 2.0] * 12)
    assert wave.notable
    assert wave.p < 0.001
    assert saw.value < -0.9
    assert not saw.notable


def test_none_under_eight_or_where_nothing_moves():
    assert autocorrelation.lag_one([1.0, 2.0] * 3) is None
    assert autocorrelation.lag_one([0.1 + 0.2] * 20) is None
