"""What the pages show of data whose rows are no answers."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cxmetrics.model import Column, Role
from cxmetrics.store import Workspace
from cxmetrics.store.draft import draft, read_strictly
from cxmetrics.store.home import FILE
from cxmetrics.ui import home, mapping

ROOT = Path(__file__).resolve().parents[1]
ORDERS = "Customer ID,Order number,Date,Amount\n" + "".join(
    f"K{i % 23},{'C' if i % 17 == 5 else ''}{1000 + i // 2},2024-0{1 + i % 6}-{1 + i % 28:02},{-1 if i % 17 == 5 else 1}.{i:02}\n"
    for i in range(98)
)
CUSTOMERS = "Customer ID,Contract,Tenure,Churned\n" + "".join(
    f"K{i},{('month', 'year')[i % 2]},{i % 60},{('No', 'No', 'No', 'Yes')[i % 4]}\n" for i in range(80)
)
FIGURES = "Month,Measure,Top-box percentage,Responses\n" + "".join(
    f"2024-{1 + i % 12:02},{('Clean', 'Quiet')[i // 12]},{60 + i},{100 + i}\n" for i in range(24)
)

REQUESTS = "Ticket ID,Opened,First reply,Reason\n" + "".join(
    f"T{i},2024-0{1 + i % 6}-{1 + i % 28:02} 09:00,{'' if i % 9 == 4 else f'2024-0{1 + i % 6}-{1 + i % 28:02} {9 + i % 8:02}:30'},"
    f"{('bill', 'food')[i % 2]}\n"
    for i in range(90)
)


@pytest.fixture
def visit(tmp_path, monkeypatch):
    monkeypatch.setenv("CXMETRICS_HOME", str(tmp_path))
    home.workspace.clear()

    def visited(data: str, page: str) -> AppTest:
        found = draft(read_strictly([("table.csv", data.encode())])).usable()
        workspace = Workspace(str(tmp_path / FILE))
        workspace.confirm(workspace.stage(found).id, found.columns)
        workspace.close()
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception
        return app

    yield visited
    home.workspace().close()
    home.workspace.clear()


def words(app: AppTest) -> str:
    return " ".join(str(element.value) for kind in (app.header, app.text, app.caption) for element in kind)


def test_orders_on_the_overview(visit):
    app = visit(ORDERS, "overview")
    labels = [metric.label for metric in app.metric]
    assert labels[:3] == ["Customers", "Orders", "Revenue"] and labels[3].startswith("Bought again")
    assert app.metric[0].value == "23"
    said = words(app)
    assert "lines are cancelled or given back" in said and "Revenue by month" in said
    assert "on another day" in said.lower() and any("SELECT" in code.value for code in app.code)


def test_customers_on_the_overview(visit):
    app = visit(CUSTOMERS, "overview")
    assert [(metric.label, metric.value) for metric in app.metric] == [("Retention", "75 %")]
    assert "nobody's answer is in it" in words(app)


def test_figures_on_the_overview(visit):
    app = visit(FIGURES, "overview")
    said = words(app)
    assert "how sure they are cannot be told" in said and not app.metric


def test_requests_on_the_overview(visit):
    app = visit(REQUESTS, "overview")
    said = words(app)
    assert app.metric and "count as still waiting" in said and "nobody's answer is in it" in said


def test_a_list_of_requests_has_no_quadrant(visit):
    assert "list of requests" in words(visit(REQUESTS, "quadrant"))


@pytest.mark.parametrize(
    ("data", "page"),
    [(ORDERS, "quadrant"), (FIGURES, "quadrant"), (FIGURES, "trends")],
    ids=["orders on the quadrant", "figures on the quadrant", "figures on the trends"],
)
def test_a_page_about_answers_says_in_a_sentence_why_it_is_empty(visit, data, page):
    said = words(visit(data, page))
    assert "nothing to show here" in said and "Overview" in said


def test_a_customer_list_has_no_quadrant_and_no_trend(visit):
    assert "customer list" in words(visit(CUSTOMERS, "quadrant"))
    assert "cannot be told" in words(visit(CUSTOMERS, "trends"))


def test_every_role_has_a_word_and_a_length_of_time_has_its_unit_where_answers_have_their_scale():
    assert set(mapping.WORDS) == set(Role)
    waited = Column("c1", "First reply", Role.REPLY_TIME, date_formats=("hours",))
    assert mapping.table((waited,))[mapping.SCALE].tolist() == ["in hours"]
    assert mapping.changes({mapping.SCALE: "in minutes"}) == {"unit": "minutes"}
