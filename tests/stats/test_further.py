import numpy as np
import pytest

from cxmetrics.stats import further


def drawn(rows, effect, seed=1, groups=4):
    """An outcome that one rating explains half of, and groups of which `effect` of its variance depends."""
    random = np.random.default_rng(seed)
    rating, group = random.standard_normal((rows, 2)), random.integers(0, groups, rows)
    levels = np.linspace(-1, 1, groups) / np.linspace(-1, 1, groups).std()
    noise = np.sqrt(0.5 - effect) * random.standard_normal(rows)
    outcome = np.sqrt(0.5) * rating[:, 0] + np.sqrt(effect) * levels[group] + noise
    return outcome, rating, (group[:, None] == np.arange(1, groups)).astype(float)


def test_the_gain_is_that_of_adjusted_r_squared():
    import statsmodels.api as sm

    outcome, rating, groups = drawn(800, 0.05)
    small = sm.OLS(outcome, sm.add_constant(rating)).fit().rsquared_adj
    large = sm.OLS(outcome, sm.add_constant(np.column_stack([rating, groups]))).fit().rsquared_adj
    found = further.gain(outcome, rating, groups)
    assert (found.before, found.gain) == pytest.approx((small, large - small), abs=1e-9)
    assert found.interval.low < 0.05 < found.interval.high and found.interval.low > 0.01


def test_unrelated_groups_explain_nothing_beyond_chance():
    found = further.gain(*drawn(400, 0.0, groups=31))
    assert abs(found.gain) < 0.03 and found.interval.low < 0.01


def test_what_others_hold_already_is_left_out():
    outcome, rating, groups = drawn(400, 0.05)
    again = np.column_stack([groups, groups[:, 0] + groups[:, 1], np.ones(400)])
    assert further.gain(outcome, rating, again).gain == pytest.approx(
        further.gain(outcome, rating, groups).gain
    )
    assert further.gain(outcome, rating, rating) is None
    assert further.gain(np.ones(400), rating, groups) is None
    assert further.gain(outcome[:4], rating[:4], groups[:4]) is None


def test_the_order_of_rows_does_not_matter():
    outcome, rating, groups = drawn(600, 0.05)
    turned = further.gain(outcome[::-1], rating[::-1], groups[::-1])
    found = further.gain(outcome, rating, groups)
    assert turned.interval.low == pytest.approx(found.interval.low, abs=1e-12)
