"""Shuffling the outcome: what chance alone shows in the same data."""

import numpy as np
import pytest

from cxmetrics.stats.permutation import p_values


def drawn(n: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((n, 4))


def test_one_variable_alone_has_about_the_p_of_pearsons_correlation():
    from scipy.stats import pearsonr

    values = drawn(80)[:, :2]
    values[:, 1] += 0.25 * values[:, 0]
    assert p_values(values, 4999)[0] == pytest.approx(pearsonr(*values.T).pvalue, abs=0.01)


def test_several_are_adjusted_about_as_by_holm_when_they_are_unrelated():
    from scipy.stats import pearsonr
    from statsmodels.stats.multitest import multipletests

    values = drawn(150)
    values[:, 0] += 0.2 * values[:, 1] + 0.1 * values[:, 2]
    alone = [pearsonr(values[:, 0], values[:, place]).pvalue for place in (1, 2, 3)]
    holm = multipletests(alone, method="holm-sidak")[1]
    assert p_values(values, 4999) == pytest.approx(holm, abs=0.03)


def test_many_copies_of_one_cost_nothing():
    values = drawn(100)[:, :2]
    values[:, 1] += 0.3 * values[:, 0]
    copies = np.column_stack([values, *([values[:, 1]] * 5)])
    once = p_values(values, 1999)[0]
    assert all(p == pytest.approx(once, abs=0.01) for p in p_values(copies, 1999))


def test_a_coincidence_of_two_rare_answers_is_no_evidence():
    values = np.zeros((100, 2))
    values[7] = 1.0
    assert np.corrcoef(values.T)[0, 1] == pytest.approx(1.0)
    assert p_values(values)[0] == pytest.approx(0.01, abs=0.008)


def test_gaps_are_left_out_pair_by_pair():
    values = drawn(200)
    values[:, 1] += values[:, 0]
    gaps = values.copy()
    gaps[::3, 1], gaps[1::3, 2], gaps[:5, 0] = np.nan, np.nan, np.nan
    p = p_values(gaps)
    assert p[0] == pytest.approx(0.001) and min(p[1:]) > 0.05


def test_the_order_of_rows_does_not_matter_and_a_large_file_is_sampled():
    values = drawn(25_000)
    values[:, 1] += 0.2 * values[:, 0]
    mixed = np.random.default_rng(2).permutation(values)
    one = p_values(values, 99)
    assert one == p_values(mixed, 99) and one[0] == pytest.approx(0.01)


@pytest.mark.parametrize("rows", [0, 1, 2])
def test_hardly_any_rows_show_nothing(rows):
    assert p_values(drawn(40)[:rows]) == (1.0, 1.0, 1.0)
    assert p_values(drawn(5)[:, :1]) == ()
