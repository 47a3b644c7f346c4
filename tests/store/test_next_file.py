"""What a person is asked of a file before it is added, and what adding it says and does."""

import threading

import pytest

import cxmetrics
from cxmetrics.errors import ColumnsDiffer
from cxmetrics.model import Severity
from cxmetrics.store import Workspace
from cxmetrics.store.draft import draft, read_strictly
from tests.store.test_waves import HEAD, adds_up, begun, month

CUSTOMERS = "Shop,City,Since\n" + "".join(f"S{i},Rome,{2000 + i}\n" for i in range(40))
ORDERS = "Invoice,Customer ID,Date,Amount\n" + "".join(
    f"5{i:04},C{i % 20},2026-01-{1 + i % 28:02},{5 + i}\n" for i in range(60)
)


def drafted(name: str, text: str):
    return draft(read_strictly([(name, text.encode())]))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (CUSTOMERS, "feedback"),
        (ORDERS, "holds orders"),
        ("Shop,Rating of parking\n" + "".join(f"North,{1 + i % 5}\n" for i in range(40)), "Too few"),
    ],
)
def test_a_file_about_other_things_is_refused_in_words(text, why):
    workspace, dataset = begun()
    other = drafted("other.csv", text)
    assert workspace.plan(dataset.id, other).refused
    with pytest.raises(ColumnsDiffer, match=why):
        workspace.extend(dataset.id, other)
    assert workspace.datasets() == (dataset,)


def test_columns_that_a_person_matched_are_enough():
    workspace, dataset = begun()
    head = "Number,Day,Branch,Staff,Food,Remark\n"
    june = drafted("june.csv", month(6, range(200, 240), head=head))
    with pytest.raises(ColumnsDiffer, match="Too few"):
        workspace.extend(dataset.id, june)
    own = HEAD.strip().split(",")
    after = workspace.extend(dataset.id, june, dict(zip(head.strip().split(","), own, strict=True)))
    assert after.responses == 100 and len(after.columns) == len(own)


def test_what_was_added_is_told():
    workspace, dataset = begun()
    june = drafted("june.csv", month(5, range(150, 200)))
    added = workspace.add(dataset.id, june)
    assert (added.rows, added.again, added.files) == (40, 10, (june.files[0].sha256,))
    again = workspace.add(dataset.id, june)
    assert (again.rows, again.again, again.files) == (0, 0, ()) and again.dataset == added.dataset


def test_a_file_that_was_taken_out_comes_back_when_it_is_added_again():
    workspace, dataset = begun()
    june = drafted("june.csv", month(6, range(200, 240)))
    full = workspace.extend(dataset.id, june)
    workspace.take_out(dataset.id, june.files[0].sha256)
    assert workspace.holding(june.files[0].sha256).files[1].taken_out
    assert "puts it back" in workspace.plan(dataset.id, june).here[0].what
    back = workspace.add(dataset.id, june)
    assert (back.rows, back.files) == (40, (june.files[0].sha256,)) and back.dataset.files == full.files


def test_python_puts_a_file_back_too(tmp_path):
    may, june = tmp_path / "may.csv", tmp_path / "june.csv"
    may.write_text(month(5, range(100, 160)))
    june.write_text(month(6, range(200, 240)))
    session = cxmetrics.open(":memory:")
    data = session.add(may).extend(june)
    out = data.dataset.files[1].sha256
    for again in (lambda: session.add(june), lambda: session.add(may, june), lambda: data.extend(june)):
        session.workspace.take_out(data.dataset.id, out)
        assert again().dataset.responses == 100


