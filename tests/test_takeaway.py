"""Sentences promise no more than their figures do."""

from datetime import date

from cxmetrics.analyses.quadrant import Unit, outcomes
from cxmetrics.model import Estimate, Interval, Slice
from cxmetrics.ui import takeaway
from tests.analyses.survey import survey


def said(n: int) -> str:
    found = survey(staff=[5] * n, food=[5] * (n // 2) + [1] * (n - n // 2))
    return takeaway.outcomes(outcomes(*found, Slice()))


def test_few_responses_tell_a_range_and_no_single_share():
    assert said(20) == (
        "Likely 30 to 70 % of 20 responses had great service and a great experience. "
        "Likely 30 to 70 % were served well and still had a poor experience."
    )


def test_fewer_than_five_tell_nothing():
    assert "%" not in said(4) and said(4).startswith("Only 4 responses")


def test_many_tell_the_share_and_the_count():
    assert said(400).startswith("50 % (200) of 400 responses had")


def month(number: int, score: float, half: float = 4.0) -> Unit:
    found = Estimate.of(score, Interval(score - half, score + half), 50, span=100.0, unit="of 100")
    return Unit(None, 50, found, found, None, period=date(2025, number, 1))


def test_a_path_is_no_news_while_its_ends_overlap():
    assert "chance alone" in takeaway.way((month(1, 70), month(2, 76)), "North")
    told = takeaway.way((month(1, 60), month(2, 76)), "North")
    assert "60 and 60 in Jan 2025 to 76 and 76 in Feb 2025" in told and "do not overlap" in told
    assert "no path" in takeaway.way((month(1, 60),), "North")
