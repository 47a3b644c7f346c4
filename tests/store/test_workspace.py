"""The workspace: all or nothing, and it is there tomorrow."""

import threading
from dataclasses import replace
from datetime import date

import duckdb
import pytest

from cxmetrics.analyses.quadrant import outcomes
from cxmetrics.errors import CxError, NotReadable, StoreBusy, UnknownName
from cxmetrics.model import Quadrant, Role, Severity, Slice
from cxmetrics.store import Query, Workspace
from cxmetrics.store.draft import draft, read_all, read_strictly
from cxmetrics.store.fetch import histograms, moments

FILE = (
    "Date,Shop,Friendliness of staff,Food quality,Comment\n"
    + "".join(
        f"2025-0{1 + i % 3}-1{i % 9},{'North' if i % 2 else 'South'},{1 + i % 5},{5 - i % 5},remark number {i}\n"
        for i in range(60)
    )
    + "2025-03-31,,6,0,\n2025-03-31,South,nan,,late\n"
)


def drafted(name: str = "shops.csv", text: str = FILE):
    return draft(read_strictly([(name, text.encode())]))


def loaded(workspace: Workspace):
    staged = workspace.stage(drafted())
    return workspace.confirm(staged.id, staged.columns)


def test_it_survives_a_restart(tmp_path):
    path = str(tmp_path / "a folder" / "workspace.duckdb")
    first = Workspace(path)
    before = loaded(first)
    first.close()
    second = Workspace(path)
    assert second.datasets() == (before,)
    assert second.dataset(before.id).responses == 62
    second.close()


def test_a_staged_file_waits_and_can_be_confirmed_after_a_restart(tmp_path):
    path = str(tmp_path / "workspace.duckdb")
    first = Workspace(path)
    staged = first.stage(drafted())
    assert staged.table is None
    first.close()
    second = Workspace(path)
    (waiting,) = second.datasets()
    assert second.confirm(waiting.id, waiting.columns).responses == 62
    second.close()


def test_a_failed_change_leaves_everything_as_it_was():
    workspace = Workspace()
    loaded(workspace)
    before = (workspace.revision, workspace.datasets())
    with pytest.raises(RuntimeError), workspace.change() as cursor:
        cursor.execute("DELETE FROM dataset")
        raise RuntimeError("the plug was pulled")
    assert (workspace.revision, workspace.datasets()) == before


def test_the_revision_goes_up_with_every_change():
    workspace = Workspace()
    seen = [workspace.revision]
    dataset = loaded(workspace)
    seen.append(workspace.revision)
    workspace.remove(dataset.id)
    seen.append(workspace.revision)
    workspace.restore(dataset.id)
    seen.append(workspace.revision)
    assert seen == sorted(set(seen))


def test_removed_can_be_restored_until_the_next_start(tmp_path):
    path = str(tmp_path / "workspace.duckdb")
    workspace = Workspace(path)
    dataset = loaded(workspace)
    workspace.remove(dataset.id)
    assert workspace.datasets() == ()
    assert workspace.restore(dataset.id) == dataset
    workspace.remove(dataset.id)
    workspace.close()
    again = Workspace(path)
    assert again.datasets() == ()
    with pytest.raises(UnknownName):
        again.dataset(dataset.id)
    names = [name for (name,) in again.rows(Query("SELECT table_name FROM duckdb_tables()"))]
    assert not [name for name in names if name.startswith(("raw_", "responses_"))]
    again.close()


def test_the_same_content_is_known_under_any_name():
    workspace = Workspace()
    dataset = loaded(workspace)
    (table,) = read_strictly([("renamed.csv", FILE.encode())])
    assert workspace.holding(table.file.sha256) == dataset
    groups, findings = read_all([("a.csv", FILE.encode()), ("b.csv", FILE.encode())])
    assert len(groups) == 1 and len(groups[0]) == 1
    assert [f.severity for f in findings] == [Severity.NOTE]


def test_codes_outside_the_scale_are_missing_and_counted():
    workspace = Workspace()
    dataset = loaded(workspace)
    staff, food = (c for c in dataset.columns if c.role is Role.RATING)
    (friendly,) = histograms(workspace, dataset, staff.name, Slice()).values()
    assert (friendly.n, friendly.missing, friendly.off_scale) == (60, 1, 1)
    (tasty,) = histograms(workspace, dataset, food.name, Slice()).values()
    assert (tasty.n, tasty.missing, tasty.off_scale) == (60, 1, 1)


def test_a_slice_keeps_its_groups_and_days_and_blank_is_a_group_too():
    workspace = Workspace()
    dataset = loaded(workspace)
    shop = dataset.by_role(Role.SEGMENT)[0].name

    def count(part: Slice) -> int:
        return sum(n for n, _ in moments(workspace, dataset, (), part).values())

    assert count(Slice()) == 62
    assert count(Slice(segments=((shop, ("North",)),))) == 30
    assert count(Slice(segments=((shop, ("North", "South")),))) == 61
    assert count(Slice(segments=((shop, ("",)),))) == 1
    january = count(Slice(first=date(2025, 1, 1), last=date(2025, 1, 31)))
    assert january == 20
    assert january + count(Slice(first=date(2025, 2, 1))) == 62


