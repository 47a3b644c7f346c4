import json

import numpy as np
import pytest

from cxmetrics.stats import reliability
from tests.shared import shared


@pytest.fixture(scope="module")
def attitude():
    cases = json.loads(shared("reference/cases.json").read_text("utf-8"))["cases"]
    columns = next(case for case in cases if case["topic"] == "reliability.alpha")["input"]["data"]
    return np.array(list(columns.values())).T


def test_published(attitude):
    # R psych::alpha(attitude)
    found = reliability.cronbach(attitude)
    assert found.alpha == pytest.approx(0.8431427696, abs=1e-9)
    assert (found.items, found.n) == (7, 30)


def test_interval_covers_the_true_alpha():
    # Four items of one factor and as much noise each: variance of the sum 16 + 4, so α = 16/20
    rng = np.random.default_rng(9)
    inside = 0
    for _ in range(400):
        limits = reliability.cronbach(rng.standard_normal((30, 4)) + rng.standard_normal((30, 1))).interval
        inside += limits.low <= 0.8 <= limits.high
    assert 0.92 < inside / 400 < 0.98


def test_mean_correlation_is_that_of_numpy(attitude):
    between = np.corrcoef(attitude.T)[np.triu_indices(7, 1)]
    assert reliability.cronbach(attitude).mean_r == pytest.approx(between.mean())


def test_eigenvalue_share_is_that_of_the_correlations(attitude):
    eigenvalues = np.linalg.eigvalsh(np.corrcoef(attitude.T))
    assert reliability.cronbach(attitude).first_share == pytest.approx(eigenvalues.max() / eigenvalues.sum())


def test_order_of_rows_and_items_does_not_matter(attitude):
    rng = np.random.default_rng(3)
    mixed = rng.permutation(rng.permutation(attitude), axis=1)
    assert reliability.cronbach(mixed).alpha == pytest.approx(reliability.cronbach(attitude).alpha)


def test_gaps_leave_the_rest_of_a_row_in(attitude):
    holed = attitude.copy()
    holed[np.arange(14), np.arange(14) % 7] = np.nan
    found = reliability.cronbach(holed)
    assert found.n >= 26 and found.alpha == pytest.approx(0.84, abs=0.06)


def test_same_item_twice_is_perfect_and_unrelated_items_are_not():
    rng = np.random.default_rng(3)
    one = rng.standard_normal((500, 1))
    same = reliability.cronbach(np.hstack([one, one]))
    assert (same.alpha, same.mean_r, same.first_share) == pytest.approx((1, 1, 1))
    loose = reliability.cronbach(rng.standard_normal((500, 4)))
    assert abs(loose.alpha) < 0.2 and loose.interval.low < 0 < loose.interval.high


@pytest.mark.parametrize(
    "values",
    [
        np.ones((10, 1)),
        np.array([[1.0, 2.0], [2.0, 2.0], [3.0, 2.0]]),
        np.array([[1.0, np.nan], [2.0, np.nan], [np.nan, 2.0]]),
        np.empty((0, 3)),
    ],
)
def test_no_reliability_to_tell(values):
    assert reliability.cronbach(values) is None
