"""Sentences promise no more than their figures do."""

from cxmetrics.analyses.quadrant import outcomes
from cxmetrics.model import Slice
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
