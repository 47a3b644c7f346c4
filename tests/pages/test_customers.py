"""The Customers page on every kind of data, without a browser."""

import re
import shutil

import pytest

from cxmetrics.store import Workspace
from cxmetrics.store.draft import draft, open_strictly, read_strictly
from cxmetrics.store.home import FILE
from tests.pages.visit import OVERVIEW, ROOT, go, ran, table, words

CUSTOMERS = "pages/customers.py"
SAMPLE = ROOT / "sample_data"


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """The sample's orders and answers in one workspace."""
    path = tmp_path_factory.mktemp("pair") / FILE
    filled(path, *(open_strictly([SAMPLE / name]) for name in ("feedback.csv", "orders.csv")))
    return path


def filled(path, *tables):
    workspace = Workspace(str(path))
    datasets = []
    for one in tables:
        found = draft(one).usable()
        datasets.append(workspace.confirm(workspace.stage(found).id, found.columns))
    workspace.close()
    return datasets


@pytest.fixture
def both(place, pair):
    shutil.copy(pair, place.folder / FILE)
    return place


def orders(count, customers, prefix="K"):
    rows = [
        f"{prefix}{i % customers},{5000 + i},2024-{1 + i % 12:02}-{1 + i % 28:02},{9 + i % 7}.50"
        for i in range(count)
    ]
    return "\n".join(["Customer ID,Order number,Date,Amount", *rows]).encode()


def test_orders_with_answers_show_everything(both):
    app = both.visit(CUSTOMERS)
    said = words(app)
    assert "Promoters (9–10): 65 % bought again in the 90 days after 2 Oct 2025" in said
    assert "What causes what cannot be told" in said and "goes with" in said
    assert "1,223 customers are in both" in said
    assert "70 % of 1,260 customers" in said and "81 % stayed" in said
    assert "paid 31,989 in the last 365 days" in said and "It assumes" in said
    assert "likely 3,367 to 7,775" in said
    assert "are expected to buy about" in said and "bought once to be still with you" in said
    assert len(app.get("vega_lite_chart")) == 5
    assert sum("SELECT" in code.value for code in app.code) >= 5


def test_customers_can_be_told_apart_in_another_way(both):
    app = both.visit(CUSTOMERS)
    ran(app.segmented_control(key="apart").set_value("Service and experience").run())
    assert "Ideal: 63 % bought again" in words(app) and "Paradox, 393 customers" in words(app)


def test_a_cohort_can_be_followed_alone(both):
    app = both.visit(CUSTOMERS)
    ran(app.selectbox(key="cohort").set_value("Jul 2024").run())
    assert "Jul 2024: " in words(app) and "298 customers followed" in words(app)


def test_a_margin_gives_a_value_with_its_range(both):
    app = both.visit(CUSTOMERS)
    assert "Type in what is left" in words(app)
    margin = next(box for box in app.number_input if box.key.startswith("margin"))
    ran(margin.set_value(20.0).run())
    said = words(app)
    assert "A customer would be worth" in said and "over the likely range of those who stay" in said
    stay = next(box for box in app.number_input if box.key.startswith("stay"))
    ran(stay.set_value(50.0).run())
    assert "if these three figures hold for ever" in words(app)


def test_answers_show_who_came_back_and_nothing_about_money_alone(both):
    app = both.visit(CUSTOMERS)
    answers = next(d for d in both.datasets if d.name.startswith("feedback"))
    ran(app.selectbox(key="data").set_value(answers.id).run())
    said = words(app)
    assert "Promoters (9–10): 65 %" in said and "Do they stay?" not in said


def test_orders_alone_say_what_is_missing(place):
    filled(place.folder / FILE, read_strictly([("orders.csv", orders(600, 150))]))
    app = place.visit(CUSTOMERS)
    said = words(app)
    assert "add the answers of the same customers" in said
    assert "only 150 customers, where 300 are needed" in said


def test_answers_alone_say_what_is_missing(place):
    filled(place.folder / FILE, open_strictly([SAMPLE / "feedback.csv"]))
    app = place.visit(CUSTOMERS)
    assert "a list of their orders" in words(app) and not app.get("vega_lite_chart")


def test_the_sample_tells_in_one_click_who_came_back(sample):
    app = sample.visit(CUSTOMERS)
    assert "Promoters (9–10)" in words(app) and app.get("vega_lite_chart")


def test_lists_of_other_people_could_not_be_matched(place):
    filled(
        place.folder / FILE,
        open_strictly([SAMPLE / "feedback.csv"]),
        read_strictly([("orders.csv", orders(600, 150, prefix="X"))]),
    )
    said = words(place.visit(CUSTOMERS))
    assert "could not be matched" in said and "150 buyers" in said and "0 share a customer number" in said


def test_a_survey_without_customers_cannot_tell(place):
    place.add(table(40))
    assert "No column says which customer" in words(place.visit(CUSTOMERS))


def test_of_a_handful_nothing_is_told(place):
    filled(place.folder / FILE, read_strictly([("orders.csv", orders(120, 3))]))
    app = place.visit(CUSTOMERS)
    assert not app.get("vega_lite_chart") and not re.search(r"likely \d", words(app))
    assert "too few" in words(app)


def test_of_six_only_ranges_are_told(place):
    filled(place.folder / FILE, read_strictly([("orders.csv", orders(120, 6))]))
    assert "Likely" in words(place.visit(CUSTOMERS))


def test_a_month_is_too_short_to_say_who_stayed(place):
    rows = [f"K{i % 90},{i},2024-01-{1 + i % 31:02},{5 + i % 9}.5" for i in range(300)]
    data = "\n".join(["Customer ID,Order number,Date,Amount", *rows]).encode()
    filled(place.folder / FILE, read_strictly([("orders.csv", data)]))
    said = words(place.visit(CUSTOMERS))
    assert "Cannot tell yet: none of the customers" in said
    assert "the list covers 31 days" in said


def test_the_overview_names_the_fair_figure_beside_the_calendar(both):
    app = both.visit(OVERVIEW)
    labels = [metric.label for metric in app.metric]
    assert "Bought again, by calendar" in labels
    assert {"Repeat purchase rate", "Retention", "Customer lifetime value"} <= set(labels)
    assert "the fair figure is who came back within 90 days" in words(app)
    go(app, CUSTOMERS)
