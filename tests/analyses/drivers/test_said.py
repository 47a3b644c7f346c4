"""What those said who rate a thing lowest: three comments, and of a long one the part about it."""

from cxmetrics.analyses.drivers import said
from cxmetrics.analyses.drivers.what_matters import what_matters
from cxmetrics.model import Slice
from tests.analyses.tables import real


def test_of_a_long_comment_the_part_about_the_thing_is_told():
    text = "It was a long day. " * 30 + "The staff never looked up. " + "We left. " * 30
    told = said._excerpt(text, said.re.compile(r"\bstaff"))
    assert "The staff never looked up." in told and len(told) <= said.LONGEST + 4
    assert told.startswith("… ") and told.endswith(" …")
    assert said._excerpt("Slow staff.", said.re.compile("staff")) == "Slow staff."
    assert said._excerpt("word " * 100, said.re.compile("staff")).startswith("word word")


def test_airport_lounges_are_quoted_in_short():
    workspace, dataset = real("skytrax/lounge.csv")
    ranked = what_matters(workspace, dataset, Slice()).priorities.ranked
    quotes = [quote for one in ranked for quote in one.comments]
    assert quotes and all(len(quote) <= said.LONGEST + 4 for quote in quotes)
    catering = next(one for one in ranked if one.name == "catering_rating")
    assert all(said._about(catering.column).search(quote) for quote in catering.comments)
