"""A backup holds everything, comes back whole, and does no harm."""

import json
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from cxmetrics.analyses.quadrant import outcomes
from cxmetrics.errors import NotReadable
from cxmetrics.model import Severity, Slice
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


def begun(*names: str) -> Workspace:
    workspace = Workspace()
    months = {"may.csv": 5, "june.csv": 6, "july.csv": 7}
    for name in names:
        text = rows(months[name])
        if not workspace.datasets():
            staged = workspace.stage(drafted(name, text))
            workspace.confirm(staged.id, staged.columns)
        else:
            workspace.extend(workspace.datasets()[0].id, drafted(name, text))
    return workspace


def test_every_file_that_is_not_restored_is_told(full):
    other = begun("may.csv", "june.csv")
    told = {f.where: f for f in backup.read(other, backup.as_bytes(full))}
    assert [d.name for d in other.datasets()] == ["waiting.csv", "may.csv"]
    for name in ("customers.csv", "july.csv"):
        assert told[name].severity is Severity.WARNING and "not restored" in told[name].what


def test_a_key_that_only_a_file_here_has_is_told_in_words():
    bare = "Date,Friendliness of staff,Food quality\n" + "".join(
        f"2025-05-{1 + i % 28:02},{1 + i % 5},{5 - i % 5}\n" for i in range(60)
    )
    keyed = "Date,Friendliness of staff,Food quality,Customer ID\n" + "".join(
        f"2025-06-{1 + i % 28:02},{1 + i % 5},{5 - i % 5},C{i % 30}\n" for i in range(60)
    )
    lists = "Customer ID,Country\n" + "".join(f"C{i},{'Italy' if i % 2 else 'France'}\n" for i in range(30))
    workspace = Workspace()
    staged = workspace.stage(drafted("may.csv", bare))
    dataset = workspace.confirm(staged.id, staged.columns)
    workspace.extend(dataset.id, drafted("june.csv", keyed), {"Date": "Date"})
    workspace.join(dataset.id, drafted("customers.csv", lists), "Customer ID", "Customer ID")
    other = Workspace()
    staged = other.stage(drafted("june.csv", keyed))
    other.confirm(staged.id, staged.columns)
    told = backup.read(other, backup.as_bytes(workspace))
    assert any(f.where == "customers.csv" and "not restored" in f.what for f in told)
    assert other.datasets()[0].responses == 60


@pytest.mark.parametrize(
    "change",
    [
        put(*COLUMN, "codes", [["5", float("nan")]]),
        put(*COLUMN, "scale", "high", float("inf")),
        put(*COLUMN, "confidence", float("nan")),
        put("mappings", 0, 2, "codes", [["5", float("nan")]]),
        put(*FIRST, "sources", 0, "file", "rows", 10**12),
        put(*FIRST, "sources", 0, "file", "dropped", [{"reason": "blank row", "count": -60}]),
    ],
)
def test_numbers_that_cannot_be_are_refused(full, change):
    other = Workspace()
    with pytest.raises(NotReadable, match="Nothing was changed"):
        backup.read(other, rewritten(backup.as_bytes(full), change))
    assert other.datasets() == ()


def swollen(data: bytes, line: bytes, times: int) -> bytes:
    """The backup with a line more in the cells of its first file, so many times."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            more = line * times if name == "cells/1.csv" else b""
            new.writestr(name, old.read(name) + more)
    return out.getvalue()


def test_rows_no_catalogue_tells_of_are_refused_before_they_fill_the_memory(full, monkeypatch):
    from cxmetrics.store import backup_file

    line = b'"2025-05-01","C1","5","5","' + b"x" * 100 + b'"\n'
    data = backup.as_bytes(full)
    with pytest.raises(NotReadable, match="not complete"):
        backup.read(Workspace(), swollen(data, line, 1))
    monkeypatch.setattr(backup_file, "MOST_TIMES", 1)
    with pytest.raises(NotReadable, match="larger than the file"):
        backup.read(Workspace(), swollen(data, line, 1000))
