import time

import numpy as np
import pandas as pd
import pytest

from cxmetrics.stats import correlation_matrix


def answers(rows=200, columns=5, gaps=0.3, seed=1):
    rng = np.random.default_rng(seed)
    values = rng.standard_normal((rows, columns)) + rng.standard_normal((rows, 1))
    values[rng.random(values.shape) < gaps] = np.nan
    return values


@pytest.mark.parametrize("shift", [0.0, 1e6])
def test_pairwise_is_that_of_pandas(shift):
    values = answers() + shift
    found, frame = correlation_matrix.pairwise(values), pd.DataFrame(values)
    assert not found.repaired
    assert found.matrix == pytest.approx(frame.corr().to_numpy(), abs=1e-8)
    known = frame.notna().astype(int)
    assert (found.pairs == (known.T @ known).to_numpy()).all()
    total = correlation_matrix.sums(values)
    assert total.covariances[0] == pytest.approx(frame.cov().to_numpy(), abs=1e-8)


def test_impossible_is_repaired_and_said():
    gap = np.nan
    first, second, third = (0, 1, 2, 3, 4), (0, 1, 2, 3, 4), (4, 3, 2, 1, 0)
    values = np.array(
        [(a, b, gap) for a, b in zip(first, second, strict=True)]
        + [(a, gap, c) for a, c in zip(first, second, strict=True)]
        + [(gap, b, c) for b, c in zip(first, third, strict=True)],
        dtype=float,
    )
    found = correlation_matrix.pairwise(values)
    assert found.repaired and np.linalg.eigvalsh(found.matrix)[0] > 0


def test_a_column_always_the_same_has_no_correlation():
    values = answers(gaps=0.0)
    values[:, 2] = 4.1
    found = correlation_matrix.pairwise(values)
    assert np.isnan(found.matrix[2]).all() and np.isfinite(found.matrix[0, 1])
    assert len(correlation_matrix.resampled(values)) == 0


def test_resamples_vary_as_correlations_do():
    stack = correlation_matrix.resampled(answers(rows=400, columns=2, gaps=0.0))
    assert stack.shape == (1000, 2, 2)
    assert stack[:, 0, 1].std() == pytest.approx((1 - 0.5**2) / 400**0.5, rel=0.2)


def test_blocks_vary_as_their_rows_do():
    values = answers(rows=20_000, columns=2, gaps=0.2)
    found = correlation_matrix.resampled(values)[:, 0, 1]
    pairs = 0.64 * 20_000
    assert found.std() == pytest.approx((1 - 0.5**2) / pairs**0.5, rel=0.15)
    assert found.mean() == pytest.approx(correlation_matrix.pairwise(values).matrix[0, 1], abs=1e-3)


def test_same_rows_in_any_order_same_resamples():
    values = answers(rows=60)
    again = correlation_matrix.resampled(values[::-1])
    assert correlation_matrix.resampled(values) == pytest.approx(again, abs=1e-12)
    assert len(correlation_matrix.resampled(values[:0])) == 0


def test_a_column_that_is_the_sum_of_others_costs_no_minutes():
    values = answers(rows=60, columns=4, gaps=0.0)
    values = np.column_stack([values, values[:, 1] + values[:, 2]])
    began = time.perf_counter()
    stack = correlation_matrix.resampled(values)
    assert time.perf_counter() - began < 5
    assert len(stack) == 1000 and np.linalg.eigvalsh(stack)[:, 0].min() > 0


def test_usable_leaves_out_what_too_few_answered():
    values = answers(rows=200, columns=6, gaps=0.0)
    values[60:, 2] = np.nan  # answered by 30 %, and by just enough
    values[59:, 3] = np.nan  # by less
    values[:, 4] = 5.0  # always the same
    values[:80, 5] = np.nan  # answered by those who skipped the second
    assert correlation_matrix.usable(values) == (1, 5)
    assert correlation_matrix.usable(values, least=300) == ()
    assert correlation_matrix.usable(values[:, :3]) == (1, 2)


def test_of_two_that_share_no_rows_the_one_that_goes_with_the_first_more_clearly_stays():
    values = answers(rows=200, columns=4, gaps=0.0)
    values[:, 2] = np.random.default_rng(3).standard_normal(200)
    values[:99, 1], values[99:, 2] = np.nan, np.nan
    assert correlation_matrix.usable(values) == (1, 3)
    assert correlation_matrix.usable(values[:, [0, 2, 1, 3]]) == (2, 3)


def test_the_clearest_come_first_in_whatever_order_the_columns_come():
    values = answers(rows=100, columns=5, gaps=0.2)
    values[:, 3] = values[:, 0] + 0.1 * values[:, 3]
    order = correlation_matrix.by_evidence(values)
    assert order[0] == 3
    mixed = [0, 4, 2, 1, 3]
    assert [mixed[at] for at in correlation_matrix.by_evidence(values[:, mixed])] == order
    assert correlation_matrix.by_evidence(values[:0]) == [1, 2, 3, 4]


def test_many_columns_of_which_one_is_the_sum_of_others_cost_no_minutes():
    values = answers(rows=900, columns=40, gaps=0.1)
    values = np.column_stack([values, values[:, 1] + values[:, 2]])
    began = time.perf_counter()
    stack = correlation_matrix.resampled(values)
    assert time.perf_counter() - began < 5
    assert len(stack) == 1000 and np.linalg.eigvalsh(stack)[:, 0].min() > 0
