"""Next month, the other file, the other sheet, and the way back."""

import pytest
from streamlit.testing.v1 import AppTest

from cxmetrics.model import Role
from cxmetrics.store import Workspace, backup
from tests.pages.visit import DATA, OVERVIEW, correct, drop, go, ran, table, words
from tests.torture.written import workbook


def lines(data: bytes, first: int, last: int) -> bytes:
    """The heading of a table with some of its rows."""
    head, *rows = data.split(b"\n")
    return b"\n".join([head, *rows[first:last]])


def yes(app: AppTest, place) -> AppTest:
    (waiting,) = [dataset for dataset in place.datasets if dataset.table is None]
    return ran(app.button(key=f"confirm_{waiting.id}").click().run())


@pytest.fixture
def year():
    return table(120)


def test_next_months_file_is_one_action_and_counts_what_is_new_once(place, year):
    app = drop(place.visit(DATA), ("june.csv", lines(year, 0, 60)))
    yes(app, place)
    app = drop(go(app, DATA), ("july.csv", lines(year, 40, 120)))
    (dataset,) = place.datasets
    assert app.title[0].value == "How are we doing?"
    assert [file.name for file in dataset.files] == ["june.csv", "july.csv"]
    assert sum(file.kept for file in dataset.files) == dataset.responses
    assert "july.csv was added to" in words(app)
    assert "60 new responses. 20 were here already" in words(app)
    go(app, OVERVIEW)
    ran(app.button(key="undo_done_0").click().run())
    assert place.datasets[0].responses == 60
    assert "was added to" not in words(app)


def test_a_correction_is_remembered_for_a_file_with_the_same_columns(place, year):
    app = drop(place.visit(DATA), ("june.csv", lines(year, 0, 60)))
    correct(app, "Food quality", Read_as="ignore")
    yes(app, place)
    (first,) = place.datasets
    assert {c.role for c in first.columns if c.label == "Food quality"} == {Role.IGNORE}
    go(app, DATA)
    ran(app.button(key=f"remove_{first.id}").click().run())
    app = drop(go(app, DATA), ("july.csv", lines(year, 60, 120)))
    (second,) = place.datasets
    assert second.table is not None
    assert {c.label: c.role for c in second.columns} == {c.label: c.role for c in first.columns}


def test_a_file_with_other_columns_is_offered_as_the_next_one(place, year):
    app = drop(place.visit(DATA), ("june.csv", lines(year, 0, 60)))
    yes(app, place)
    renamed = lines(year, 60, 120).replace(b"Food quality", b"Quality of the food", 1)
    app = drop(go(app, DATA), ("july.csv", renamed))
    assert "Is this the next file of" in words(app)
    waiting = next(dataset for dataset in place.datasets if dataset.table is None)
    app = ran(app.button(key=f"add_to_{waiting.id}").click().run())
    (dataset,) = place.datasets
    assert dataset.responses == 120
    assert [c.label for c in dataset.columns if c.role is Role.RATING].count("Food quality") == 1


def test_a_customer_list_is_offered_beside_the_answers(place, year):
    head, *rows = year.decode().split("\n")
    answers = "\n".join([f"Customer ID,{head}", *(f"C{i:03},{row}" for i, row in enumerate(rows))])
    customers = "Customer ID,Plan\n" + "\n".join(
        f"C{i:03},{'Gold' if i % 2 else 'Basic'}" for i in range(110)
    )
    app = drop(place.visit(DATA), ("answers.csv", answers.encode()))
    yes(app, place)
    app = drop(go(app, DATA), ("customers.csv", customers.encode()))
    assert "the same people" in words(app)


def test_another_sheet_is_one_click_away(place, year):
    head, *rows = (line.split(",") for line in year.decode().replace('"', "").split("\n"))
    book = workbook({"Spring": [head, *rows], "Autumn": [head, *rows[:30]]})
    app = drop(place.visit(DATA), ("both.xlsx", book))
    (waiting,) = place.datasets
    assert waiting.files[0].sheet == "Spring"
    ran(app.button(key=f"sheet_{waiting.id}_0").click().run())
    (waiting,) = place.datasets
    assert waiting.files[0].sheet == "Autumn"
    assert waiting.files[0].kept == 30


def test_a_refused_file_can_be_corrected_by_hand(place):
    data = "a,b\n" + "\n".join(f"{i},{1 + i % 5}" for i in range(60))
    app = drop(place.visit(DATA), ("odd.csv", data.encode()))
    assert not place.datasets
    ran(app.button(key="by_hand_0").click().run())
    (waiting,) = place.datasets
    assert app.button(key=f"confirm_{waiting.id}").disabled


def test_a_file_can_be_taken_out_and_put_back(place, year):
    app = drop(place.visit(DATA), ("north.csv", lines(year, 0, 60)), ("south.csv", lines(year, 60, 120)))
    yes(app, place)
    (dataset,) = place.datasets
    go(app, DATA)
    ran(app.button(key=f"out_{dataset.id}").click().run())
    assert place.datasets[0].responses == 60
    ran(app.button(key=f"out_{dataset.id}").click().run())
    assert place.datasets[0].responses == 120


