import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import kruskal

from cxmetrics.model import Histogram, Weight
from cxmetrics.stats.kruskal_wallis import kruskal_wallis

GROUP = st.dictionaries(st.integers(1, 5).map(float), st.integers(1, 30), min_size=1).map(Histogram.of)


def each(answers: Histogram) -> list[float]:
    return [score for score, n in answers.counts for _ in range(int(n))]


@settings(max_examples=60)
@given(st.lists(GROUP, min_size=2, max_size=6))
def test_it_is_the_test_of_scipy(groups):
    found = kruskal_wallis(groups)
    if len({score for group in groups for score, _ in group.counts}) < 2:
        assert found is None
        return
    h, p = kruskal(*map(each, groups))
    # Of equal groups scipy's own H may come out a hair below 0, and then has no p-value.
    assert found == pytest.approx((h, p if h > 0 else 1.0), rel=1e-9, abs=1e-6)


def test_a_single_group_and_nobody_differ_from_nothing():
    some, nobody = Histogram.of({1.0: 3, 2.0: 4}), Histogram(())
    assert kruskal_wallis([some]) is None and kruskal_wallis([some, nobody]) is None


def test_weights_leave_fewer_answers_to_tell_by():
    one, other = Histogram.of({1.0: 30, 5.0: 10}), Histogram.of({1.0: 10, 5.0: 30})
    plain = kruskal_wallis([one, other])
    heavy = Histogram(one.counts, weight=Weight(40.0, 160.0, 40))
    weighted = kruskal_wallis([heavy, other])
    assert weighted[0] < plain[0] and weighted[1] > plain[1]


def test_groups_of_one_kind_are_called_different_as_often_as_promised():
    rng = np.random.default_rng(7)
    draws = rng.multinomial(30, [0.12, 0.03, 0.05, 0.15, 0.65], size=(400, 10))
    p = [
        kruskal_wallis([Histogram.of({float(i): int(n) for i, n in enumerate(g)}) for g in s])[1]
        for s in draws
    ]
    assert np.mean(np.array(p) < 0.05) < 0.08
