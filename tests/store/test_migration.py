"""A workspace file of the first version opens, and says the same as it did."""

import json
from dataclasses import asdict
from datetime import datetime
from importlib.resources import files

import duckdb
import numpy as np
import pyarrow as pa
import pytest

from cxmetrics.analyses.quadrant import outcomes
from cxmetrics.errors import NotReadable
from cxmetrics.model import Dataset, Slice
from cxmetrics.store import Query, Workspace, typed
from cxmetrics.store.draft import Draft, draft, read_strictly
from cxmetrics.store.fetch import histograms

FIRST = "0001_create_workspace.sql"
LATER = {"decimal_comma", "personal", "other_date_formats", "group", "joined_by", "taken_out"}


def month(number: int) -> bytes:
    rows = "".join(
        f"2025-{number:02}-{1 + i % 28:02},{'North' if i % 2 else 'South'},{1 + i % 5},{5 - i % 5},note {number} {i}\n"
        for i in range(60)
    )
    return ("Date,Shop,Friendliness of staff,Food quality,Comment\n" + rows).encode()


def text(values) -> str:
    """JSON as the first version wrote it: without what came later."""
    return json.dumps([{k: v for k, v in asdict(value).items() if k not in LATER} for value in values])


def first_version(path: str, found: Draft) -> None:
    """A workspace file as the first version left it: one dataset confirmed, one waiting, one removed."""
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE migration (name VARCHAR PRIMARY KEY)")
        connection.execute((files("cxmetrics.store") / "migrations" / FIRST).read_text())
        connection.execute("INSERT INTO migration VALUES (?)", [FIRST])
        numbers = pa.array(np.arange(1, found.rows.num_rows + 1))
        connection.register("incoming", found.rows.append_column("row_no", numbers))
        for id_ in (1, 2, 3):
            connection.execute(f"CREATE TABLE raw_{id_} AS SELECT * FROM incoming")
            connection.execute(
                "INSERT INTO dataset (id, name, added, raw, removed, files, columns, findings) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    *(id_, f"old {id_}", datetime(2025, 8, 1), f"raw_{id_}", id_ == 3),
                    *map(text, (found.files, found.columns, found.findings)),
                ],
            )
        build = typed.create("responses_1_4", "raw_1", Dataset(1, "", datetime.min, (), found.columns, ()))
        connection.execute(build.sql, list(build.values))
        connection.execute(
            "UPDATE dataset SET typed = 'responses_1_4', responses = 120, first_day = '2025-05-01', "
            "last_day = '2025-06-28' WHERE id = 1"
        )
        connection.execute("UPDATE number_given SET last = 4")
        connection.execute("UPDATE workspace SET revision = 7")


def test_it_opens_and_says_the_same(tmp_path):
    path = str(tmp_path / "workspace.duckdb")
    found = draft(read_strictly([("may.csv", month(5)), ("june.csv", month(6))]))
    first_version(path, found)
    fresh = Workspace()
    staged = fresh.stage(found)
    expected = fresh.confirm(staged.id, staged.columns)
    for _ in range(2):
        workspace = Workspace(path)
        waiting, old = workspace.datasets()
        assert (old.name, old.added, old.responses) == ("old 1", datetime(2025, 8, 1), 120)
        assert (old.files, old.columns) == (expected.files, expected.columns)
        assert waiting.table is None and workspace.removed() == ()
        assert outcomes(workspace, old, Slice()) == outcomes(fresh, expected, Slice())
        for column in old.columns:
            assert workspace.raw(old.id, column.name) == fresh.raw(expected.id, column.name)
        workspace.close()
    workspace = Workspace(path)
    assert not [
        name for (name,) in workspace.rows(Query("SELECT table_name FROM duckdb_tables()")) if "raw" in name
    ]
    again = workspace.confirm(old.id, old.columns)
    assert outcomes(workspace, again, Slice()) == outcomes(fresh, expected, Slice())
    rated = expected.scored[0].name
    assert histograms(workspace, again, rated, Slice()) == histograms(fresh, expected, rated, Slice())
    assert workspace.take_out(old.id, old.files[0].sha256).responses == 60
    assert workspace.confirm(waiting.id, waiting.columns).responses == 120
    workspace.close()


def test_taking_over_can_be_interrupted(tmp_path, monkeypatch):
    from cxmetrics.store import sources

    path = str(tmp_path / "workspace.duckdb")
    first_version(path, draft(read_strictly([("may.csv", month(5)), ("june.csv", month(6))])))
    keep, calls = sources.keep, []

    def failing(*given):
        calls.append(given)
        if len(calls) == 2:
            raise RuntimeError("the plug was pulled")
        keep(*given)

    monkeypatch.setattr(sources, "keep", failing)
    with pytest.raises(RuntimeError):
        Workspace(path)
    monkeypatch.undo()
    workspace = Workspace(path)
    assert [d.responses for d in workspace.datasets()] == [0, 120]
    assert len(workspace.raw(1, "c1")) == 120
    workspace.close()


def test_a_newer_version_is_refused_with_the_reason(tmp_path):
    path = str(tmp_path / "workspace.duckdb")
    Workspace(path).close()
    with duckdb.connect(path) as connection:
        connection.execute("INSERT INTO migration VALUES ('9999_from_the_future.sql')")
    with pytest.raises(NotReadable, match="newer version"):
        Workspace(path)
