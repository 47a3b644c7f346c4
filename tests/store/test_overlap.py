"""Responses that stand in several files count once, however the files write them."""

import pyarrow as pa
import pytest

from cxmetrics.model import Severity
from cxmetrics.store import Workspace, overlap
from cxmetrics.store.draft import draft, read_strictly
from tests.store.test_waves import adds_up, month, without_number


def drafted(name: str, text: str):
    return draft(read_strictly([(name, text.encode())]))


def together(*texts: str):
    """All of them in one dataset, and the workspace."""
    workspace = Workspace()
    first, *more = (drafted(f"{at}.csv", text) for at, text in enumerate(texts))
    staged = workspace.stage(first)
    dataset = workspace.confirm(staged.id, staged.columns)
    for each in more:
        dataset = workspace.extend(dataset.id, each)
        adds_up(workspace, dataset)
    return workspace, dataset


def test_a_third_file_without_the_number_is_compared_by_its_rows():
    a, b = month(5, range(100, 140)), month(5, range(120, 160))
    _, dataset = together(a, b, without_number(a))
    assert dataset.responses == 60
    _, dataset = together(without_number(a), b)
    assert dataset.responses == 60


def test_rows_whose_number_is_blank_are_compared_by_their_cells():
    def blanked(text: str) -> str:
        return text.replace("R-104,", ",").replace("R-109,", ",").replace("R-112,", ",")

    text = month(5, range(100, 140))
    _, dataset = together(blanked(text), blanked(text) + month(5, range(140, 160), head=""))
    assert dataset.responses == 60
    _, dataset = together(blanked(text), text + month(5, range(140, 160), head=""))
    assert dataset.responses == 60


def test_a_number_that_stands_twice_in_a_file_counts_its_last_row():
    edited = month(5, range(100, 140)).replace("remark", "changed remark")
    _, dataset = together(month(5, range(100, 140)), edited + edited.splitlines(keepends=True)[-1])
    assert dataset.responses == 40
    assert [(d.reason, d.count) for d in dataset.files[1].dropped] == [
        ("a later row has the same “Response ID”", 1)
    ]
    (told,) = [f for f in dataset.findings if "of a later row" in f.what]
    assert told.severity is Severity.WARNING and "1.csv 1 row" in told.what


def test_other_answers_under_the_same_number_in_one_file_all_count():
    text = month(5, range(100, 140))
    odd = "R-139,2025-01-07,East,5,5,somebody else altogether\n"
    _, dataset = together(text, text + odd)
    assert dataset.responses == 41


def test_dates_and_numbers_written_in_another_way_are_the_same():
    text = without_number(month(5, range(100, 140)))
    moved = "".join(
        ",".join([f"{row[8:10]}/{row[5:7]}/{row[:4]}", row[11:]]) if row[:2] == "20" else row
        for row in text.splitlines(keepends=True)
    )
    assert "/05/2025" in moved
    _, dataset = together(text, moved)
    assert dataset.responses == 40
    with_time = "".join(
        row.replace(",", " 00:00:00,", 1) if row[:2] == "20" else row
        for row in text.splitlines(keepends=True)
    )
    _, dataset = together(text, with_time)
    assert dataset.responses == 40


def test_zeros_in_front_of_a_number_do_not_make_it_another():
    text = month(5, range(100, 140), id_="{:06}")
    _, dataset = together(text, month(5, range(100, 140), id_="{}").replace("remark", "other remark"))
    assert dataset.responses == 40
    assert any("40 of them were changed" in f.what for f in dataset.findings)


def test_zeros_stay_where_they_tell_two_numbers_apart():
    text = month(5, range(100, 140), id_="{:04}")
    twice = month(5, range(100, 140), id_="{}") + "0100,2025-05-01,East,5,5,somebody else altogether\n"
    _, dataset = together(text, twice)
    assert dataset.responses > 40


def test_numbers_that_start_again_are_asked_about_before_and_after():
    workspace, dataset = together(month(5, range(100, 160), id_="{}"))
    text = month(6, range(500, 560), id_="{}")
    for i in range(60):
        text = text.replace(f"\n{500 + i},", f"\n{100 + i},")
    june = drafted("june.csv", text)
    plan = workspace.plan(dataset.id, june)
    assert plan.asked and not plan.refused
    assert [f.severity for f in plan.findings if "starts again" in f.what] == [Severity.QUESTION]
    after = workspace.extend(dataset.id, june)
    assert [f.severity for f in after.findings if "starts again" in f.what] == [Severity.QUESTION]
    assert not workspace.plan(dataset.id, drafted("july.csv", month(7, range(900, 940), id_="{}"))).asked


@pytest.mark.parametrize(
    ("shared", "left_out"), [(("c1",), 0), (("c1", "c2", "c3"), 0), (("c1", "c2", "c3", "c4"), 30)]
)
def test_rows_are_the_same_only_where_both_files_have_every_column(shared, left_out):  # fmt: skip
    names = ("c1", "c2", "c3", "c4")
    columns = drafted("x.csv", "A,B,C,Comment\n" + "1,2,3,four\n" * 30).columns
    columns = [column for column in columns if column.name in names]
    from dataclasses import replace

    from cxmetrics.model import Role

    columns = [replace(c, role=Role.SEGMENT, scale=None) for c in columns]
    cells = {name: [f"{name} of {i}" for i in range(30)] for name in names}
    older = overlap.Part("older.csv", pa.table(cells))
    newer = overlap.Part("newer.csv", pa.table({name: cells[name] for name in shared}))
    with Workspace().cursor() as cursor:
        found = overlap.once(cursor, [older, newer], columns, whole=True)
    assert sum(d.count for dropped in found.dropped for d in dropped) == left_out
    asked = [f for f in found.findings if f.severity is Severity.QUESTION]
    assert bool(asked) is (len(shared) > 1)
