import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.stats import norm, ttest_ind_from_stats

from cxmetrics.model import Interval
from cxmetrics.stats import mover, paired_score, wilson
from cxmetrics.stats.proportion_test import LEAST, p_of_difference
from tests.strategies import trinomials

PROPORTIONS = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def _proportions(first, second):
    (k1, n1), (k2, n2) = first, second

    def at(level):
        return mover.difference(
            k1 / n1, wilson.interval(k1, n1, level), k2 / n2, wilson.interval(k2, n2, level)
        )

    return k2 / n2 - k1 / n1, at


def _scores(first, second):
    (p1, m1, n1), (p2, m2, n2) = first, second

    def at(level):
        before, after = paired_score.interval(p1, m1, n1, level), paired_score.interval(p2, m2, n2, level)
        return mover.difference((p1 - m1) / n1, before, (p2 - m2) / n2, after)

    return (p2 - m2) / n2 - (p1 - m1) / n1, at


@given(PROPORTIONS, PROPORTIONS, st.sampled_from((0.8, 0.9, 0.95, 0.99)))
@example((48, 80), (56, 70), 0.95)
@example((0, 500), (500, 500), 0.95)
@example((0, 7), (0, 9), 0.95)
def test_never_contradicts_the_interval_of_two_proportions(first, second, level):
    difference, at = _proportions(first, second)
    limits = at(level)
    assert (p_of_difference(difference, at) < 1 - level) == (limits.low > 0 or limits.high < 0)


@given(trinomials(most=1000), trinomials(most=1000), st.sampled_from((0.9, 0.95)))
@example((50, 20, 100), (62, 12, 100), 0.9)
def test_never_contradicts_the_interval_of_two_scores(first, second, level):
    difference, at = _scores(first, second)
    limits = at(level)
    assert (p_of_difference(difference, at) < 1 - level) == (limits.low > 0 or limits.high < 0)


@given(PROPORTIONS, PROPORTIONS)
def test_is_the_same_from_either_side(first, second):
    there, back = _proportions(first, second), _proportions(second, first)
    assert p_of_difference(*there) == pytest.approx(p_of_difference(*back), abs=1e-9)


@pytest.mark.parametrize("difference", [-3.0, -1.0, 0.2, 2.5])
def test_of_a_normal_interval_it_is_the_p_value_of_the_z_test(difference):
    def at(level):
        reach = norm.ppf((1 + level) / 2)
        return Interval(difference - reach, difference + reach)

    assert p_of_difference(difference, at) == pytest.approx(2 * norm.sf(abs(difference)), abs=1e-9)


def test_of_large_groups_it_is_nearly_that_of_welch():
    difference, at = _proportions((4_000, 10_000), (4_150, 10_000))
    spreads = [(p * (1 - p) * 10_000 / 9_999) ** 0.5 for p in (0.4, 0.415)]
    welch = ttest_ind_from_stats(0.4, spreads[0], 10_000, 0.415, spreads[1], 10_000, equal_var=False)
    assert p_of_difference(difference, at) == pytest.approx(welch.pvalue, abs=1e-3)


def test_no_difference_has_nothing_against_it():
    assert p_of_difference(*_proportions((3, 9), (3, 9))) == 1


def test_is_never_nil():
    assert p_of_difference(*_proportions((0, 100_000), (100_000, 100_000))) == LEAST
