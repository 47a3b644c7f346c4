"""Notes on days and told numbers stay with their dataset, and with nothing else."""

import json
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from cxmetrics.errors import CxError, NotReadable, UnknownName
from cxmetrics.store import Workspace, backup, notes
from cxmetrics.store.backup_file import CATALOGUE
from cxmetrics.store.draft import draft, read_strictly

MENU = (date(2025, 3, 1), "new menu")
TILLS = (date(2025, 1, 15), "new tills ![x](http://127.0.0.2/p.png) <b>")


def drafted(month: int, name: str = "Food quality"):
    rows = "".join(f"2025-{month:02}-{1 + i % 28:02},{1 + i % 5},{5 - i % 5}\n" for i in range(40))
    text = f"Date,Friendliness of staff,{name}\n{rows}"
    return draft(read_strictly([(f"m{month}.csv", text.encode())]))


def stored(workspace: Workspace, month: int = 5, name: str = "Food quality") -> int:
    found = drafted(month, name)
    return workspace.confirm(workspace.stage(found).id, found.columns).id


def said(workspace: Workspace, id_: int):
    return [(note.day, note.text) for note in notes.notes(workspace, id_)]


def test_notes_come_in_order_of_time_and_belong_to_one_dataset():
    workspace = Workspace()
    one, other = stored(workspace), stored(workspace, 6, "Cleanliness")
    for note in (MENU, TILLS):
        notes.add(workspace, one, *note)
    assert said(workspace, one) == [TILLS, MENU] and said(workspace, other) == []


def test_a_note_removed_comes_back_by_being_added():
    workspace = Workspace()
    id_ = stored(workspace)
    kept, note = notes.add(workspace, id_, *TILLS), notes.add(workspace, id_, *MENU)
    notes.remove(workspace, note)
    assert notes.notes(workspace, id_) == (kept,)
    notes.add(workspace, id_, note.day, note.text)
    assert said(workspace, id_) == [TILLS, MENU]


def test_notes_outlive_a_restart_a_next_file_and_a_file_taken_out(tmp_path):
    path = str(tmp_path / "workspace.duckdb")
    workspace = Workspace(path)
    id_ = stored(workspace)
    notes.add(workspace, id_, *MENU)
    notes.tell(workspace, id_, notes.ASKED, 400)
    both = workspace.extend(id_, drafted(6))
    workspace.take_out(id_, both.files[0].sha256)
    workspace.close()
    again = Workspace(path)
    assert said(again, id_) == [MENU] and notes.number(again, id_, notes.ASKED) == 400
    again.close()


def test_what_was_told_of_a_removed_dataset_is_gone_with_it_and_not_before(tmp_path):
    path = str(tmp_path / "workspace.duckdb")
    workspace = Workspace(path)
    gone, stays = stored(workspace), stored(workspace, 6, "Cleanliness")
    for id_ in (gone, stays):
        notes.add(workspace, id_, *MENU)
        notes.tell(workspace, id_, notes.ASKED, 10)
    workspace.remove(gone)
    assert said(workspace, workspace.restore(gone).id) == [MENU]
    workspace.remove(gone)
    workspace.close()
    again = Workspace(path)
    assert said(again, gone) == [] and said(again, stays) == [MENU]
    assert notes.number(again, gone, notes.ASKED) is None
    again.close()


@pytest.mark.parametrize("text", ["", "  \n\t", "\x00\x07", "x" * (notes.LONGEST + 1)])
def test_a_note_without_words_or_with_too_many_is_refused_in_words(text):
    workspace = Workspace()
    id_ = stored(workspace)
    with pytest.raises(CxError) as refused:
        notes.add(workspace, id_, MENU[0], text)
    assert refused.value.fix and said(workspace, id_) == []


def test_a_note_is_one_line():
    workspace = Workspace()
    assert notes.add(workspace, stored(workspace), MENU[0], "  new\n menu\x07 ").text == "new menu"


def test_the_longest_note_and_the_oldest_day_are_kept():
    workspace = Workspace()
    id_ = stored(workspace)
    notes.add(workspace, id_, date(1, 1, 1), "x" * notes.LONGEST)
    notes.add(workspace, id_, date(9999, 12, 31), "é" * notes.LONGEST)
    assert [day.year for day, _ in said(workspace, id_)] == [1, 9999]


def test_a_note_needs_a_dataset():
    with pytest.raises(UnknownName):
        notes.add(Workspace(), 7, *MENU)


def test_a_told_number_is_set_changed_and_forgotten():
    workspace = Workspace()
    id_ = stored(workspace)
    assert notes.number(workspace, id_, notes.ASKED) is None
    for told in (0, 250, 2**40, None):
        notes.tell(workspace, id_, notes.ASKED, told)
        assert notes.number(workspace, id_, notes.ASKED) == told
    notes.tell(workspace, id_, notes.ASKED, 12)
    with pytest.raises(CxError):
        notes.tell(workspace, id_, notes.ASKED, -1)
    assert notes.number(workspace, id_, notes.ASKED) == 12


def test_a_backup_brings_notes_and_numbers_back():
    workspace = Workspace()
    one, other = stored(workspace), stored(workspace, 6, "Cleanliness")
    for note in (MENU, TILLS):
        notes.add(workspace, other, *note)
    notes.tell(workspace, one, notes.ASKED, 99)
    back = Workspace()
    back_up = backup.as_bytes(workspace)
    backup.read(back, back_up)
    newest, oldest = back.datasets()
    assert said(back, newest.id) == [TILLS, MENU] and said(back, oldest.id) == []
    assert notes.number(back, oldest.id, notes.ASKED) == 99
    backup.read(back, back_up)
    assert said(back, newest.id) == [TILLS, MENU], "a second time changes nothing"


def changed(data: bytes, **told) -> bytes:
    """The backup with other things told about its dataset; None leaves them out, as older versions did."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(file, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == CATALOGUE:
                whole = json.loads(content)
                one = whole["datasets"][0] | told
                whole["datasets"] = [{key: value for key, value in one.items() if value is not None}]
                content = json.dumps(whole).encode()
            after.writestr(name, content)
    return file.getvalue()


@pytest.fixture(scope="module")
def saved():
    workspace = Workspace()
    notes.add(workspace, stored(workspace), *MENU)
    return backup.as_bytes(workspace)


def test_a_backup_from_before_there_were_notes_is_restored(saved):
    back = Workspace()
    backup.read(back, changed(saved, notes=None, numbers=None))
    assert said(back, back.datasets()[0].id) == []


@pytest.mark.parametrize(
    "told",
    [
        {"notes": [{"day": "soon", "text": "x"}]},
        {"notes": [{"day": "2025-01-01", "text": ""}]},
        {"notes": [{"day": "2025-01-01", "text": "x" * 10_000}]},
        {"notes": [{"day": "2025-01-01", "text": "a\nb"}]},
        {"notes": [{"day": "2025-01-01", "text": 7}]},
        {"notes": [{"day": "2025-01-01"}]},
        {"notes": 3},
        {"numbers": {"asked": -1}},
        {"numbers": {"asked": True}},
        {"numbers": {"asked": "9"}},
        {"numbers": {"asked": 2**70}},
        {"numbers": []},
    ],
)
def test_a_backup_with_other_things_in_their_place_changes_nothing(saved, told):
    back = Workspace()
    with pytest.raises(NotReadable):
        backup.read(back, changed(saved, **told))
    assert back.datasets() == ()
