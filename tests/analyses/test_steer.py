"""Which figure to steer by here, by stated rules."""

from datetime import date, timedelta

from cxmetrics.analyses.guiding.steer import Against, steer
from cxmetrics.analyses.headline import headlines
from cxmetrics.model import Slice
from tests.analyses.survey import survey

MONTHS = 6


def answers(each, **questions):
    """So many answers a month for half a year, from the first to the last day of it."""
    first = date(2025, 1, 1)
    n = each * MONTHS
    days = [first + timedelta(days=180 * i // (n - 1)) for i in range(n)]
    return survey(day=[str(day) for day in days], **{name: fill(n) for name, fill in questions.items()})


def advice(data):
    return steer(headlines(*data, Slice()))


def mixed(*cells):
    return lambda n: [cells[i % len(cells)] for i in range(n)]


def test_the_figure_that_notices_the_smallest_change_of_its_range_is_named():
    found = advice(answers(60, nps=mixed(0, 10), csat=mixed(2, 4, 5, 5, 5)))
    assert found.best.card.measure.metric.id == "csat" and found.next.card.measure.metric.id == "nps"
    # SD 40 of 100 against 100 of 200: (1.96 + .84)·√2·SD/√n of a month's answers, as a share of the range.
    for candidate, deviation in ((found.best, 40 / 100), (found.next, 100 / 200)):
        n = candidate.card.usual_n
        assert abs(candidate.share - 2.8016 * (2 / n) ** 0.5 * deviation) < 0.001


def test_few_answers_a_gap_or_an_end_of_the_range_speak_against_it():
    few = advice(answers(20, nps=mixed(0, 10)))
    assert few.best is None and few.refused[0].against == (Against.FEW,)
    top = advice(answers(60, csat=mixed(*[5] * 29, 1)))
    assert Against.CEILING in top.refused[0].against
    floor = advice(answers(60, csat=mixed(*[1] * 29, 5)))
    assert Against.FLOOR in floor.refused[0].against
    gaps = advice(answers(90, csat=mixed(2, 5, None, None, None), nps=mixed(0, 10)))
    assert gaps.best.card.measure.metric.id == "nps"
    assert [c.against for c in gaps.refused] == [(Against.PARTLY,)]


def test_without_dates_or_figures_nothing_is_named():
    undated = advice(survey(nps=[0, 10] * 50))
    assert undated.best is None and undated.refused[0].against == (Against.NO_MONTH,)
    assert advice(survey(comment=["fine"] * 40)) == steer(())


def test_the_scores_come_in_where_there_is_no_metric():
    scores = advice(answers(60, staff=mixed(2, 4, 5), food=mixed(1, 3, 5)))
    assert scores.best is not None and scores.best.card.measure.side is not None
