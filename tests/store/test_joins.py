"""A second file about the same customers brings its columns to their responses."""

import pytest

from cxmetrics.errors import NotEnoughData, UnknownName
from cxmetrics.model import Role, Slice
from cxmetrics.store import Query, Workspace
from cxmetrics.store.draft import draft, read_strictly
from cxmetrics.store.fetch import moments

ANSWERS = "Date,Customer ID,Friendliness of staff,Food quality\n" + "".join(
    f"2025-05-{1 + i % 28:02},{17850 + i % 40},{1 + i % 5},{5 - i % 5}\n" for i in range(80)
)
CUSTOMERS = "Customer ID,Signed up,Country,Plan\n" + "".join(
    f" {17850 + i}.0 ,2020-01-{1 + i % 28:02},{'Italy' if i % 2 else 'France'},{'Pro' if i % 3 else 'Free'}\n"
    for i in range(30)
)


def drafted(name: str, text: str):
    return draft(read_strictly([(name, text.encode())]))


def begun():
    workspace = Workspace()
    staged = workspace.stage(drafted("answers.csv", ANSWERS))
    return workspace, workspace.confirm(staged.id, staged.columns)


def test_a_customer_list_is_proposed_and_joined():
    workspace, dataset = begun()
    customers = drafted("customers.csv", CUSTOMERS)
    assert workspace.continues(customers) is None
    join = workspace.joinable(dataset.id, customers)
    assert (join.own, join.other, join.matched, join.unmatched) == ("Customer ID", "Customer ID", 60, 20)
    after = workspace.join(dataset.id, customers, join.own, join.other)
    assert after.responses == 80 and [c.label for c in after.columns[4:]] == ["Signed up", "Country", "Plan"]
    (told,) = [f for f in after.findings if f.where == "customers.csv"]
    assert "60 of 80" in told.what and "20 have no row" in told.what
    country = next(c for c in after.columns if c.label == "Country")
    columns = [c if c is not country else _segment(c) for c in after.columns]
    after = workspace.confirm(after.id, columns)
    sizes = {
        k.segment: n for k, (n, _) in moments(workspace, after, (), Slice(), segment=country.name).items()
    }
    assert sizes == {"Italy": 30, "France": 30, None: 20}


def _segment(column):
    from dataclasses import replace

    return replace(column, role=Role.SEGMENT)


def test_the_day_of_a_response_stays_its_own():
    workspace, dataset = begun()
    after = workspace.join(dataset.id, drafted("customers.csv", CUSTOMERS), "Customer ID", "Customer ID")
    assert (after.first, after.last) == (dataset.first, dataset.last)
    assert len(after.by_role(Role.DATE)) == 1


def test_the_joined_file_can_be_taken_out_and_put_back():
    workspace, dataset = begun()
    after = workspace.join(dataset.id, drafted("customers.csv", CUSTOMERS), "Customer ID", "Customer ID")
    joined = after.files[1]
    assert joined.joined_by == "Customer ID" and joined.rows == joined.kept == 30
    plan = next(c for c in after.columns if c.label == "Plan")
    filled = Query("SELECT COUNT({}) FROM {}")

    def count(dataset):
        return workspace.rows(Query(filled.sql.format(plan.name, dataset.table)))[0][0]

    if plan.role is not Role.IGNORE:
        assert count(after) == 60
    without = workspace.take_out(after.id, joined.sha256)
    assert without.responses == 80
    if plan.role is not Role.IGNORE:
        assert count(without) == 0
    assert workspace.put_back(after.id, joined.sha256).files == after.files


def test_the_next_wave_is_joined_too():
    workspace, dataset = begun()
    after = workspace.join(dataset.id, drafted("customers.csv", CUSTOMERS), "Customer ID", "Customer ID")
    june = ANSWERS.replace("2025-05", "2025-06")
    assert workspace.extend(after.id, drafted("june.csv", june)).responses == 160
    (told,) = [f for f in workspace.dataset(after.id).findings if f.where == "customers.csv"]
    assert "120 of 160" in told.what


def test_a_key_in_several_rows_is_refused_with_examples():
    workspace, dataset = begun()
    twice = drafted("orders.csv", CUSTOMERS + "17855,2020-01-01,Italy,Pro\n")
    assert workspace.joinable(dataset.id, twice) is None
    with pytest.raises(NotEnoughData, match=r"17855.*2 rows"):
        workspace.join(dataset.id, twice, "Customer ID", "Customer ID")
    with pytest.raises(UnknownName):
        workspace.join(dataset.id, twice, "No such", "Customer ID")
    assert workspace.datasets() == (dataset,)


def test_files_about_other_things_are_not_proposed():
    workspace, dataset = begun()
    assert workspace.joinable(dataset.id, drafted("c.csv", CUSTOMERS.replace("178", "990"))) is None