def test_the_same_file_is_never_stored_twice():
    workspace = Workspace()
    june = drafted("june.csv", month(6, range(200, 240)))
    staged: list[int] = []
    threads = [threading.Thread(target=lambda: staged.append(workspace.stage(june).id)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(staged) == 4 and len(set(staged)) == 1 and len(workspace.datasets()) == 1


def test_columns_another_window_brought_in_the_meantime_stay():
    workspace, dataset = begun()
    head = HEAD.rstrip() + ",Cleanliness\n"
    workspace.extend(dataset.id, drafted("june.csv", month(6, range(200, 240), head=head, more=",4")))
    after = workspace.confirm(dataset.id, dataset.columns)
    assert after.columns[-1].label == "Cleanliness"
    adds_up(workspace, after)


CONTACT = "Date,Shop,Friendliness of staff,Food quality,Contact\n"


def contacts(number: int, contact) -> str:
    return CONTACT + "".join(
        f"2026-{number:02}-{1 + i % 28:02},North,{1 + i % 5},{1 + i * 3 % 5},{contact(i)}\n"
        for i in range(60)
    )


def test_a_column_that_newly_tells_people_by_name_is_hidden_and_asked_about():
    workspace, dataset = begun("may.csv", contacts(5, lambda i: ("phone", "shop", "none")[i % 3]))
    june = drafted("june.csv", contacts(6, lambda i: f"anna{i % 20}@mail.com"))
    assert june.column("Contact").personal == "email"
    plan = workspace.plan(dataset.id, june)
    assert plan.asked
    assert [f.severity for f in plan.findings if "by name" in f.what] == [Severity.QUESTION]
    again = workspace.remembered(june)
    assert again.column("Contact").personal == "email"
    assert any(f.severity is Severity.QUESTION and "by name" in f.what for f in again.findings)
    after = workspace.extend(dataset.id, june)
    assert after.columns[-1].personal == "email"
    third = workspace.extend(dataset.id, drafted("july.csv", contacts(7, lambda _: "phone")))
    assert third.columns[-1].personal == "email"


def test_cells_that_do_not_fit_are_quoted_without_telling_anybody():
    workspace, dataset = begun()
    text = month(6, range(200, 240)).splitlines(keepends=True)
    text[1:4] = [",".join([*row.split(",")[:3], "sue@mail.com", *row.split(",")[4:]]) for row in text[1:4]]
    found = workspace.plan(dataset.id, drafted("june.csv", "".join(text))).findings
    assert any("do not fit" in f.what and "[email]" in f.what for f in found)
    assert not any("do not fit" in f.what and "sue@" in f.what for f in found)


def dated(day_month) -> str:
    return "Date,Friendliness of staff,Food quality\n" + "".join(
        f"{day_month(i)},{1 + i % 5},{1 + i * 3 % 5}\n" for i in range(60)
    )


def test_dates_that_could_be_read_either_way_follow_the_others_unless_they_speak_against_it():
    workspace, dataset = begun("jan.csv", dated(lambda i: f"{1 + i % 28:02}/01/2025"))
    sure = drafted("feb.csv", dated(lambda i: f"{1 + i % 12:02}/02/2025"))
    assert sure.column("Date").other_date_formats
    (told,) = [f for f in workspace.plan(dataset.id, sure).findings if f.where == "Date"]
    assert told.severity is Severity.NOTE and "day first" in told.what
    against = drafted("feb.csv", dated(lambda i: f"02/{1 + i % 12:02}/2025"))
    plan = workspace.plan(dataset.id, against)
    (told,) = [f for f in plan.findings if f.where == "Date"]
    assert told.severity is Severity.QUESTION and plan.asked
    assert "2025-12-02" in told.what and "2025-02-12" in told.what
    assert told in workspace.extend(dataset.id, against).findings


def test_what_was_found_in_a_column_of_the_new_file_is_kept_unless_it_was_heard():
    rows = "".join(
        f"{'soon' if not i % 12 else f'2025-05-{1 + i % 28:02}'},{1 + i % 5},{1 + i * 3 % 5}\n"
        for i in range(60)
    )
    head = "Date,Friendliness of staff,Food quality\n"
    workspace, dataset = begun("may.csv", dated(lambda i: f"2025-05-{1 + i % 28:02}"))
    late = drafted("june.csv", head + rows.replace("2025-05", "2025-06"))
    own = [f for f in late.findings if f.where == "Date" and f.severity is Severity.WARNING]
    assert own and all(f in workspace.plan(dataset.id, late).findings for f in own)
    after = workspace.extend(dataset.id, late)
    assert all(f in after.findings for f in own)
    later = drafted("july.csv", head + rows.replace("2025-05", "2025-07"))
    assert not [f for f in workspace.plan(dataset.id, later).findings if f in later.findings]


def test_a_file_without_a_group_word_says_so():
    workspace = Workspace()
    texts = [("shops_north.csv", range(100, 160)), ("shops_south.csv", range(200, 230))]
    found = draft(read_strictly([(name, month(5, ids).encode()) for name, ids in texts]))
    staged = workspace.stage(found)
    dataset = workspace.confirm(staged.id, staged.columns)
    after = workspace.extend(dataset.id, drafted("shops_march.csv", month(3, range(300, 320))))
    assert [file.group for file in after.files] == ["north", "south", None]
    (told,) = [f for f in after.findings if f.where == "shops_march.csv"]
    assert told.severity is Severity.NOTE and "blank in “File”" in told.what


def test_codes_for_no_answer_are_no_amounts_and_no_dates():
    text = "Date,Friendliness of staff,Amount paid\n" + "".join(
        f"{'2099-09-09' if i % 6 == 0 else f'2025-05-{1 + i % 28:02}'},{1 + i % 5},{-99 if i % 5 == 0 else 10 + i}\n"
        for i in range(60)
    )
    found = drafted("may.csv", text)
    found = found.corrected("Amount paid", {"role": "revenue", "missing": ("-99",)})
    found = found.corrected("Date", {"missing": ("2099-09-09",)})
    workspace = Workspace()
    staged = workspace.stage(found)
    dataset = workspace.confirm(staged.id, staged.columns)
    from cxmetrics.store import Query

    amount = dataset.columns[2].name
    ((least, count, days),) = workspace.rows(
        Query(f"SELECT MIN({amount}), COUNT({amount}), COUNT(day) FROM {dataset.table}")
    )
    assert (least, count, days) == (11, 48, 50) and dataset.last.year == 2025
    assert not [f for f in dataset.findings if "not blank" in f.what]


def test_lines_without_an_order_number_are_orders_of_their_own():
    from cxmetrics.analyses.orders import orders
    from cxmetrics.model import Slice

    rows = [
        f"{'' if i < 19 else f'5{i // 2:04}'},C{i % 20},2026-01-{1 + i % 28:02},{5 + i}" for i in range(60)
    ]
    workspace = Workspace()
    staged = workspace.stage(drafted("orders.csv", "Invoice,Customer ID,Date,Amount\n" + "\n".join(rows)))
    dataset = workspace.confirm(staged.id, staged.columns)
    found = orders(workspace, dataset, Slice())
    assert found.totals.orders == found.totals.kept_orders == 19 + 21
    assert found.bought_again.value == 100.0
    (told,) = [f for f in dataset.findings if "order number" in f.what]
    assert told.severity is Severity.WARNING and told.what.startswith("19 rows")
