"""A backup holds everything, comes back whole, and does no harm."""

import json
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from cxmetrics.analyses.quadrant import outcomes
from cxmetrics.errors import NotReadable
from cxmetrics.model import Slice
from cxmetrics.store import Workspace, backup
from cxmetrics.store.draft import draft, read_strictly

HEAD = "Date,Customer ID,Friendliness of staff,Food quality,Comment\n"
ODD = ['"a ""quoted"" word"', '"two\nlines"', '"comma, too"', "NULL", "«été» 😀", '" NA "', "=1+1"]


def rows(month: int) -> str:
    return HEAD + "".join(
        f"2025-{month:02}-{1 + i % 28:02},C{i % 30},{1 + i % 5 if i % 7 else ''},{5 - i % 5},{ODD[i % 7]}\n"
        for i in range(60)
    )


def drafted(name: str, text: str):
    return draft(read_strictly([(name, text.encode())]))


@pytest.fixture(scope="module")
def full():
    workspace = Workspace()
    staged = workspace.stage(drafted("may.csv", rows(5)))
    dataset = workspace.confirm(staged.id, staged.columns)
    workspace.extend(dataset.id, drafted("june.csv", rows(6)))
    lists = "Customer ID,Country\n" + "".join(f"C{i},{'Italy' if i % 2 else 'France'}\n" for i in range(30))
    workspace.join(dataset.id, drafted("customers.csv", lists), "Customer ID", "Customer ID")
    july = workspace.extend(dataset.id, drafted("july.csv", rows(7))).files[-1]
    workspace.take_out(dataset.id, july.sha256)
    waiting = drafted("waiting.csv", HEAD.replace("Food quality", "Cleanliness") + rows(8).split("\n", 1)[1])
    workspace.stage(waiting)
    return workspace


def facts(workspace: Workspace):
    return [
        (d.name, d.added, d.kind, d.files, d.columns, d.responses, d.first, d.last, set(d.findings))
        for d in workspace.datasets()
    ]


def cells(workspace: Workspace):
    return [
        workspace.raw(d.id, c.name).to_pylist()
        for d in workspace.datasets()
        for c in d.columns
        if c.name != "c_file"
    ]


def test_everything_comes_back(full):
    other = Workspace()
    findings = backup.read(other, backup.as_bytes(full))
    assert len(findings) == 2
    assert facts(other) == facts(full) and cells(other) == cells(full)
    mine, theirs = full.datasets()[-1], other.datasets()[-1]
    assert outcomes(full, mine, Slice()) == outcomes(other, theirs, Slice())
    assert other.knows(drafted("may.csv", rows(5)))
    assert other.put_back(theirs.id, theirs.files[-1].sha256).responses == 180


def test_what_is_here_stays_as_it_is(full):
    saved = backup.as_bytes(full)
    before = facts(full)
    assert all("already here" in f.what for f in backup.read(full, saved))
    assert facts(full) == before
    other = Workspace()
    staged = other.stage(drafted("may.csv", rows(5)))
    other.confirm(staged.id, staged.columns)
    kept = other.datasets()
    backup.read(other, saved)
    assert other.datasets()[-1:] == kept
    assert [f.name for f in other.datasets()[1].files] == ["june.csv", "customers.csv", "july.csv"]


def test_it_survives_a_restart(full, tmp_path):
    path = str(tmp_path / "workspace.duckdb")
    other = Workspace(path)
    backup.read(other, backup.as_bytes(full))
    other.close()
    again = Workspace(path)
    assert facts(again) == facts(full) and cells(again) == cells(full)
    again.close()


def rewritten(data: bytes, change) -> bytes:
    """The backup with its catalogue changed, or with whatever `change` writes besides."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        catalogue = json.loads(old.read("workspace.json"))
        change(catalogue, new)
        new.writestr("workspace.json", json.dumps(catalogue))
        for name in old.namelist():
            if name != "workspace.json":
                new.writestr(name, old.read(name))
    return out.getvalue()


def put(*path):
    *to, key, value = path

    def change(catalogue, _):
        target = catalogue
        for step in to:
            target = target[step]
        target[key] = value

    return change


FIRST = ("datasets", 0)
COLUMN = (*FIRST, "columns", 2)
HARM = [
    put("cxmetrics_backup", 2),
    put("datasets", {}),
    put("datasets", [1]),
    put("datasets", None),
    put(*FIRST, "name", 5),
    put(*FIRST, "kind", "weapons"),
    put(*FIRST, "confirmed", "yes"),
    put(*FIRST, "added", "yesterday"),
    put(*FIRST, "sources", 0, "cells", "../../etc/passwd"),
    put(*FIRST, "sources", 0, "cells", "cells/999.csv"),
    put(*FIRST, "sources", 0, "names", [["c1; DROP TABLE dataset", "Date"]]),
    put(*FIRST, "sources", 0, "file", "kept", 59),
    put(*FIRST, "sources", 0, "file", "name", ["may.csv"]),
    put(*FIRST, "sources", 0, "own", "c1"),
    put(*COLUMN, "name", "c1 FROM dataset --"),
    put(*COLUMN, "name", "c1"),
    put(*COLUMN, "name", "row_no"),
    put(*COLUMN, "label", {"a": 1}),
    put(*COLUMN, "role", "root"),
    put(*COLUMN, "scale", {"low": 5, "high": 1}),
    put(*COLUMN, "scale", {"low": "1); DROP TABLE dataset", "high": 5, "labels": []}),
    put(*COLUMN, "codes", [["a", "b"]]),
    put(*COLUMN, "unknown", 1),
    put(*COLUMN, "missing", [1]),
    lambda _, new: new.writestr("../evil.txt", "x"),
    lambda _, new: new.writestr("cells/evil.exe", "x"),
    lambda _, new: new.writestr("cells/77.csv", "a\n" * 10) or new.writestr("/abs.csv", "x"),
]


@pytest.mark.parametrize("change", HARM)
def test_harm_is_refused_and_nothing_changes(full, change):
    other = Workspace()
    with pytest.raises(NotReadable, match="Nothing was changed"):
        backup.read(other, rewritten(backup.as_bytes(full), change))
    assert other.datasets() == () and not other.knows(drafted("may.csv", rows(5)))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"hello" * 50, b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_zip_is_refused(data):
    with pytest.raises(NotReadable):
        backup.read(Workspace(), data)


def test_a_damaged_backup_is_refused(full):
    data = bytearray(backup.as_bytes(full))
    for at in range(60, len(data), 997):
        data[at] ^= 0xFF
    with pytest.raises(NotReadable):
        backup.read(Workspace(), bytes(data))


def test_a_bomb_is_refused(monkeypatch, full):
    from cxmetrics.store import backup_file

    monkeypatch.setattr(backup_file, "LARGEST", 1000)
    with pytest.raises(NotReadable, match="larger"):
        backup.read(Workspace(), backup.as_bytes(full))
