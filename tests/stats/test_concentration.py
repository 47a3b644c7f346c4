import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import logit

from cxmetrics.model import Interval
from cxmetrics.stats import concentration

amounts = st.lists(st.integers(0, 1000), min_size=1, max_size=60).filter(any)


def test_by_hand():
    assert concentration.share([80, 5], [1, 4]) == pytest.approx(0.8)
    # The top fifth of 7 are the first and two fifths of the second.
    assert concentration.share([40, 30, 10, 10, 4, 3, 3], [1] * 7) == pytest.approx(0.40 + 0.4 * 0.30)


@given(amounts, st.floats(0.05, 0.95))
def test_the_best_hold_their_part_at_least(values, top):
    assert top - 1e-12 <= concentration.share(values, [1] * len(values), top) <= 1 + 1e-12


@given(amounts, st.integers(1, 9))
def test_more_of_everybody_changes_nothing(values, times):
    once = concentration.share(values, [1] * len(values))
    assert concentration.share(values, [times] * len(values)) == pytest.approx(once)
    assert concentration.share([times * v for v in values], [1] * len(values)) == pytest.approx(once)


@settings(max_examples=40, deadline=None)
@given(amounts)
def test_interval_holds_the_share_and_has_a_width(values):
    limits, held = (
        concentration.interval(values, [1] * len(values)),
        concentration.share(values, [1] * len(values)),
    )
    assert 0.2 <= limits.low <= held + 1e-12
    assert held - 1e-12 <= limits.high <= 1
    assert limits.low < limits.high or len(set(values)) == 1


def test_of_equal_customers_nothing_is_known_but_what_is_seen():
    assert concentration.interval([7.5], [40]) == Interval(pytest.approx(0.2), pytest.approx(0.2))


def test_order_and_grouping_change_nothing():
    each = concentration.interval([9, 1, 4, 4, 2, 8], [1] * 6)
    assert concentration.interval([1, 2, 4, 8, 9], [1, 1, 2, 1, 1]) == each


@pytest.mark.parametrize("sigma", [0.5, 1.0])
def test_the_closed_form_takes_over_without_a_jump(sigma, monkeypatch):
    values = np.exp(sigma * np.random.default_rng(3).normal(size=2_500)).round(1).tolist()
    closed = concentration.interval(values, [1] * len(values))
    monkeypatch.setattr(concentration, "CLOSED_FORM_FROM", 10_000)
    concentration._interval.cache_clear()
    drawn = concentration.interval(values, [1] * len(values))
    concentration._interval.cache_clear()
    assert (closed.low, closed.high) == pytest.approx((drawn.low, drawn.high), abs=0.003)


@pytest.mark.parametrize(("n", "least"), [(30, 0.87), (100, 0.90), (2_000, 0.90)])
def test_covers_the_truth_of_exponential_amounts(n, least):
    random, truth = np.random.default_rng(4), 0.2 - 0.2 * np.log(0.2)
    samples = (random.exponential(size=n) for _ in range(100))
    limits = [concentration.interval(sample, [1] * n) for sample in samples]
    assert np.mean([each.low <= truth <= each.high for each in limits]) >= least


def test_makes_up_for_the_large_customers_a_small_sample_misses():
    values = np.random.default_rng(6).lognormal(size=30)
    limits, held = concentration.interval(values, [1] * 30), concentration.share(values, [1] * 30)
    assert logit(limits.high) - logit(held) > logit(held) - logit(limits.low)


@pytest.mark.parametrize(("values", "counts"), [([-1, 5], [1, 1]), ([0, 0], [1, 1]), ([], [])])
def test_refuses_what_has_no_shares(values, counts):
    with pytest.raises(ValueError, match="shares"):
        concentration.share(values, counts)
