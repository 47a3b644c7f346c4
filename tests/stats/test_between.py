"""How far true means of sites may lie apart."""

import numpy as np
import pytest

from cxmetrics.stats.between import between, inverse

WITHIN = np.array([[576.0, 345.6], [345.6, 576.0]])
TRUE = np.array([[36.0, 28.8], [28.8, 36.0]])


def drawn(sites, answers, seed=4):
    random = np.random.default_rng(seed)
    true = random.multivariate_normal((75, 70), TRUE, sites)
    return true + random.multivariate_normal((0, 0), WITHIN / answers, sites)


def test_many_sites_tell_it_and_where_their_middle_is():
    found = between(drawn(2000, 30), np.full(2000, 30.0), WITHIN)
    assert found.chances.sum() == pytest.approx(1)
    mean = np.tensordot(found.chances, found.covariances, axes=1)
    assert mean == pytest.approx(TRUE, abs=6)
    assert found.chances @ found.centres == pytest.approx([75, 70], abs=0.6)


def test_few_sites_leave_much_possible():
    few, many = (between(drawn(k, 10), np.full(k, 10.0), WITHIN) for k in (8, 400))
    low, high = few.covariances[:, 0, 0].min(), few.covariances[:, 0, 0].max()
    assert high - low > 2 * np.ptp(many.covariances[:, 0, 0])
    assert few.errors[:, 0, 0].mean() > many.errors[:, 0, 0].mean()


def test_sites_of_different_size_weigh_differently_and_order_does_not_matter():
    means, sizes = drawn(12, 10), np.array([5.0] * 6 + [200.0] * 6)
    one, turned = between(means, sizes, WITHIN), between(means[::-1], sizes[::-1], WITHIN)
    assert one.centres == pytest.approx(turned.centres)
    big = means[6:].mean(axis=0)
    middle = one.chances @ one.centres
    assert np.abs(middle - big).sum() < np.abs(middle - means[:6].mean(axis=0)).sum()


def test_sites_that_are_all_alike():
    found = between(np.full((9, 2), 80.0), np.full(9, 6.0), WITHIN)
    assert np.isfinite(found.covariances).all() and found.chances @ found.centres == pytest.approx([80, 80])


def test_the_inverse_is_numpys():
    assert inverse(np.stack([WITHIN, TRUE])) == pytest.approx(np.linalg.inv(np.stack([WITHIN, TRUE])))
