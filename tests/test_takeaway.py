"""Sentences promise no more than their figures do."""

from dataclasses import replace
from datetime import date

from cxmetrics.analyses.quadrant import Unit, outcomes
from cxmetrics.model import Estimate, Interval, Quadrant, Slice
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


def test_a_dot_in_the_colour_of_another_field_is_explained():
    placed = replace(month(1, 76), placed=Quadrant.PARADOX, lies=Quadrant.IDEAL)
    assert "“Jan 2025” (Paradox)" in takeaway.across((placed, month(2, 60)))
    assert takeaway.across((replace(placed, lies=Quadrant.PARADOX),)) == ""


def test_groups_too_small_to_be_shown_are_not_among_those_too_close_to_call():
    hidden = Estimate.hidden(3, unit="of 100")
    few = replace(month(3, 60), service=hidden, experience=hidden)
    dots = (replace(month(1, 90), placed=Quadrant.IDEAL), month(2, 75), few)
    told = takeaway.units(dots)
    assert "Too close to call: 1 of 2." in told and told.endswith("Too few answers to show: 1.")