def test_a_copy_can_be_brought_back_into_an_empty_workspace(place, year, tmp_path):
    app = drop(place.visit(DATA), ("june.csv", year))
    yes(app, place)
    copy = backup.as_bytes(place.opened[-1])
    fresh = Workspace(str(tmp_path / "fresh.duckdb"))
    backup.read(fresh, copy)
    assert fresh.datasets()[0].responses == 120
    fresh.close()


def test_people_stay_unseen_until_someone_asks(place):
    head = "Date,Shop,Staff friendliness,Food quality,Email,Comment"
    rows = [
        f"2025-01-{1 + i % 28:02},North,{1 + i % 5},{1 + i * 3 % 5},guest{i}@example.com,"
        f"Call me at +49 40 1234567 or guest{i}@example.com please number {i}"
        for i in range(40)
    ]
    app = drop(place.visit(DATA), ("people.csv", "\n".join([head, *rows]).encode()))
    yes(app, place)
    for page in (OVERVIEW, "pages/quadrant.py", DATA):
        go(app, page)
        for frame in app.dataframe:
            assert "@example.com" not in frame.value.to_string()


def test_another_scale_next_month_is_asked_about(place, year):
    app = drop(place.visit(DATA), ("june.csv", lines(year, 0, 60)))
    yes(app, place)
    head, *rows = lines(year, 60, 120).decode().split("\n")
    ten = [row.split(",") for row in rows]
    doubled = [",".join([*row[:2], f'"{2 * int(row[2].strip(chr(34)))}"', *row[3:]]) for row in ten]
    app = drop(go(app, DATA), ("july.csv", "\n".join([head, *doubled]).encode()))
    confirmed = [dataset for dataset in place.datasets if dataset.table]
    assert [dataset.responses for dataset in confirmed] == [60]
    assert "Is this the next file of" in words(app)


def test_a_correction_made_before_the_yes_goes_along(place, year):
    app = drop(place.visit(DATA), ("june.csv", lines(year, 0, 60)))
    yes(app, place)
    head, *rows = lines(year, 60, 120).decode().split("\n")
    wider = "\n".join([f"{head},Parking", *(f"{row},{1 + i % 5}" for i, row in enumerate(rows))])
    app = drop(go(app, DATA), ("july.csv", wider.encode()))
    (waiting,) = [dataset for dataset in place.datasets if dataset.table is None]
    correct(app, "Parking", Read_as="ignore")
    ran(app.button(key=f"add_to_{waiting.id}").click().run())
    (dataset,) = place.datasets
    assert {c.role for c in dataset.columns if c.label == "Parking"} == {Role.IGNORE}


def test_more_files_than_fit_are_told(place, year):
    app = drop(place.visit(DATA), *((f"{i}.csv", lines(year, i, i + 30)) for i in range(52)))
    assert sum(len(dataset.files) for dataset in place.datasets) == 50
    assert "51.csv" in words(app).replace("\\", "")


def test_a_file_that_was_undone_comes_back_by_dropping_it(place, year):
    app = drop(place.visit(DATA), ("june.csv", lines(year, 0, 60)))
    yes(app, place)
    drop(go(app, DATA), ("july.csv", lines(year, 60, 120)))
    ran(go(app, OVERVIEW).button(key="undo_done_0").click().run())
    drop(go(app, DATA), ("july.csv", lines(year, 60, 120)))
    assert place.datasets[0].responses == 120
    assert "was put back" in words(app)


def test_every_undo_stays_until_it_is_put_away(place, year):
    app = drop(place.visit(DATA), ("june.csv", lines(year, 0, 30)))
    yes(app, place)
    drop(go(app, DATA), ("july.csv", lines(year, 30, 60)))
    drop(go(app, DATA), ("august.csv", lines(year, 60, 90)))
    go(app, OVERVIEW)
    assert {"undo_done_0", "undo_done_1"} <= {button.key for button in app.button}


def test_two_windows_do_not_fight_over_what_counts_once(place, year):
    app = drop(place.visit(DATA), ("june.csv", lines(year, 0, 60)))
    yes(app, place)
    drop(go(app, DATA), ("july.csv", lines(year, 40, 120)))
    one, two = place.visit(DATA), place.visit(DATA)
    (dataset,) = place.datasets
    ran(one.selectbox(key=f"once_{dataset.id}").set_value("counts each time").run())
    assert place.datasets[0].responses == 140
    ran(two.run())
    assert place.datasets[0].responses == 140


def test_dropping_a_workbook_again_reads_its_next_sheet(place, year):
    head, *rows = (line.split(",") for line in year.decode().replace('"', "").split("\n"))
    book = workbook({"Spring": [head, *rows[:70]], "Autumn": [head, *rows[70:]]})
    app = drop(place.visit(DATA), ("both.xlsx", book))
    yes(app, place)
    drop(go(app, DATA), ("both.xlsx", book))
    assert place.datasets[0].responses == 120
