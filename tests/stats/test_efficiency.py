import numpy as np
import pytest
from hypothesis import given

from cxmetrics.model import Histogram, Scale
from cxmetrics.stats import efficiency
from tests.strategies import histograms

TEN = Scale(0, 10)


def alone(score):
    return float(score >= 9) - float(score < 7)


def rows(answers):
    return np.repeat([score for score, _ in answers.counts], [n for _, n in answers.counts])


@given(histograms(TEN, least=2), histograms(TEN, least=2))
def test_a_change_in_standard_errors_is_welchs_t(before, after):
    from scipy.stats import ttest_ind

    one, two = rows(before), rows(after)
    if 1 in (len(set(one)), len(set(two))):
        return
    expected = ttest_ind(two, one, equal_var=False).statistic
    assert efficiency.standardised(before, after, float) == pytest.approx(expected)


def test_where_nothing_varies_nothing_is_told():
    assert efficiency.standardised(Histogram.of({5: 9}), Histogram.of({6: 9}), float) == 0.0


def test_a_figure_is_as_good_as_itself():
    before, after = Histogram.of({5: 50, 8: 50, 10: 60}), Histogram.of({5: 20, 8: 50, 10: 90})
    found = efficiency.compare(before, after, float, float)
    assert (found.ratio, found.interval.low, found.interval.high) == pytest.approx((1, 1, 1))


def test_a_move_inside_a_class_is_seen_by_the_average_only():
    before, after = Histogram.of({0: 300, 7: 300, 9: 300}), Histogram.of({6: 300, 8: 300, 10: 300})
    found = efficiency.compare(before, after, float, alone)
    assert found.second == 0.0 and found.ratio == found.interval.high == float("inf")
    assert found.interval.low > 1.0


@given(histograms(TEN, least=5), histograms(TEN, least=5))
def test_the_interval_holds_the_ratio_and_is_a_number(before, after):
    found = efficiency.compare(before, after, float, alone)
    assert 0 <= found.interval.low <= found.ratio <= found.interval.high
