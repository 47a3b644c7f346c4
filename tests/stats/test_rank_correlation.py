from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.model import Interval, Pairs
from cxmetrics.stats import rank_correlation

ANSWERS = st.lists(st.tuples(st.integers(1, 5), st.integers(0, 10)), min_size=4, max_size=60)


def pairs(answers):
    return Pairs(tuple((float(x), float(y), n) for (x, y), n in Counter(answers).items()))


@given(ANSWERS)
def test_counted_pairs_give_what_scipy_makes_of_rows(answers):
    from scipy.stats import kendalltau, pearsonr, spearmanr

    x, y = zip(*answers, strict=True)
    rank, value = rank_correlation.spearman(pairs(answers)), rank_correlation.pearson(pairs(answers))
    if len(set(x)) == 1 or len(set(y)) == 1:
        assert rank is value is rank_correlation.kendall(pairs(answers)) is None
        return
    assert rank.r == pytest.approx(spearmanr(x, y).statistic, abs=1e-10)
    assert value.r == pytest.approx(pearsonr(x, y).statistic, abs=1e-10)
    assert rank_correlation.kendall(pairs(answers)) == pytest.approx(kendalltau(x, y).statistic, abs=1e-10)


@given(ANSWERS, st.sampled_from([0.8, 0.95, 0.99]))
def test_interval_holds_the_correlation_and_is_never_a_point(answers, level):
    for found in (rank_correlation.spearman, rank_correlation.pearson):
        one = found(pairs(answers), level)
        assert one is None or -1 <= one.interval.low <= one.r <= one.interval.high <= 1
        assert one is None or one.interval.high > one.interval.low


def test_published():
    # Bonett & Wright's interval by hand: tanh(atanh(.5) ± 1.96·√(1.125/27))
    limits = rank_correlation.bonett_wright(0.5, 30)
    assert (limits.low, limits.high) == pytest.approx((0.14813218, 0.73950319), abs=1e-8)
    # R cor.test of fertility and education in the Swiss data, which prints r with its limits
    limits = rank_correlation.fisher(-0.66378886, 47)
    assert (limits.low, limits.high) == pytest.approx((-0.7987075326, -0.465320585), abs=1e-7)


def test_perfect_order_of_ten_is_not_certain():
    found = rank_correlation.spearman(pairs([(x, x) for x in range(10)]))
    assert found.r == 1 and 0.9 < found.interval.low < 0.95 and found.interval.high == 1


def test_too_few_to_tell():
    assert rank_correlation.spearman(pairs([(1, 1), (2, 2), (3, 3)])) is None
    assert rank_correlation.spearman(Pairs(())) is None
    assert rank_correlation.bonett_wright(1.0, 3) == Interval(-1, 1)


def test_coverage():
    rng = np.random.default_rng(5)
    truth = 6 / np.pi * np.arcsin(0.6 / 2)
    inside = 0
    for _ in range(400):
        x = rng.standard_normal(20)
        y = 0.6 * x + 0.8 * rng.standard_normal(20)
        found = rank_correlation.spearman(pairs(list(zip(x, y, strict=True))))
        inside += found.interval.low <= truth <= found.interval.high
    assert 0.92 < inside / 400 < 0.98


def test_noise_is_taken_out_only_where_both_are_reliable():
    assert rank_correlation.reliability(3.0, 1.0) == 0.75
    assert rank_correlation.reliability(0.0, 0.0) == 0
    assert rank_correlation.disattenuated(0.3, 0.6, 0.7) == pytest.approx(0.3 / 0.42**0.5)
    assert rank_correlation.disattenuated(0.3, 0.5, 0.9) is None
    assert rank_correlation.disattenuated(-0.9, 0.6, 0.6) == -1


def test_disattenuation_finds_the_true_correlation():
    rng = np.random.default_rng(7)
    true = rng.standard_normal((20_000, 2)) @ np.array([[1.0, 0.5], [0.0, 0.75**0.5]])
    seen = true + rng.standard_normal(true.shape) * np.array([0.7, 0.5])
    r = np.corrcoef(seen.T)[0, 1]
    first, second = (rank_correlation.reliability(1, noise) for noise in (0.49, 0.25))
    assert r < 0.4
    assert rank_correlation.disattenuated(r, first, second) == pytest.approx(0.5, abs=0.02)
