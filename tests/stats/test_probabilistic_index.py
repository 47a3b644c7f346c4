import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from scipy.stats import brunnermunzel, mannwhitneyu
from statsmodels.stats.nonparametric import rank_compare_2indep

from cxmetrics.model import Histogram, Interval, Scale, Weight
from cxmetrics.stats import probabilistic_index
from cxmetrics.stats.probabilistic_index import compare
from tests.strategies import histograms

answers = histograms(Scale(0, 10), most=30)
ALL_FIVE, ALL_ONE = Histogram.of({5: 5}), Histogram.of({1: 5})


def _expanded(group):
    return np.repeat([x for x, _ in group.counts], [n for _, n in group.counts])


def _spread(first, second):
    """Whether both hold two answers and do not stand wholly apart, as the published formula needs."""
    both = dict((first + second).counts)
    apart = max(first.counts)[0] < min(second.counts)[0] or max(second.counts)[0] < min(first.counts)[0]
    return min(first.n, second.n) > 1 and len(both) > 1 and not apart


@given(answers, answers)
def test_agrees_with_scipy(first, second):
    assume(_spread(first, second))
    theirs = brunnermunzel(_expanded(first), _expanded(second))
    assert compare(first, second).p == pytest.approx(theirs.pvalue, abs=1e-9)


@given(answers, answers, st.sampled_from((0.8, 0.95)))
def test_agrees_with_statsmodels(first, second, level):
    assume(_spread(first, second))
    theirs = rank_compare_2indep(_expanded(second), _expanded(first))
    low, high = theirs.conf_int(alpha=1 - level)
    ours = compare(first, second, level)
    assert ours.value == pytest.approx(theirs.prob1)
    assert (ours.interval.low, ours.interval.high) == pytest.approx((max(low, 0), min(high, 1)), abs=1e-9)


@given(answers, answers)
@example(ALL_FIVE, ALL_FIVE)
@example(ALL_FIVE, ALL_ONE)
@example(Histogram.of({5: 1}), Histogram.of({5: 1}))
@example(Histogram.of({5: 1}), Histogram.of({1: 400, 7: 2}))
@example(Histogram.of({1: 1_000_000}), Histogram.of({2: 1_000_000}))
def test_is_always_a_number_with_room_around_it(first, second):
    index = compare(first, second)
    limits = index.interval
    assert 0 <= limits.low <= index.value <= limits.high <= 1
    assert limits.low < limits.high
    assert 0 <= index.p <= 1


@given(answers, answers)
@example(ALL_FIVE, ALL_ONE)
def test_swapping_mirrors_it(first, second):
    there, back = compare(first, second), compare(second, first)
    assert there.value == pytest.approx(1 - back.value)
    assert there.p == pytest.approx(back.p, abs=1e-9)
    assert (there.interval.low, there.interval.high) == pytest.approx(
        (1 - back.interval.high, 1 - back.interval.low), abs=1e-9
    )


@settings(max_examples=200)
@given(answers, answers)
@example(ALL_ONE, ALL_FIVE)
@example(Histogram.of({1: 2}), Histogram.of({2: 2}))
@example(Histogram.of({1: 1}), Histogram.of({2: 400}))
def test_p_value_and_interval_never_contradict_each_other(first, second):
    index = compare(first, second)
    assert (index.p < 0.05) == (index.interval.low > 0.5 or index.interval.high < 0.5)


def test_only_the_order_of_the_answers_counts():
    first, second = Histogram.of({1: 4, 3: 2, 5: 9}), Histogram.of({1: 1, 3: 6, 5: 3})
    other = [Histogram.of({np.exp(x): n for x, n in group.counts}) for group in (first, second)]
    assert compare(*other) == compare(first, second)


def test_wholly_apart_is_not_certain():
    """The variance at ½ is that of the rank-sum test, whose normal p-value must come out."""
    index = compare(ALL_ONE, ALL_FIVE)
    apart = mannwhitneyu(range(5), range(5, 10), use_continuity=False, method="asymptotic")
    assert index.value == index.interval.high == 1
    assert 0.5 < index.interval.low < 0.8
    assert index.p == pytest.approx(apart.pvalue)


def test_all_alike_speaks_for_nobody():
    index = compare(ALL_FIVE, ALL_FIVE)
    assert (index.value, index.p) == (0.5, 1)
    assert index.interval.low == pytest.approx(1 - index.interval.high)


def test_weights_count_for_as_many_answers_as_they_leave():
    first, second = Histogram.of({1: 4, 3: 2, 5: 9}), Histogram.of({1: 1, 3: 6, 5: 3})
    weighted = Histogram(tuple((x, 2.0 * n) for x, n in second.counts), weight=Weight(20, 40, 10))
    theirs, ours = compare(first, second), compare(first, weighted)
    assert (ours.value, ours.p) == pytest.approx((theirs.value, theirs.p))


def test_refuses_an_empty_group():
    with pytest.raises(ValueError, match="at least one answer"):
        compare(Histogram(()), ALL_FIVE)


def test_statistic_at_the_limit_is_z():
    limits = compare(ALL_ONE, ALL_FIVE).interval
    variance = probabilistic_index._variance(limits.low, 5, 5)
    assert (1 - limits.low) / variance**0.5 == pytest.approx(1.959964, abs=1e-6)
    assert limits != Interval(1.0, 1.0)
