import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmetrics.model import Interval
from cxmetrics.stats import bivariate

CUTS = (75.0, 75.0)
MEAN = st.one_of(st.just(75.0), st.floats(40, 100))
SPREAD = st.floats(0.3, 10)


def covariance(first, second, rho):
    return np.array([[first**2, rho * first * second], [rho * first * second, second**2]])


@given(MEAN, MEAN, SPREAD, SPREAD, st.floats(-0.99, 0.99))
def test_probabilities_are_those_of_scipy(x, y, first, second, rho):
    from scipy.stats import multivariate_normal

    spread, mean = covariance(first, second, rho), np.array([x, y])
    found = bivariate.quadrants(mean, spread, CUTS)
    for outcome, signs in enumerate(([-1, -1], [-1, 1], [1, -1], [1, 1])):
        turned = np.outer(signs, signs) * spread
        expected = multivariate_normal.cdf(np.multiply(signs, CUTS), signs * mean, turned)
        assert found[outcome] == pytest.approx(expected, abs=1e-6)
    assert found.sum() == pytest.approx(1)


def test_published():
    found = bivariate.quadrants(np.array([78, 73]), covariance(3, 4, 0.6), CUTS)
    assert found == pytest.approx([0.3013, 0.54, 0.0072, 0.1514], abs=5e-4)


def test_many_pairs_at_once_and_the_edges():
    means = np.array([[75.0, 75.0], [75.0, 90.0], [60.0, 75.0]])
    found = bivariate.quadrants(means, np.stack([covariance(2, 2, rho) for rho in (1, 0, -1)]), CUTS)
    assert found[0] == pytest.approx([0.5, 0, 0, 0.5], abs=1e-5)
    assert found[1] == pytest.approx([0.5, 0, 0.5, 0], abs=1e-5)
    assert found[2] == pytest.approx([0, 0, 0.5, 0.5], abs=1e-5)


def sites(n, number=3000, seed=12):
    """Sites as they are, and what n answers at each say of them (within-site deviation 24, r .6)."""
    rng = np.random.default_rng(seed)
    within = covariance(24, 24, 0.6)
    true = rng.multivariate_normal(CUTS, covariance(6, 6, 0.8), number)
    seen = true + rng.multivariate_normal((0, 0), within / n, number)
    return 2 * (true[:, 0] < 75) + (true[:, 1] < 75), seen, within


@pytest.mark.parametrize("n", [5, 10, 30, 100])
def test_labels_are_right_as_often_as_claimed(n):
    outcome, seen, within = sites(n)
    found = bivariate.place(seen, np.full(len(seen), n), within, CUTS)
    labels = [found.label(site) for site in range(len(seen))]
    claimed = np.array([site for site, label in enumerate(labels) if label is not None])
    right = np.mean([labels[site] == outcome[site] for site in claimed])
    assert right == pytest.approx(found.probabilities[claimed].max(axis=1).mean(), abs=0.04)
    assert right > 0.8
    mixed = found.probabilities[:, 1:3].sum() / len(seen)
    assert mixed == pytest.approx(np.isin(outcome, (1, 2)).mean(), abs=0.04)


def test_raw_means_would_claim_too_much():
    outcome, seen, within = sites(5)
    raw = bivariate.quadrants(seen, np.broadcast_to(within / 5, (len(seen), 2, 2)), CUTS)
    sure = raw.max(axis=1) >= 0.8
    assert (raw.argmax(axis=1) == outcome)[sure].mean() < raw.max(axis=1)[sure].mean() - 0.15


def test_few_sites_stand_as_they_are_and_take_more_to_be_labelled():
    _, seen, within = sites(30)
    few = bivariate.place(seen[:7], np.full(7, 30), within, CUTS)
    many = bivariate.place(seen[:8], np.full(8, 30), within, CUTS)
    assert (few.centres == seen[:7]).all() and few.claim == 0.9
    assert many.claim == 0.8 and np.linalg.det(many.covariances).max() < np.linalg.det(within / 30)


def test_undetermined_names_what_is_possible():
    two = np.array([[0.5, 0.45, 0.03, 0.02], [0.9, 0.05, 0.03, 0.02], [0.3, 0.3, 0.3, 0.1]])
    found = bivariate.Placed(np.zeros((3, 2)), np.zeros((3, 2, 2)), two, claim=0.8)
    assert [found.label(site) for site in range(3)] == [None, 0, None]
    assert [found.possible(site) for site in range(3)] == [(0, 1), (0,), (0, 1, 2)]


def test_everybody_alike_is_no_reason_to_stop():
    means = np.full((9, 2), 100.0)
    found = bivariate.place(means, np.full(9, 10), np.zeros((2, 2)), CUTS)
    assert found.label(3) == 0 and np.isfinite(found.centres).all()
    assert bivariate.place(means[:2], np.full(2, 10), np.zeros((2, 2)), CUTS).label(0) == 0


def test_pooled_within_is_the_mean_of_the_sites_covariances():
    rng = np.random.default_rng(6)
    groups = [rng.multivariate_normal((70, 60), covariance(10, 20, 0.5), n) for n in (4, 9, 1)]
    sizes = np.array([float(len(g)) for g in groups])
    totals, products = np.stack([g.sum(axis=0) for g in groups]), np.stack([g.T @ g for g in groups])
    expected = (3 * np.cov(groups[0].T) + 8 * np.cov(groups[1].T)) / 11
    assert bivariate.pooled_within(sizes, totals, products) == pytest.approx(expected)
    assert bivariate.pooled_within(sizes[2:], totals[2:], products[2:]) is None


def test_expected_number_of_sites():
    mean, interval = bivariate.expected(np.full(10, 0.5))
    assert mean == 5 and interval == Interval(2, 8)
    assert bivariate.expected(np.array([1.0, 0.0, 1.0])) == (2, Interval(2, 2))
    assert bivariate.expected(np.array([])) == (0, Interval(0, 0))
