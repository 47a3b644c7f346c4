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


def test_several_files_are_refused_in_words():
    workspace, dataset = begun()
    both = draft(read_strictly([(f"{n}.csv", (CUSTOMERS + f"9,,,{n}\n").encode()) for n in "ab"]))
    assert workspace.joinable(dataset.id, both) is None
    with pytest.raises(NotEnoughData) as refused:
        workspace.join(dataset.id, both, "Customer ID", "Customer ID")
    assert "2 files cannot be joined at once" in str(refused.value) and "“b.csv”" in refused.value.why
    assert workspace.datasets() == (dataset,)


def test_a_customer_is_the_same_however_a_spreadsheet_wrote_the_number():
    workspace, dataset = begun()
    lines = [line.split(",", 2) for line in ANSWERS.replace("2025-05", "2025-06").splitlines()]
    text = "\n".join(",".join([d, who if d == "Date" else f"{who}.0", rest]) for d, who, rest in lines)
    after = workspace.extend(dataset.id, drafted("june.csv", text + "\n2025-06-30,A1.0,3,3\n"))
    (key,) = after.by_role(Role.CUSTOMER)
    said = workspace.rows(Query(f"SELECT DISTINCT {key.name} FROM {after.table} ORDER BY 1"))
    assert after.responses == 161
    assert [who for (who,) in said] == [*(str(17850 + i) for i in range(40)), "A1.0"]


def test_a_file_that_is_here_is_not_joined_again_but_put_back():
    workspace, dataset = begun()
    customers = drafted("customers.csv", CUSTOMERS)
    after = workspace.join(dataset.id, customers, "Customer ID", "Customer ID")
    assert workspace.join(dataset.id, customers, "Customer ID", "Customer ID") == after
    workspace.take_out(after.id, after.files[1].sha256)
    assert workspace.join(dataset.id, customers, "Customer ID", "Customer ID").files == after.files


def test_a_column_of_the_next_file_leaves_that_of_a_joined_one_alone():
    workspace, dataset = begun()
    after = workspace.join(dataset.id, drafted("customers.csv", CUSTOMERS), "Customer ID", "Customer ID")
    country = next(c for c in after.columns if c.label == "Country")
    june = ANSWERS.replace("2025-05", "2025-06").replace("quality\n", "quality,Country\n")
    june = "\n".join(line if line.endswith("Country") else f"{line},Spain" for line in june.splitlines())
    plan = workspace.plan(after.id, drafted("june.csv", june))
    assert plan.new == ("Country",) and not plan.absent
    after = workspace.extend(after.id, drafted("june.csv", june))
    after = workspace.confirm(after.id, [_segment(c) if "Country" in c.label else c for c in after.columns])
    counts = dict(workspace.rows(Query(f"SELECT {country.name}, COUNT(*) FROM {after.table} GROUP BY 1")))
    assert counts == {"Italy": 60, "France": 60, None: 40}
    assert [c.label for c in after.columns][-1] == "Country (2)"


def test_the_next_file_is_known_although_columns_were_joined():
    workspace, dataset = begun()
    after = workspace.join(dataset.id, drafted("customers.csv", CUSTOMERS), "Customer ID", "Customer ID")
    assert workspace.continues(drafted("june.csv", ANSWERS.replace("2025-05", "2025-06"))) == after


def test_the_key_may_go_with_the_file_that_has_it():
    bare = "\n".join(",".join([row.split(",")[0], *row.split(",")[2:]]) for row in ANSWERS.splitlines())
    workspace = Workspace()
    staged = workspace.stage(drafted("may.csv", bare))
    dataset = workspace.confirm(staged.id, staged.columns)
    june = workspace.extend(
        dataset.id, drafted("june.csv", ANSWERS.replace("2025-05", "2025-06")), {"Date": "Date"}
    )
    after = workspace.join(june.id, drafted("customers.csv", CUSTOMERS), "Customer ID", "Customer ID")
    without = workspace.take_out(after.id, after.files[1].sha256)
    assert without.responses == 80
    (told,) = [f for f in without.findings if f.where == "customers.csv"]
    assert "what it tells is blank" in told.what


def test_an_example_of_a_personal_key_tells_nobody():
    rows = "".join(f"2025-05-{1 + i % 28:02},p{i}@mail.com,{1 + i % 5},{5 - i % 5}\n" for i in range(60))
    workspace = Workspace()
    staged = workspace.stage(
        drafted("a.csv", ANSWERS.split("\n")[0].replace("Customer ID", "Email") + "\n" + rows)
    )
    dataset = workspace.confirm(staged.id, staged.columns)
    twice = drafted(
        "c.csv", "Email,Country,Plan\n" + "".join(f"p{i // 2}@mail.com,Italy,Pro\n" for i in range(60))
    )
    with pytest.raises(NotEnoughData, match=r"p…@… *” \(2 rows\)|“p…@…”") as refused:
        workspace.join(dataset.id, twice, "Email", "Email")
    assert "@mail.com" not in str(refused.value)


def test_zeros_in_front_of_a_key_do_not_keep_files_apart():
    workspace, dataset = begun()
    padded = CUSTOMERS.replace(" 178", "00178").replace(".0 ", "")
    join = workspace.joinable(dataset.id, drafted("customers.csv", padded))
    assert join is not None and join.matched == 60
    after = workspace.join(dataset.id, drafted("customers.csv", padded), join.own, join.other)
    assert any("60 of 80" in f.what for f in after.findings)
