"""Do several groups differ at all?"""

import pytest

from cxmetrics.analyses.comparing.alike import alike
from cxmetrics.model import Histogram, Moments, Waits
from cxmetrics.stats.kruskal_wallis import kruskal_wallis
from tests.analyses.test_difference import CSAT, MEAN, NPS, REPLY, SCORE, SPENT, answers, moments, waits


def p(measure, *pieces):
    return alike(measure, [measure.estimate(piece) for piece in pieces], pieces)


def test_answers_are_compared_as_the_metric_counts_them():
    """Of NPS only promoters, passives and detractors count, of CSAT only who is satisfied."""
    one, other = answers(a10=20, a0=20), answers(a9=20, a6=20)
    assert p(NPS, one, other) == pytest.approx(1.0)
    thirds = [answers(a5=n, a4=30 - n, a2=10) for n in (5, 15, 25)]
    assert p(CSAT, *thirds) == pytest.approx(1.0)
    assert p(MEAN, *thirds) == pytest.approx(kruskal_wallis(thirds)[1]) and p(MEAN, *thirds) < 0.01


def test_scores_are_compared_by_welch():
    assert p(SCORE, moments(50, 70, 20), moments(60, 71, 5), moments(40, 70.5, 10)) > 0.5
    assert p(SCORE, moments(50, 70, 20), moments(60, 81, 5), moments(40, 70.5, 10)) < 0.001


def test_scores_nobody_differs_in_do_not_stop_the_test():
    assert p(SCORE, moments(50, 70, 20), moments(60, 81, 5), moments(40, 100, 0)) < 0.001
    assert p(SCORE, moments(50, 70, 20), moments(40, 100, 0)) is None


def test_waits_and_amounts():
    assert p(REPLY, waits(*range(40, 100)), waits(*range(10, 70)), waits(*range(10, 70))) < 0.001
    spent = [Histogram.of({float(x): 1 for x in range(low, low + 50)}) for low in (10, 100)]
    assert p(SPENT, *spent) < 0.001


@pytest.mark.parametrize(
    ("measure", "few"),
    [(CSAT, answers(a5=4)), (SCORE, Moments(4, 300, 22500)), (REPLY, Waits(((5.0, 5.0, 4),)))],
)
def test_groups_of_under_five_are_no_group(measure, few):
    assert p(measure, few, few) is None
