"""The quadrant page: its units, its cuts, its claims and the ways to what people said."""

from dataclasses import replace

import pytest

from cxmetrics.analyses.quadrant import impossible
from cxmetrics.model import Interval, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.draft import draft, open_strictly
from cxmetrics.store.home import FILE
from cxmetrics.ui import picks
from cxmetrics.ui.quadrant_claims import weak_checks
from tests.analyses.survey import survey
from tests.analyses.tables import real
from tests.pages.visit import QUADRANT, ROOT, go, ran, table, words

MATTERS = "pages/matters.py"


@pytest.fixture
def app(sample):
    return sample.visit(QUADRANT)


def load(place, name):
    """A file of the sample into the workspace, the one the pages have open if they have."""
    workspace = place.opened[-1] if place.opened else Workspace(str(place.folder / FILE))
    found = draft(open_strictly([ROOT / "sample_data" / name])).usable()
    workspace.confirm(workspace.stage(found).id, found.columns)
    if not place.opened:
        workspace.close()


def specs(app):
    return [chart.proto.spec for chart in app.get("vega_lite_chart")]


def shown(app, column):
    """The table with such a column."""
    (found,) = [one.value for one in app.dataframe if column in one.value]
    return found


def test_every_unit_has_its_picture(app):
    units = app.selectbox(key=picks.UNIT).options
    assert {"Location", "Month", picks.BY_QUARTER, picks.RESPONSE, picks.CUSTOMER} <= set(units)
    for unit in ("Month", picks.BY_QUARTER, picks.RESPONSE, picks.CUSTOMER):
        ran(app.selectbox(key=picks.UNIT).set_value(unit).run())
        assert len(specs(app)) == 1, unit
    assert "customers with both scores" in words(app)


def test_a_dot_leads_to_what_its_people_said(app):
    ran(app.selectbox(key=picks.UNIT).set_value(picks.BY_QUARTER).run())
    ran(app.selectbox(key=picks.DOT).set_value("Q1 2025").run())
    assert "in “Q1 2025”" in words(app)


def test_the_table_says_how_probable_each_outcome_is(app):
    twin = shown(app, "Chance of Ideal")
    assert {"Outcome", "Chance of Paradox"} <= set(twin.columns)
    assert dict(zip(twin["Group"], twin["Outcome"], strict=True))["Market Square"] == "Paradox"


def test_one_group_can_be_followed_through_time(app):
    ran(app.selectbox(key=picks.DOT).set_value("Market Square").run())
    ran(app.toggle(key="path").set_value(True).run())
    assert "The path of Market Square" in words(app).replace("\\", "")
    month = app.selectbox(key=picks.STEP).options[1]
    ran(app.selectbox(key=picks.STEP).set_value(month).run())
    assert f"Market Square · {month}" in words(app)


def test_every_kind_of_cut_says_what_it_is(app):
    assert "if great starts" in words(app)
    for kind, said in (
        ("The middle of the scale", "50 of 100"),
        ("The mean of the dots", "relative position"),
        ("The median of the dots", "relative position"),
    ):
        ran(app.selectbox(key="cut_kind").set_value(kind).run())
        assert said in words(app)


def test_the_cut_may_differ_between_the_sides(app):
    usual = [metric.value for metric in app.metric]
    ran(app.toggle(key="cut_apart").set_value(True).run())
    assert [metric.value for metric in app.metric] == usual
    ran(app.slider(key="cut_experience").set_value(90).run())
    assert [metric.value for metric in app.metric] != usual


def test_the_claims_are_judged_and_the_caveat_stands_beside(app):
    said = words(app).replace("\\", "")
    assert "Great service with a poor experience loses customers" in said
    assert "same person, in the same minute" in said
    people = [one.value for one in app.table if "Against Ideal" in one.value]
    assert len(people) == 4 and all(one["Outcome"].tolist()[0] == "Ideal" for one in people)


def test_chance_and_one_impression_are_told_in_plain_words():
    found = real("skytrax/lounge.csv")
    test = impossible(*found, Slice(), segment=found.name("airline_name"))
    chance, ratings, people = weak_checks(test)
    lift, limits = test.middle.lift
    times = [f"{1 / one:.1f}" for one in (lift, limits.high, limits.low)]
    assert chance == (
        "If service and experience had nothing to do with each other, this outcome would be about "
        f"{times[0]} times as frequent (likely {times[1]} to {times[2]})."
    )
    assert ratings.startswith("How far any two ratings of one person go together: correlation 0.")
    assert people.startswith("Asked of different people of the same group (") and "“airline_name”" in people
    assert people.endswith("so it is not only one impression.")


@pytest.mark.parametrize(
    ("lift", "limits", "said"),
    [
        (
            1.5,
            (1.2, 1.9),
            "This outcome is about 1.5 times as frequent (likely 1.2 to 1.9) as it would be if service",
        ),
        (0.9, (0.8, 1.1), "This outcome may be neither rarer nor more frequent than if service"),
        (
            0.0,
            (0.0, 0.2),
            "nothing to do with each other, this outcome would likely be at least 5 times as frequent.",
        ),
    ],
)
def test_chance_is_told_whichever_way_it_lies(lift, limits, said):
    found = survey(staff=[1] * 100 + [5] * 100, food=[5] * 20 + [1] * 80 + [5] * 100)
    test = impossible(*found, Slice())
    told = replace(test, at=tuple(replace(one, lift=(lift, Interval(*limits))) for one in test.at))
    assert said in weak_checks(told)[0]


def test_a_list_of_purchases_that_arrives_later_is_asked_too(place):
    load(place, "feedback.csv")
    app = place.visit(QUADRANT)
    assert "Bought again within 90 days" not in words(app)
    before = go(app, MATTERS).selectbox(key="goal").options
    load(place, "orders.csv")
    ran(app.run())
    ran(app.selectbox(key="data").set_value("feedback.csv").run())
    after = app.selectbox(key="goal").options
    assert set(after) - set(before) == {"came back within 90 days"}
    go(app, QUADRANT)
    ran(app.selectbox(key="data").set_value("feedback.csv").run())
    assert "Bought again within 90 days" in words(app)


def test_the_paradox_customers_are_one_click_away(app):
    ran(app.button(key="read_paradox").click().run())
    assert app.selectbox(key=picks.OUTCOME).value == "Paradox" and "in “Paradox”" in words(app)


def test_without_groups_and_dates_each_response_is_shown(place):
    place.add(table(60, "Staff friendliness,Food quality"))
    app = place.visit(QUADRANT)
    assert app.selectbox(key=picks.UNIT).value == picks.RESPONSE and len(specs(app)) == 1
