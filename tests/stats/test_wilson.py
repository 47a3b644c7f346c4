import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, norm

from cxmetrics.model import Interval
from cxmetrics.stats import wilson
from cxmetrics.stats.normal import z

LEVELS = st.floats(0.5, 0.999)
PROPORTIONS = st.integers(1, 10_000_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(PROPORTIONS, LEVELS)
def test_agrees_with_scipy(proportion, level):
    part, whole = proportion
    theirs = binomtest(part, whole).proportion_ci(level, method="wilson")
    ours = wilson.interval(part, whole, level)
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


@given(PROPORTIONS, LEVELS)
def test_holds_the_share_and_stays_on_the_range(proportion, level):
    part, whole = proportion
    limits = wilson.interval(part, whole, level)
    assert 0 <= limits.low <= part / whole <= limits.high <= 1
    assert limits.low < limits.high


@given(PROPORTIONS)
def test_counting_the_others_mirrors_it(proportion):
    part, whole = proportion
    limits, others = wilson.interval(part, whole), wilson.interval(whole - part, whole)
    assert (limits.low, limits.high) == pytest.approx((1 - others.high, 1 - others.low), abs=1e-12)


def test_newcombe_table():
    assert wilson.interval(0, 20).low == 0
    assert wilson.interval(0, 20).high == pytest.approx(0.1611, abs=5e-5)


def test_nothing_counted_is_nothing_known():
    assert wilson.interval(0, 0) == Interval(0, 1)


@pytest.mark.parametrize(("part", "whole"), [(3, 2), (-1, 2)])
def test_refuses_what_is_no_part(part, whole):
    with pytest.raises(ValueError, match="not a part"):
        wilson.interval(part, whole)


@given(LEVELS)
def test_z_is_the_normal_quantile(level):
    assert z(level) == pytest.approx(norm.ppf((1 + level) / 2))


@pytest.mark.parametrize("level", [0, 1, 95])
def test_z_refuses_a_level_in_per_cent(level):
    with pytest.raises(ValueError, match="between 0 and 1"):
        z(level)
