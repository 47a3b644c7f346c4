"""What matters, without a browser."""

import random
import re

import pytest

from cxmetrics.analyses.drivers.limited import Limited
from cxmetrics.analyses.drivers.outcome import PER_CENT, Outcome
from cxmetrics.ui import matters_page, matters_words
from tests.pages.visit import HEAD, OVERVIEW, POISON, go, ran, table, words
from tests.test_kind_pages import CUSTOMERS, FIGURES, ORDERS, REQUESTS

MATTERS = "pages/matters.py"
PARTS = ("sand", "what_if", "journey")
CAUSAL = re.compile(r"\b(drives?|drivers?|causes?|caused|impacts?|leads to|because of)\b", re.IGNORECASE)
RATED = "Shop,Staff friendliness,Food quality,Cleanliness,Checkout,Overall satisfaction"


def said(app) -> str:
    return words(app).replace("\\", "")


def opened(app, *parts):
    for part in parts:
        app.session_state[f"more_{part}"] = True
    return ran(app.run())


def only(app, column, value):
    ran(app.selectbox(key="who").set_value(column).run())
    return ran(app.multiselect(key="only").set_value([value]).run())


def noise(n, seed=4):
    rng = random.Random(seed)
    rows = [
        ",".join([rng.choice(["North", "South"]), *(str(rng.randint(1, 5)) for _ in range(5))])
        for _ in range(n)
    ]
    return "\n".join([RATED, *rows]).encode()


def test_the_takeaway_comes_first_then_four_parts_and_the_rest_when_opened(sample):
    app = sample.visit(MATTERS)
    assert app.subheader[0].value.startswith("Start with “Value for money”")
    assert [one.value for one in app.header] == [
        "The drop in the bucket",
        "What matters",
        "Importance and performance",
        "What to fix first",
    ]
    assert len(app.get("vega_lite_chart")) == 3
    assert "cannot be separated in your data" in said(app) and "(likely 0.16 to 0.21)" in said(app)
    assert "“Value for money” is lowest at South" in app.subheader[0].value
    assert "Lowest at South (Delivery zone): 49 of 100 (likely 47 to 50); 80 at all others together." in said(
        app
    )


def test_at_market_square_the_checkout_comes_first(sample):
    app = only(sample.visit(MATTERS), "Location", "Market Square")
    assert app.subheader[0].value.startswith("Start with “Checkout”")


def test_in_the_south_it_is_packaging_and_delivery_is_outside_your_control(sample):
    app = only(sample.visit(MATTERS), "Delivery zone", "South")
    assert app.subheader[0].value.startswith("Start with “Packaging”")
    told = said(app)
    assert "Outside your control" in told and told.index("Within your control") < told.index(
        "Outside your control"
    )


def test_what_is_opened_is_worked_out(sample):
    app = opened(sample.visit(MATTERS), *PARTS)
    told = said(app)
    assert "Small irritants add up here" in told
    assert "would be expected at" in told and "no promise" in told
    assert "Along the journey: the lowest is delivery" in told
    assert len(app.get("vega_lite_chart")) == 7


def test_no_word_on_the_page_says_that_one_thing_makes_another(sample):
    app = opened(sample.visit(MATTERS), *PARTS)
    assert not CAUSAL.search(said(app)), CAUSAL.search(said(app))


def test_another_outcome_is_worked_out_with_its_own_unit(sample):
    app = sample.visit(MATTERS)
    told = {}
    for label in app.selectbox(key="goal").options:
        ran(app.selectbox(key="goal").select(label).run())
        told[label] = said(app)
        assert (app.subheader[0].value and f"“{label}”" in told[label]) or "came back" in told[label]
    assert "points (likely" in told["How likely are you to recommend us to a friend? (0-10)"]
    assert "none can be told from the others" in told["Have you recommended us to someone?"]


def test_shares_move_in_percentage_points_and_an_unknown_range_is_called_that():
    recommended = Outcome("c1", "Recommended", None, PER_CENT, 100.0)
    stars = Outcome("c1", "Stars", None, "points on the scale 1–5", 4.0)
    assert (
        matters_words.points(Limited(4.2, 1, 7.4), recommended) == "4.2 percentage points (likely 1 to 7.4)"
    )
    assert matters_words.points(Limited(0.2, -0.1, 0.5), stars) == "0.20 points (likely −0.10 to 0.50)"
    assert "cannot be told" in matters_words.points(Limited(0.2, float("-inf"), float("inf")), stars)


def test_moving_the_slider_moves_the_expectation(sample):
    app = opened(sample.visit(MATTERS), "what_if")
    before = said(app)
    slider = app.slider[0]
    ran(slider.set_value(slider.min).run())
    assert said(app) != before and "points worse on average" in said(app)


def test_two_groups_are_set_side_by_side_on_another_page(sample):
    labels = [one.proto.label for one in sample.visit(MATTERS).get("page_link")]
    assert matters_page.TWO in labels


def test_noise_names_nothing_and_draws_nothing(place):
    place.add(noise(200))
    app = place.visit(MATTERS)
    told = said(app)
    assert "Nothing can be named yet" in told and "Nothing is ranked" in told
    assert not app.get("vega_lite_chart")
    opened(app, *PARTS)
    go(app, OVERVIEW)
    assert "Nothing can be named yet" in said(app)


def test_a_dozen_answers_are_too_few_and_it_says_so(place):
    place.add(noise(12))
    app = opened(place.visit(MATTERS), *PARTS)
    assert "Nothing can be named yet" in said(app)


def test_without_an_outcome_it_says_what_is_missing(place):
    head = HEAD.replace(",How likely are you to recommend us?", "")
    place.add(table(60, head))
    app = opened(place.visit(MATTERS), "journey")
    assert "This cannot be told from your data" in said(app)
    go(app, OVERVIEW)
    assert "What to fix first" in said(app)


@pytest.mark.parametrize("data", [ORDERS, CUSTOMERS, FIGURES, REQUESTS])
def test_other_kinds_of_data_are_told_where_to_go(place, data):
    place.add(data.encode())
    app = place.visit(MATTERS)
    assert "nothing to show here" in said(app)


def test_what_people_wrote_is_no_markdown(place):
    rows = noise(120).decode().replace("Food quality", f'"{POISON}"').replace("North", POISON)
    place.add(rows.encode())
    app = opened(place.visit(MATTERS), *PARTS)
    for one in (*app.markdown, *app.caption, *app.subheader):
        assert "![x](" not in one.value


def test_the_overview_says_what_to_fix_first(sample):
    app = sample.visit(OVERVIEW)
    assert "What to fix first" in [one.value for one in app.header]
    assert "Start with “Value for money” (75 of 100)" in said(app)
