import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.stats import shrinkage
from cxmetrics.stats.shrinkage import Ranks

UNITS = st.lists(st.tuples(st.floats(-50, 50), st.floats(0.5, 20)), min_size=2, max_size=25)


@pytest.mark.parametrize("seed", range(5))
def test_between_variance_is_that_of_statsmodels(seed):
    from statsmodels.stats.meta_analysis import combine_effects

    rng = np.random.default_rng(seed)
    errors = rng.uniform(1, 6, 12)
    values = rng.normal(50, 6, 12) + errors * rng.standard_normal(12)
    for ours, theirs in ((shrinkage.dersimonian_laird, "dl"), (shrinkage.paule_mandel, "iterated")):
        expected = combine_effects(values, errors**2, method_re=theirs).tau2
        assert ours(values, errors) == pytest.approx(expected, rel=1e-4)


@given(UNITS)
def test_paule_mandel_leaves_what_noise_makes(units):
    values, errors = np.array(units).T
    between = shrinkage.paule_mandel(values, errors)
    weights = 1 / (between + errors**2)
    squares = (weights * (values - np.average(values, weights=weights)) ** 2).sum()
    assert squares <= (len(units) - 1) * (1 + 1e-9) + 1e-9
    assert between == 0 or squares == pytest.approx(len(units) - 1)


@given(UNITS)
def test_values_are_drawn_to_the_mean_and_not_past_it(units):
    values, errors = zip(*units, strict=True)
    found = shrinkage.shrunken(values, errors)
    for value, drawn, kept in zip(values, found.values, found.kept, strict=True):
        assert 0 <= kept < 1
        assert min(value, found.mean) - 1e-9 <= drawn <= max(value, found.mean) + 1e-9


def test_the_less_it_rests_on_the_further_it_is_drawn():
    found = shrinkage.shrunken([10, 20, 30, 40], [3, 3, 3, 12])
    assert found.kept[3] < found.kept[2] == found.kept[0]


def test_batters_of_efron_and_morris():
    shares = [k / 45 for k in (18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7)]
    mean = sum(shares) / len(shares)
    found = shrinkage.james_stein(shares, mean * (1 - mean) / 45)
    assert found.kept[0] == pytest.approx(0.212, abs=6e-4)
    assert (found.values[0], found.values[-1]) == pytest.approx((0.294, 0.242), abs=6e-4)


def test_equal_units_have_no_rank():
    found = shrinkage.shrunken([50.0, 50.5, 49.5, 50.2], [5.0] * 4)
    assert found.between == 0 and set(found.values) == {found.mean}
    assert shrinkage.rank_intervals(found) == (Ranks(1, 4),) * 4
    assert shrinkage.james_stein([50.0] * 4, 1.0).between == 0


def test_units_far_apart_have_one_rank_each():
    found = shrinkage.shrunken([10, 40, 90], [0.5, 0.5, 0.5])
    assert shrinkage.rank_intervals(found) == (Ranks(3, 3), Ranks(2, 2), Ranks(1, 1))
    assert shrinkage.rank_intervals(found, highest_first=False) == (Ranks(1, 1), Ranks(2, 2), Ranks(3, 3))


def test_rank_intervals_hold_the_true_rank():
    rng = np.random.default_rng(11)
    inside = total = 0
    for _ in range(60):
        errors = rng.uniform(2, 8, 12)
        truth = rng.normal(70, 6, 12)
        found = shrinkage.shrunken(rng.normal(truth, errors).tolist(), errors.tolist())
        ranks = np.argsort(np.argsort(-truth)) + 1
        intervals = shrinkage.rank_intervals(found)
        inside += sum(one.best <= rank <= one.worst for one, rank in zip(intervals, ranks, strict=True))
        total += 12
    assert 0.92 < inside / total <= 1


def test_refuses_what_has_no_noise():
    with pytest.raises(ValueError, match="standard error"):
        shrinkage.shrunken([1, 2], [1, 0])
    with pytest.raises(ValueError, match="two or more"):
        shrinkage.shrunken([1], [1])
    with pytest.raises(ValueError, match="four or more"):
        shrinkage.james_stein([1, 2, 3], 1)
