"""Next month's file: what continues, what is new, and every response counted once."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmetrics.errors import ColumnsDiffer, CxError, NotEnoughData
from cxmetrics.model import Dataset, Role, Severity, Slice
from cxmetrics.store import Query, Workspace
from cxmetrics.store.draft import Draft, draft, read_strictly
from cxmetrics.store.fetch import histograms, moments
from cxmetrics.store.groups import groups

HEAD = "Response ID,Date,Shop,Friendliness of staff,Food quality,Comment\n"


def drafted(name: str, text: str) -> Draft:
    return draft(read_strictly([(name, text.encode())]))


def month(number: int, ids: range, *, id_: str = "R-{}", head: str = HEAD, more: str = "") -> str:
    """Responses of one month; the cells of a response depend on its number alone."""
    rows = (
        f"{id_.format(i)},2025-{number:02}-{1 + i % 28:02},{'North' if i % 2 else 'South'},"
        f"{1 + i * 7 % 5},{1 + i * 3 % 5},remark number {i}{more}\n"
        for i in ids
    )
    return head + "".join(rows)


def begun(name: str = "may.csv", text: str = "") -> tuple[Workspace, Dataset]:
    workspace = Workspace()
    staged = workspace.stage(drafted(name, text or month(5, range(100, 160))))
    return workspace, workspace.confirm(staged.id, staged.columns)


def adds_up(workspace: Workspace, dataset: Dataset) -> None:
    """Rows of every file are kept or dropped for a reason, and what is kept is what is counted."""
    for file in dataset.files:
        assert file.rows == file.kept + sum(dropped.count for dropped in file.dropped), file
    kept = sum(f.kept for f in dataset.files if not f.taken_out and f.joined_by is None)
    assert kept == dataset.responses
    assert sum(n for n, _ in moments(workspace, dataset, (), Slice()).values()) == dataset.responses


def test_the_next_month_continues_the_dataset():
    workspace, dataset = begun()
    june = drafted("june.csv", month(6, range(200, 240)))
    assert workspace.continues(june) == dataset
    plan = workspace.plan(dataset.id, june)
    assert len(plan.same) == 6 and not (plan.renamed or plan.new or plan.absent or plan.findings)
    after = workspace.extend(dataset.id, june)
    assert [file.kept for file in after.files] == [60, 40]
    assert after.responses == 100 and (after.first.month, after.last.month) == (5, 6)
    adds_up(workspace, after)


def test_labels_match_in_other_capitals_order_and_spacing():
    workspace, dataset = begun()
    head = "Response ID,Date, SHOP ,friendliness of  staff,Food Quality,Comment\n"
    after = workspace.extend(dataset.id, drafted("june.csv", month(6, range(200, 240), head=head)))
    assert after.columns == dataset.columns and after.responses == 100


def test_a_new_column_joins_and_is_blank_before():
    workspace, dataset = begun()
    head = HEAD.rstrip() + ",Cleanliness\n"
    june = drafted("june.csv", month(6, range(200, 240), head=head, more=",4"))
    assert workspace.plan(dataset.id, june).new == ("Cleanliness",)
    after = workspace.extend(dataset.id, june)
    clean = after.columns[-1]
    assert clean.label == "Cleanliness" and clean.name not in {c.name for c in dataset.columns}
    after = workspace.confirm(after.id, after.columns)
    blank = workspace.rows(Query(f"SELECT COUNT(*) - COUNT({clean.name}) FROM {after.table}"))[0][0]
    assert blank == 60
    assert len(workspace.raw(after.id, clean.name)) == 40
    adds_up(workspace, after)


def test_a_renamed_column_is_proposed_and_never_taken_for_granted():
    workspace, dataset = begun()
    head = HEAD.replace("Friendliness of staff", "Friendliness of our staff")
    june = drafted("june.csv", month(6, range(200, 240), head=head))
    plan = workspace.plan(dataset.id, june)
    (match,) = plan.renamed
    assert (match.own, match.other) == ("Friendliness of staff", "Friendliness of our staff") and match.why
    assert [f.severity for f in plan.findings] == [Severity.QUESTION]
    untouched = workspace.extend(dataset.id, june)
    assert len(untouched.columns) == len(dataset.columns) + 1
    workspace, dataset = begun()
    after = workspace.extend(dataset.id, june, {match.other: match.own})
    assert after.columns == dataset.columns
    (friendly,) = histograms(workspace, after, after.scored[0].name, Slice()).values()
    assert friendly.n == 100


def test_the_same_file_is_already_here():
    workspace, dataset = begun()
    again = drafted("renamed.csv", month(5, range(100, 160)))
    (finding,) = workspace.plan(dataset.id, again).findings
    assert "already here" in finding.what
    before = workspace.revision
    assert workspace.extend(dataset.id, again) == dataset and workspace.revision == before


def test_an_overlapping_export_is_counted_once_by_its_number():
    workspace, dataset = begun()
    june = month(5, range(150, 200)).replace("remark number 155", "I changed my mind")
    after = workspace.extend(dataset.id, drafted("june.csv", june))
    assert after.responses == 100
    assert [(d.reason, d.count) for d in after.files[0].dropped] == [("also in june.csv", 10)]
    (told,) = [f for f in after.findings if "more than one file" in f.what]
    assert told.severity is Severity.NOTE and "10 responses" in told.what and "1 of them" in told.what
    comment = after.by_role(Role.COMMENT)[0].name
    said = [c for (c,) in workspace.rows(Query(f"SELECT {comment} FROM {after.table}"))]
    assert "I changed my mind" in said and "remark number 155" not in said
    adds_up(workspace, after)


def test_numbers_that_start_again_are_other_people():
    workspace, dataset = begun(text=month(5, range(100, 160), id_="{}"))
    june = month(6, range(500, 560), id_="{}")
    for i in range(60):
        june = june.replace(f"\n{500 + i},", f"\n{100 + i},")
    after = workspace.extend(dataset.id, drafted("june.csv", june))
    assert after.responses == 120
    assert any("starts again" in f.what for f in after.findings)
    adds_up(workspace, after)


def without_number(text: str) -> str:
    return "".join(line.split(",", 1)[1] for line in text.splitlines(keepends=True))


def test_without_a_number_whole_rows_are_counted_once_with_a_question():
    workspace, dataset = begun(text=without_number(month(5, range(100, 160))))
    june = drafted("june.csv", without_number(month(5, range(140, 200))))
    after = workspace.extend(dataset.id, june)
    assert after.responses == 100 and after.files[0].dropped[0].count == 20
    (asked,) = [f for f in after.findings if f.severity is Severity.QUESTION and "every cell" in f.what]
    assert "20 rows" in asked.what and "june.csv" in asked.what and "different people" in asked.fix
    every = workspace.count_repeats(after.id, once=False)
    assert every.responses == 120 and not every.files[0].dropped
    adds_up(workspace, every)
    assert workspace.count_repeats(after.id, once=True).responses == 100


def test_rows_within_one_file_are_never_merged():
    twice = without_number(month(5, range(100, 160)))
    twice += "".join(twice.splitlines(keepends=True)[1:3])
    workspace, dataset = begun(text=twice)
    assert dataset.responses == 62
    after = workspace.extend(dataset.id, drafted("june.csv", without_number(month(5, range(100, 170)))))
    assert after.files[0].kept + after.files[1].kept == after.responses == 72
    adds_up(workspace, after)


def test_short_rows_that_are_alike_by_chance_are_all_counted():
    head = "Friendliness of staff,Food quality\n"
    one = head + "".join(f"{1 + i % 5},{1 + i // 5 % 5}\n" for i in range(100))
    two = head + "".join(f"{1 + i % 5},{1 + i // 5 % 5}\n" for i in range(110))
    workspace, dataset = begun(text=one)
    after = workspace.extend(dataset.id, drafted("june.csv", two))
    assert after.responses == 210
    assert any(f.severity is Severity.QUESTION and "by chance" in f.what for f in after.findings)


def test_taking_a_file_out_gives_the_others_their_rows_back():
    workspace, dataset = begun()
    after = workspace.extend(dataset.id, drafted("june.csv", month(5, range(150, 200))))
    june = after.files[1].sha256
    without = workspace.take_out(after.id, june)
    assert without.responses == 60 and without.files[0].kept == 60 and not without.files[0].dropped
    assert [file.taken_out for file in without.files] == [False, True]
    adds_up(workspace, without)
    back = workspace.put_back(after.id, june)
    assert back.files == after.files and back.responses == 100 and back.columns == after.columns
    with pytest.raises(NotEnoughData, match="last file"):
        workspace.take_out(workspace.take_out(after.id, june).id, after.files[0].sha256)


def test_answers_off_the_scale_are_told_with_their_count():
    workspace, dataset = begun()
    rows = month(6, range(200, 240)).splitlines(keepends=True)
    rows[1:6] = [_with(row, 3, "9") for row in rows[1:6]]
    june = drafted("june.csv", "".join(rows))
    told = [f for f in workspace.plan(dataset.id, june).findings if f.where == "Friendliness of staff"]
    assert [f.severity for f in told] == [Severity.QUESTION] and "5 of 40" in told[0].what
    after = workspace.extend(dataset.id, june)
    assert any("5 of 40" in f.what for f in after.findings)
    (friendly,) = histograms(workspace, after, after.scored[0].name, Slice()).values()
    assert (friendly.n, friendly.off_scale) == (95, 5)


def _with(row: str, at: int, cell: str) -> str:
    cells = row.split(",")
    cells[at] = cell
    return ",".join(cells)


def test_a_scale_that_shrinks_is_asked_about():
    text = "Date,Friendliness of staff (0-10),Food quality\n"
    ten = text + "".join(f"2025-05-{1 + i % 28:02},{i % 11},{1 + i % 5}\n" for i in range(66))
    workspace, dataset = begun(text=ten)
    five = text.replace(" (0-10)", " (0-10) ") + "".join(
        f"2025-06-{1 + i % 28:02},{1 + i % 5},{1 + i % 5}\n" for i in range(60)
    )
    june = drafted("june.csv", five)
    own = june.column("Friendliness of staff (0-10)")
    narrow = replace(own, scale=replace(dataset.scored[1].scale))
    june = replace(june, columns=tuple(narrow if c is own else c for c in june.columns))
    told = workspace.plan(dataset.id, june).findings
    assert any(f.severity is Severity.QUESTION and "scale of" in f.what for f in told)


def test_dates_in_the_other_order_are_refused():
    def dates(pattern: str) -> str:
        rows = (
            pattern.format(day=1 + i % 28, month=5) + f",{1 + i % 5},{1 + i * 3 % 5}\n" for i in range(60)
        )
        return "Date,Friendliness of staff,Food quality\n" + "".join(rows)

    workspace, dataset = begun(text=dates("{day:02}/{month:02}/2025"))
    june = drafted("june.csv", dates("{month:02}/{day:02}/2025"))
    with pytest.raises(ColumnsDiffer, match="days would be taken for months"):
        workspace.extend(dataset.id, june)
    assert workspace.datasets() == (dataset,)


def test_a_waiting_dataset_can_be_extended_before_it_is_confirmed():
    workspace = Workspace()
    staged = workspace.stage(drafted("may.csv", month(5, range(100, 160))))
    after = workspace.extend(staged.id, drafted("june.csv", month(5, range(150, 200))))
    assert after.table is None and len(after.files) == 2
    assert workspace.confirm(after.id, after.columns).responses == 100


def test_it_is_all_there_after_a_restart(tmp_path):
    path = str(tmp_path / "workspace.duckdb")
    workspace = Workspace(path)
    staged = workspace.stage(drafted("may.csv", month(5, range(100, 160))))
    workspace.confirm(staged.id, staged.columns)
    after = workspace.extend(staged.id, drafted("june.csv", month(6, range(150, 200))))
    workspace.close()
    again = Workspace(path)
    assert again.datasets() == (after,)
    assert again.take_out(after.id, after.files[1].sha256).responses == 60
    assert again.confirm(after.id, after.columns).responses == 60
    again.close()


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["survey_north.csv", "survey_south.csv"], ("north", "south")),
        (["Export (web).csv", "Export (Phone).csv", "export (WEB).csv"], ("web", "Phone", "web")),
        (["survey_north_may.csv", "survey_south_june.csv"], ("north", "south")),
        (["survey_may.csv", "survey_june.csv"], (None, None)),
        (["survey 2024.csv", "survey 2025.csv"], (None, None)),
        (["survey.csv", "survey (1).csv", "survey copy.csv"], (None, None, None)),
        (["north.csv", "south.csv"], (None, None)),
        (["one thing.csv", "other matter.csv"], (None, None)),
        (["survey.csv"], (None,)),
    ],
)
def test_names_that_differ_in_one_word_tell_a_group(names, words):
    assert groups(names) == words


def test_files_named_after_places_become_a_segment():
    files = [
        ("shops_north.csv", month(5, range(100, 160)).encode()),
        ("shops_south.csv", month(5, range(200, 230)).encode()),
    ]
    found = draft(read_strictly(files))
    assert found.column("File").role is Role.SEGMENT and found.refused == ()
    workspace = Workspace()
    staged = workspace.stage(found)
    assert workspace.raw(staged.id, "c_file").value_counts().to_pylist() == [
        {"values": "north", "counts": 60},
        {"values": "south", "counts": 30},
    ]
    dataset = workspace.confirm(staged.id, staged.columns)
    sizes = {
        key.segment: n for key, (n, _) in moments(workspace, dataset, (), Slice(), segment="c_file").items()
    }
    assert sizes == {"north": 60, "south": 30}
    assert any("one word" in f.what for f in dataset.findings)
    west = workspace.extend(dataset.id, drafted("shops_west.csv", month(6, range(300, 320))))
    assert [file.group for file in west.files] == ["north", "south", "west"] and west.responses == 110
    adds_up(workspace, west)


def test_a_group_arises_when_the_second_place_comes():
    workspace, dataset = begun(name="shops_north.csv")
    after = workspace.extend(dataset.id, drafted("shops_south.csv", month(6, range(200, 230))))
    assert after.columns[-1].name == "c_file"
    sizes = {
        key.segment: n for key, (n, _) in moments(workspace, after, (), Slice(), segment="c_file").items()
    }
    assert sizes == {"north": 60, "south": 30}


@given(
    spans=st.lists(st.tuples(st.integers(0, 40), st.integers(8, 30)), min_size=2, max_size=4, unique=True),
    numbered=st.booleans(),
)
@settings(max_examples=12)
def test_whatever_overlaps_is_counted_once_and_everything_adds_up(spans, numbered):
    texts = [month(5, range(first, first + length)) for first, length in spans]
    if not numbered:
        texts = [without_number(text) for text in texts]
    workspace, dataset = begun("0.csv", texts[0])
    for at, text in enumerate(texts[1:], start=1):
        dataset = workspace.extend(dataset.id, drafted(f"{at}.csv", text))
        adds_up(workspace, dataset)
    people = {i for first, length in spans for i in range(first, first + length)}
    assert dataset.responses == len(people)
    first = dataset.files[0].sha256
    adds_up(workspace, workspace.take_out(dataset.id, first))
    assert workspace.put_back(dataset.id, first).responses == len(people)


def test_what_cannot_be_added_leaves_everything_as_it_was():
    workspace, dataset = begun()
    june = drafted("june.csv", month(6, range(200, 240)))
    with pytest.raises(CxError):
        workspace.extend(dataset.id, june, {"Shop": "no such column"})
    assert workspace.datasets() == (dataset,)
