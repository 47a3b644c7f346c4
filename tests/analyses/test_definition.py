"""What a figure means, and on which terms it stands."""

from datetime import date, timedelta

import pytest

from cxmetrics.analyses.definition import RESTS_ON, define
from cxmetrics.analyses.measure import find, whole
from cxmetrics.metrics import METRICS
from cxmetrics.model import Slice, Terms
from cxmetrics.store import Query
from tests.analyses.survey import survey
from tests.analyses.tables import stored

START = date(2024, 1, 1)


@pytest.fixture(scope="module")
def orders():
    """Forty customers over a year: every other one comes back after 40 days, every fourth after 200 again."""
    bought = [
        (f"K{i:02}", START + timedelta(days=i + after))
        for i in range(40)
        for after, of in ((0, 1), (40, 2), (320, 4))
        if i % of == 0
    ]
    return stored(
        {
            "Order number": [f"A{i:03}" for i in range(len(bought))],
            "Customer ID": [who for who, _ in bought],
            "Order date": [str(day) for _, day in bought],
            "Amount": [f"{10 + i % 7}.50" for i in range(len(bought))],
        }
    )


def test_the_terms_are_in_the_text_and_in_the_sql(orders):
    measure = find(orders.dataset, "repeat_purchase")
    usual, short = (
        define(orders.dataset, measure),
        define(orders.dataset, measure, Slice(terms=Terms(window=30))),
    )
    assert usual.text.endswith("Here: back within 90 days.")
    assert short.text.endswith("Here: back within 30 days.")
    assert "wait <= 90" in usual.sql and "wait <= 30" in short.sql
    assert usual.name == "Repeat purchase rate"
    assert [column.label for column in usual.questions] == ["Customer ID"]


def test_the_silence_after_which_somebody_has_gone_is_said(orders):
    told = define(
        orders.dataset, find(orders.dataset, "retention"), Slice(terms=Terms(silence=60, level=0.9))
    )
    assert told.text.endswith("Here: gone after 60 days without a purchase; 90 % ranges.")


def test_orders_are_not_weighted(orders):
    part = Slice(latest="c2", weight="c4")
    assert define(orders.dataset, find(orders.dataset, "clv"), part).text == METRICS["clv"].definition


def test_answers_say_what_was_chosen_otherwise_than_usual():
    found = survey(nps=[9] * 6, staff=[5] * 6, who=list("ABCDEF"))
    measure, score = find(found.dataset, "nps"), find(found.dataset, "service")
    assert define(found.dataset, measure).text == METRICS["nps"].definition
    part = Slice(latest="c3", weight="c2", terms=Terms(level=0.8, window=30))
    said = " Here: 80 % ranges; each customer’s latest answer only; weighted."
    assert define(found.dataset, measure, part).text == METRICS["nps"].definition + said
    assert define(found.dataset, score, part).text.endswith(said)


def test_a_choice_is_said_of_metrics_there_are():
    assert {id_ for id_ in RESTS_ON if METRICS[id_].observed} == set(RESTS_ON)


@pytest.mark.parametrize("window", [30, 90])
def test_the_sql_shown_runs_over_the_table_it_names(orders, window):
    part = Slice(terms=Terms(window=window))
    measure = find(orders.dataset, "repeat_purchase")
    customers = (
        "SELECT MIN(bought) AS first, MAX(bought) AS final, MIN(CASE WHEN turn > 1 THEN bought END) AS again "
        f"FROM (SELECT {orders.name('Customer ID')} AS who, day AS bought, ROW_NUMBER() OVER "
        f"(PARTITION BY {orders.name('Customer ID')} ORDER BY day) AS turn FROM {orders.dataset.table}) AS days "
        "GROUP BY who"
    )
    waits = f"SELECT again - first AS wait, DATE '{orders.dataset.last}' - first AS watched FROM ({customers}) AS c"
    sql = define(orders.dataset, measure, part).sql
    ((value,),) = orders.workspace.rows(Query(f"WITH waits AS ({waits}) {sql}"))
    assert value == pytest.approx(whole(*orders, measure, part).value)
    assert value == pytest.approx(50 if window == 90 else 0)
