"""Answers of the same customers count as one."""

import numpy as np
import pytest

from cxmetrics.stats import clusters, correlation_matrix
from cxmetrics.stats.permutation import ALPHA, p_values


def thrice(seed: int, customers: int = 100) -> tuple[np.ndarray, np.ndarray]:
    values = np.random.default_rng(seed).standard_normal((customers, 4))
    return np.repeat(values, 3, axis=0), np.repeat(np.arange(customers), 3)


def test_it_takes_as_many_answers_as_say_the_same():
    values, of = thrice(1, 500)
    assert clusters.design_effect(values, of) == pytest.approx(3.0)
    assert clusters.design_effect(values[::3], of[::3]) == pytest.approx(1.0)
    apart = np.random.default_rng(1).standard_normal((1500, 4))
    apart[:, 0] += apart[:, 1]
    assert clusters.design_effect(apart, of) == pytest.approx(1.0, abs=0.1)
    assert clusters.design_effect(apart[:, :1], of) == 1.0


def test_what_each_says_three_times_is_said_once():
    values, of = thrice(1)
    values[:, 1] += 0.3 * values[:, 0]
    assert p_values(values, of=of) == p_values(values[::3], of=of[::3])


def test_one_customer_who_makes_all_of_it_is_no_evidence():
    values, of = thrice(1)
    values[:, 1] = 0.0
    values[of == 7, :2] = 9.0
    assert p_values(values, of=of)[0] > 0.5


def test_what_goes_together_is_heard():
    heard = 0
    for seed in range(40):
        values, of = thrice(seed, 200)
        values[:, 0] += 0.37 * values[:, 1]
        heard += p_values(values, 199, of=of)[0] <= ALPHA
    assert heard >= 32


def test_answers_given_again_and_again_name_nothing():
    named = sum(min(p_values(*[thrice(seed)[0]], 199, of=thrice(seed)[1])) <= ALPHA for seed in range(100))
    assert named <= 6
    assert sum(min(p_values(thrice(seed)[0], 199)) <= ALPHA for seed in range(30)) >= 6


def test_customers_with_different_numbers_of_answers_name_nothing():
    rng, named = np.random.default_rng(5), 0
    of = np.concatenate([np.arange(60), np.repeat(np.arange(60, 120), 6)])
    for _ in range(200):
        own = rng.standard_normal((120, 3))[of]
        named += min(p_values(own + rng.standard_normal((len(of), 3)), 199, of=of)) <= ALPHA
    assert named <= 14


def test_whole_customers_are_resampled():
    values, of = thrice(2, 400)
    stack = correlation_matrix.resampled(values, of=of)
    once = correlation_matrix.resampled(values[::3])
    assert stack[:, 0, 1].std() == pytest.approx(once[:, 0, 1].std(), rel=0.1)
    assert correlation_matrix.resampled(values)[:, 0, 1].std() < 0.7 * once[:, 0, 1].std()


def test_more_customers_than_blocks_vary_as_they_do():
    values, of = thrice(3, 5_000)
    found = correlation_matrix.resampled(values, of=of)[:, 0, 1]
    assert found.std() == pytest.approx(1 / 5_000**0.5, rel=0.15)


def test_neither_the_order_of_rows_nor_the_numbers_of_customers_matter():
    values, of = thrice(4)
    order = np.random.default_rng(1).permutation(len(of))
    mixed = correlation_matrix.resampled(values[order], of=1_000 - of[order])
    assert mixed == pytest.approx(correlation_matrix.resampled(values, of=of), abs=1e-9)
    assert p_values(values[order], of=1_000 - of[order]) == p_values(values, of=of)
    assert len(correlation_matrix.resampled(values[:0], of=of[:0])) == 0
