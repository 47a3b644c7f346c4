"""The compare page: two groups, all groups, two periods, and what it says where there is nothing to compare."""

import re

import pytest

from cxmetrics.ui.compare_page import BEFORE, EVERY, SEASON, TIMES, TWO
from tests.pages.visit import HEAD, POISON, go, ran, table, words
from tests.test_kind_pages import CUSTOMERS, FIGURES, ORDERS, REQUESTS

COMPARE = "pages/compare.py"


def said(app) -> str:
    """All words, without the marks that keep them from being Markdown."""
    return words(app).replace("\\", "")


def charts(app) -> int:
    return len(app.get("vega_lite_chart"))


def test_the_two_most_answered_groups_stand_there_first(sample):
    app = sample.visit(COMPARE)
    assert app.title[0].value == "Who does better?"
    assert (app.selectbox(key="one").value, app.selectbox(key="other").value) == (
        "Harbour Street",
        "Delivery",
    )
    assert charts(app) == 8 and re.search(r"Delivery is (higher|lower) by|Too close to tell", said(app))
    assert "does not say why" in said(app)


def test_any_two_groups_of_any_column(sample):
    app = sample.visit(COMPARE)
    ran(app.selectbox(key="groups").set_value("Delivery zone").run())
    ran(app.selectbox(key="one").set_value("North").run())
    ran(app.selectbox(key="other").set_value("South").run())
    assert "South, set against North" in said(app)
    assert "North" not in app.selectbox(key="other").options
    ran(app.selectbox(key="groups").set_value("Order type").run())
    assert app.selectbox(key="one").value == "Delivery"


def test_the_south_loses_it_at_delivery_and_nothing_about_the_staff(sample):
    app = sample.visit(COMPARE)
    for key, value in (("groups", "Delivery zone"), ("one", "North"), ("other", "South")):
        ran(app.selectbox(key=key).set_value(value).run())
    told = said(app)
    assert [one.value for one in app.header][1:] == [
        "On the quadrant",
        "Along the journey",
        "On every touchpoint",
    ]
    assert (
        "South, set against North: the experience is lower by 32 points; less often great service and a"
        in told
    )
    assert "Along the journey: South falls behind North at delivery (by 65 points)" in told
    assert "furthest at delivery" in told and "2 of 6 are too close to tell" in told
    assert "South, set against North, is rated worse on “Delivery”" in told
    assert told.count("of all marked on this page, at most 10 in 100 are expected to be chance") == 1
    assert [next(iter(one.value)) for one in app.dataframe] == ["Group", "What", "Part", "Rating"]


def test_all_groups_and_two_periods_stand_without_the_parts_of_two_groups(sample):
    app = sample.visit(COMPARE)
    for way in (EVERY, TIMES):
        ran(app.get("button_group")[0].set_value(way).run())
        assert "On the quadrant" not in [one.value for one in app.header]


def test_every_measure_can_be_compared_in_every_way(sample):
    app = sample.visit(COMPARE)
    for way in (TWO, EVERY, TIMES):
        ran(app.get("button_group")[0].set_value(way).run())
        for measure in app.selectbox(key="metric").options[::5]:
            ran(app.selectbox(key="metric").select(measure).run())
            assert charts(app) or "cannot" in said(app) or "nothing to set it against" in said(app)


def test_all_groups_say_first_whether_they_differ_and_last_how_many_were_compared(sample):
    app = sample.visit(COMPARE)
    ran(app.get("button_group")[0].set_value(EVERY).run())
    told = said(app)
    assert charts(app) == 1 and "than chance explains" in told
    (ranking,) = [one for one in app.dataframe if "Place" in one.value]
    assert len(ranking.value) == 3 and "3 comparisons with all others" in told


def test_two_periods_are_named_and_the_same_customers_are_noticed(sample):
    app = sample.visit(COMPARE)
    ran(app.get("button_group")[0].set_value(TIMES).run())
    told = said(app)
    assert "Oct 2025 to Dec 2025, set against Jul 2025 to Sep 2025" in told
    assert "the same people" in told
    assert app.selectbox(key="against").options == [BEFORE], "eighteen months hold no season twice"