def test_many_threads_read_while_others_change():
    workspace = Workspace()
    dataset = loaded(workspace)
    wrong: list[object] = []

    def read() -> None:
        for _ in range(40):
            try:
                found = moments(workspace, dataset, ("service",), Slice())
                wrong.extend(n for n, _ in found.values() if n != 62)
            except Exception as error:  # noqa: BLE001 - any error at all fails the test
                wrong.append(error)

    def change() -> None:
        for _ in range(5):
            workspace.confirm(dataset.id, dataset.columns)

    threads = [threading.Thread(target=read) for _ in range(6)] + [threading.Thread(target=change)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_the_connection_reaches_no_other_file(tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    workspace = Workspace(str(tmp_path / "workspace.duckdb"))
    for sql in (
        f"SELECT * FROM read_csv('{secret}')",
        f"COPY dataset TO '{tmp_path / 'out.csv'}'",
        f"ATTACH '{tmp_path / 'other.duckdb'}'",
        "SET enable_external_access = true",
    ):
        with pytest.raises(duckdb.Error):
            workspace.rows(Query(sql))
    workspace.close()


def test_a_file_held_by_another_program_is_told_in_words(tmp_path):
    import subprocess
    import sys

    path = str(tmp_path / "workspace.duckdb")
    Workspace(path).close()
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import duckdb; c = duckdb.connect({path!r}); print('ready', flush=True); input()",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None and holder.stdin is not None
    assert holder.stdout.readline().strip() == "ready"
    try:
        with pytest.raises(StoreBusy, match="already open"):
            Workspace(path)
    finally:
        holder.communicate("\n")


def test_a_file_that_is_no_workspace_is_left_alone(tmp_path):
    path = tmp_path / "workspace.duckdb"
    path.write_bytes(b"this is not a database" * 100)
    with pytest.raises(CxError):
        Workspace(str(path))
    assert path.read_bytes().startswith(b"this is not a database")


def test_a_workspace_of_a_newer_version_is_refused(tmp_path):
    path = str(tmp_path / "workspace.duckdb")
    Workspace(path).close()
    with duckdb.connect(path) as connection:
        connection.execute("INSERT INTO migration VALUES ('9999_from_the_future.sql')")
    with pytest.raises(NotReadable, match="newer version"):
        Workspace(path)


def test_answers_with_words_and_plain_numbers_in_one_column_are_both_read():
    answers = ["10 - Extremely likely", "0 - Not at all likely", *(str(i % 11) for i in range(66)), "7"]
    text = "Date,How likely are you to recommend us? (0-10)\n" + "".join(
        f"2025-01-02,{answer}\n" for answer in answers
    )
    workspace = Workspace()
    staged = workspace.stage(drafted("nps.csv", text))
    dataset = workspace.confirm(staged.id, staged.columns)
    (nps,) = dataset.by_role(Role.NPS)
    (found,) = histograms(workspace, dataset, nps.name, Slice()).values()
    assert (found.n, found.missing, found.off_scale) == (69, 0, 0)
    assert dict(found.counts)[10.0] == 7 and dict(found.counts)[0.0] == 7 and dict(found.counts)[7.0] == 7


def test_another_programs_database_is_left_alone(tmp_path):
    path = str(tmp_path / "sales.duckdb")
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE raw_sales AS SELECT 1 AS a")
    with pytest.raises(NotReadable, match="another program"):
        Workspace(path)
    with duckdb.connect(path) as connection:
        assert connection.execute("SELECT * FROM raw_sales").fetchall() == [(1,)]


def test_a_table_of_answers_is_no_workspace(tmp_path):
    path = tmp_path / "plain.csv"
    path.write_text(FILE)
    with pytest.raises(NotReadable):
        Workspace(str(path))
    assert path.read_text() == FILE


def test_who_recommends_is_counted_at_the_best_end_of_the_scale():
    rows = "".join(f"{5},{5},{'Yes' if i < 30 else 'No'}\n" for i in range(50))
    found = drafted("yes.csv", "Staff friendliness,Food quality,Would you recommend us?\n" + rows)
    for reverse, share in ((False, 30), (True, 20)):
        columns = [
            replace(c, scale=replace(c.scale, reversed=reverse)) if c.role is Role.RECOMMENDED else c
            for c in found.columns
        ]
        workspace = Workspace()
        dataset = workspace.confirm(workspace.stage(found).id, columns)
        assert {
            o.quadrant: o.recommended.value for o in outcomes(workspace, dataset, Slice()).of if o.count
        } == {Quadrant.IDEAL: share * 2}
