import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import false_alarms
from cxmetrics.model import Interval
from cxmetrics.stats import control_chart, xmr
from cxmetrics.stats.control_chart import Spread
from cxmetrics.stats.signals import Kind

HALVES = Spread(50.0, 0.0, 100.0)


def test_spread_of_a_net_score():
    spread = Spread.of((-100, 0, 100), (20, 30, 50))
    assert spread.deviation == pytest.approx(100 * 0.61**0.5)
    assert spread.step == 100


@given(st.lists(st.integers(0, 30), min_size=5, max_size=5).filter(lambda counts: sum(map(bool, counts)) > 1))
def test_spread_agrees_with_scipy(counts):
    from scipy.stats import skew

    spread, answers = Spread.of((1, 2, 3, 4, 5), counts), np.repeat([1, 2, 3, 4, 5], counts)
    assert (spread.deviation, spread.skewness) == pytest.approx((answers.std(), skew(answers)), abs=1e-9)


def test_without_a_spread_it_is_the_chart_of_single_values():
    values = np.random.default_rng(7).normal(size=20).tolist()
    chart, limits = control_chart.chart(values), xmr.limits(values)
    assert (chart.limits.low[0], chart.limits.high[0]) == pytest.approx((limits.low, limits.high))
    assert chart.signals == xmr.signals(values, limits)


def test_a_high_month_of_few_answers_is_no_signal_and_of_many_it_is():
    values, sizes = [50.0, 52.0] * 6 + [80.0], [50] * 12
    assert control_chart.chart(values, [*sizes, 5], HALVES).signals == ()
    found = control_chart.chart(values, [*sizes, 90], HALVES).signals
    assert [(s.first, s.above) for s in found if s.kind is Kind.OUTSIDE] == [(12, True)]


def test_a_lasting_change_is_a_shift():
    chart = control_chart.chart([50.0, 54.0] * 6 + [74.0, 70.0] * 6, [100] * 24, HALVES)
    assert chart.shift.last == 11
    assert chart.changed


def test_limits_stop_learning_at_24_periods():
    values = np.random.default_rng(9).normal(size=24).tolist()
    assert control_chart.chart([*values, 50, 60]).limits.centre == control_chart.chart(values).limits.centre


def test_all_the_same_answers_are_no_change():
    everybody = Spread.of((0, 100), (0, 200))
    chart = control_chart.chart([100.0] * 20, [10] * 20, everybody, span=Interval(0, 100))
    assert not chart.changed


def test_none_under_eight_periods():
    assert control_chart.chart([1.0] * 7) is None
    assert control_chart.chart([1.0] * 7, [10] * 7, HALVES) is None


def test_limits_are_drawn_on_the_range():
    spread = Spread.of((0, 100), (10, 90))
    chart = control_chart.chart([90.0, 80.0, 100.0, 90.0] * 3, [10] * 12, spread, span=Interval(0, 100))
    assert max(chart.limits.high) == 100


@pytest.mark.parametrize("answers", false_alarms.UNCHANGING, ids=lambda answers: answers.name)
def test_seldom_sees_a_change_where_there_is_none(answers):
    assert false_alarms.of_answers((answers, 200, 12))[2] < 5
    assert false_alarms.of_answers((answers, 200, 24))[2] < 13


def test_mostly_finds_twenty_points_at_thirty_answers():
    assert false_alarms.of_answers((false_alarms.SHIFTED[1], 100, 24))[2] > 75