def test_a_year_ago_from_two_years_on(place):
    rows = [
        f"202{3 + i // 240}-{1 + i // 20 % 12:02}-{1 + i % 20 * 27 // 19:02},North,5,{1 + i % 5},9,x"
        for i in range(480)
    ]
    place.add("\n".join([HEAD, *rows]).encode())
    app = place.visit(COMPARE)
    ran(app.get("button_group")[0].set_value(TIMES).run())
    ran(app.selectbox(key="against").set_value(SEASON).run())
    assert "Oct 2024 to Dec 2024, set against Oct 2023 to Dec 2023" in said(app)


def test_without_groups_there_are_only_times_and_without_dates_only_groups(place):
    place.add(table(60, HEAD.replace("Shop,", "")))
    app = place.visit(COMPARE)
    assert "groups" not in [one.key for one in app.selectbox] and "set against" in said(app)


def test_without_either_it_is_told_what_is_missing(place):
    place.add(table(60, HEAD.replace("Date,Shop,", "")))
    assert "No column tells groups apart" in said(place.visit(COMPARE))


def test_a_single_group_is_set_against_nothing(place):
    place.add(table(60, HEAD.replace("Date,", ""), shops=("North",)), Shop="segment")
    app = place.visit(COMPARE)
    assert "Only one group" in said(app) and not charts(app)
    ran(app.get("button_group")[0].set_value(EVERY).run())
    assert "Only one group" in said(app)


def test_a_group_of_three_is_never_shown(place):
    rows = [f"2025-01-{1 + i % 28:02},{('North', 'South')[i % 2]},4,{1 + i % 5},9,x" for i in range(80)]
    rows += ["2025-01-03,Attic,1,1,0,x"] * 3
    place.add("\n".join([HEAD, *rows]).encode())
    app = place.visit(COMPARE)
    ran(app.selectbox(key="one").set_value("Attic").run())
    assert "cannot be compared" in said(app) and not charts(app)
    assert "cannot be set side by side on the quadrant" in said(app)
    assert "Along the journey: in one of the two groups too few answered" in said(app)
    assert "No rating has answers enough in both groups" in said(app)
    ran(app.get("button_group")[0].set_value(EVERY).run())
    assert "Too few answers to show: " in said(app) and "Attic (3)" in said(app)
    assert not any("Attic" in one.value.to_string() for one in app.dataframe)


def test_countries_come_with_a_warning(place):
    place.add(table(80).replace(b"Shop", b"Country", 1))
    app = place.visit(COMPARE)
    assert any("within a country" in one.value for one in app.warning)
    ran(app.get("button_group")[0].set_value(EVERY).run())
    assert any("within a country" in one.value for one in app.warning)


def test_what_people_wrote_is_escaped(place):
    place.add(table(80, shops=(POISON, "South")))
    app = place.visit(COMPARE)
    for way in (TWO, EVERY):
        ran(app.get("button_group")[0].set_value(way).run())
        for kind in ("header", "subheader", "caption", "warning"):
            for one in app.get(kind):
                assert not re.search(r"(?<!\\)!\[x|(?<!\\)<img|\*\*bold", str(one.value)), (kind, one.value)


def test_figures_that_were_added_up_have_nothing_to_compare(place):
    place.add(FIGURES.encode())
    assert "nothing to show here" in said(place.visit(COMPARE))


@pytest.mark.parametrize("data", [ORDERS, CUSTOMERS, REQUESTS], ids=["orders", "customers", "requests"])
def test_data_that_is_no_survey_is_compared_as_far_as_it_goes(place, data):
    place.add(data.encode())
    app = place.visit(COMPARE)
    for way in app.get("button_group")[0].options if app.get("button_group") else []:
        ran(app.get("button_group")[0].set_value(way).run())
    assert len(said(app)) > 60


def test_where_the_experience_is_lost_is_said_once(sample):
    app = sample.visit("pages/matters.py")
    app.session_state["more_journey"] = True
    ran(app.run())
    told = "the lowest is delivery (62 of 100)"
    assert sum(one.value.count(told) for kind in ("text", "caption") for one in app.get(kind)) == 1


def test_filters_hold(sample):
    app = sample.visit(COMPARE)
    ran(app.selectbox(key="who").set_value("Location").run())
    ran(app.multiselect(key="only").set_value(["Harbour Street"]).run())
    assert app.selectbox(key="groups").value == "Channel", "one location is no two groups"
    assert "Location" not in app.selectbox(key="groups").options and charts(app)
    ran(go(app, COMPARE).selectbox(key="period").set_value("Last 30 days").run())
