"""Kill it at any moment, or read while it writes: before or after, never between.

CXMETRICS_KILLS sets how often it is killed (5).
"""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from cxmetrics.model import Slice
from cxmetrics.store import Query, Workspace
from cxmetrics.store.draft import Draft, draft, read_strictly
from cxmetrics.store.fetch import moments

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("CXMETRICS_KILLS", "5"))
ROWS = 1_000
LONGEST = 1.0


def text(first: int) -> bytes:
    rows = "".join(
        f"R{i},2025-{1 + i % 12:02}-{1 + i % 28:02},{1 + i % 5},{5 - i % 5},remark number {i}\n"
        for i in range(first, first + ROWS)
    )
    return ("Response ID,Date,Friendliness of staff,Food quality,Comment\n" + rows).encode()


def drafts(count: int = 3) -> list[Draft]:
    """Files of which each holds half the responses of the one before."""
    return [draft(read_strictly([(f"{n}.csv", text(n * ROWS // 2))])) for n in range(count)]


def work(path: str, files: list[Draft]) -> None:
    """Imports, extends and takes out without end: what the killed process does."""
    workspace = Workspace(path)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        staged = workspace.stage(files[0])
        workspace.confirm(staged.id, staged.columns)
        for file in files[1:]:
            workspace.extend(staged.id, file)
        workspace.take_out(staged.id, files[1].files[0].sha256)
        workspace.remove(staged.id)


ZYGOTE = """
import os, sys
from tests.store.test_durability import drafts, work
files = drafts()
for path in sys.stdin:
    if not (child := os.fork()):
        work(path.strip(), files)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("gone", flush=True)
"""


def sound(workspace: Workspace) -> int:
    """Checks everything the catalogue says against what is there; returns the number of datasets."""
    tables = {name for (name,) in workspace.rows(Query("SELECT table_name FROM duckdb_tables()"))}
    own = {t for t in tables if t.startswith(("responses_", "source_"))}
    kept = {f"source_{id_}" for (id_,) in workspace.rows(Query("SELECT id FROM source"))}
    assert own == kept | {d.table for d in workspace.datasets() if d.table}
    for dataset in workspace.datasets():
        assert dataset.files
        cells = sum(f.rows for f in dataset.files if not f.taken_out)
        assert all(len(workspace.raw(dataset.id, c.name)) == cells for c in dataset.columns)
        if dataset.table:
            counted = sum(f.kept for f in dataset.files if not f.taken_out)
            found = sum(n for n, _ in moments(workspace, dataset, (), Slice()).values())
            assert found == counted == dataset.responses
            assert all(f.rows == f.kept + sum(d.count for d in f.dropped) for f in dataset.files)
    return len(workspace.datasets())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_killed_at_any_moment_it_opens_as_before_or_after(tmp_path):
    path = str(tmp_path / "workspace.duckdb")
    moment = random.Random(0)
    zygote = subprocess.Popen(
        [sys.executable, "-c", ZYGOTE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert zygote.stdin is not None and zygote.stdout is not None
    try:
        for _ in range(KILLS):
            zygote.stdin.write(path + "\n")
            zygote.stdin.flush()
            said = {zygote.stdout.readline().strip(), zygote.stdout.readline().strip()}
            child = int((said - {"ready"}).pop())
            time.sleep(moment.random() * LONGEST)
            os.kill(child, signal.SIGKILL)
            assert zygote.stdout.readline() == "gone\n"
            workspace = Workspace(path)
            sound(workspace)
            workspace.close()
    finally:
        zygote.communicate()


def _torn(workspace: Workspace, counted: list[int]) -> list[object]:
    """The datasets whose rows are not as many as the catalogue says."""
    torn: list[object] = []
    for dataset in workspace.datasets():
        if dataset.table:
            found = sum(n for n, _ in moments(workspace, dataset, ("service",), Slice()).values())
            counted.append(found)
            torn += [(found, dataset)] if found != dataset.responses else []
    return torn


def test_readers_never_see_half_an_import():
    workspace = Workspace()
    files = drafts()
    done = threading.Event()
    wrong: list[object] = []
    counted: list[int] = []

    def read() -> None:
        while not done.is_set():
            try:
                wrong.extend(_torn(workspace, counted))
            except Exception as error:  # noqa: BLE001 - any error at all fails the test
                wrong.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        staged = workspace.stage(files[0])
        workspace.confirm(staged.id, staged.columns)
        for file in files[1:]:
            workspace.extend(staged.id, file)
        for _ in range(2):
            workspace.take_out(staged.id, files[1].files[0].sha256)
            workspace.put_back(staged.id, files[1].files[0].sha256)
            workspace.confirm(staged.id, staged.columns)
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert wrong == [] and len(set(counted)) > 1


@pytest.mark.parametrize("at", ["keep", "create", "update", "checkpoint"])
def test_a_fault_anywhere_leaves_everything_as_it_was(tmp_path, monkeypatch, at):
    from cxmetrics.store import catalogue, sources, typed

    path = str(tmp_path / "workspace.duckdb")
    workspace = Workspace(path)
    files = drafts(2)
    staged = workspace.stage(files[0])
    before = workspace.confirm(staged.id, staged.columns)

    def fault(*_given, **_named):
        raise RuntimeError("the plug was pulled")

    owner = {"keep": sources, "create": typed, "update": catalogue, "checkpoint": Workspace}[at]
    monkeypatch.setattr(owner, at, fault)
    with pytest.raises(RuntimeError):
        workspace.extend(staged.id, files[1])
    monkeypatch.undo()
    assert workspace.datasets() == (before,)
    workspace.close()
    again = Workspace(path)
    assert sound(again) == 1 and again.datasets() == (before,)
    again.close()
