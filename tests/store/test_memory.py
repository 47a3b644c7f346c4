"""What was decided about a header is decided for the next file that has it."""

from dataclasses import replace

from cxmetrics.model import Role, Severity, Side
from cxmetrics.store import Workspace
from cxmetrics.store.draft import draft, read_strictly

HEAD = "Date,Shop,Friendliness of staff,Food quality,Visits\n"


def rows(month: int, top: int = 5) -> str:
    return "".join(
        f"2025-{month:02}-{1 + i % 28:02},{'North' if i % 2 else 'South'},{1 + i % top},{1 + i * 3 % 5},{1 + i % 5}\n"
        for i in range(60)
    )


def drafted(name: str, text: str):
    return draft(read_strictly([(name, text.encode())]))


def decided(workspace: Workspace):
    found = drafted("may.csv", HEAD + rows(5)).corrected("Visits", {"role": "rating", "side": "service"})
    staged = workspace.stage(found)
    workspace.confirm(staged.id, staged.columns)
    return found


def test_a_correction_holds_for_the_next_file():
    workspace = Workspace()
    june = drafted("june.csv", HEAD + rows(6))
    assert not workspace.knows(june) and workspace.remembered(june) == june
    decided(workspace)
    assert workspace.knows(june)
    again = workspace.remembered(june)
    visits = again.column("Visits")
    assert (visits.role, visits.side) == (Role.RATING, Side.SERVICE)
    assert (visits.confidence, visits.because) == (1.0, "As you confirmed last time.")
    assert not [f for f in again.findings if f.where == "Visits"]


def test_the_order_of_columns_and_capitals_do_not_matter():
    workspace = Workspace()
    decided(workspace)
    turned = "Visits,date,SHOP,Food  quality,friendliness of staff\n" + "".join(
        ",".join([c[4], c[0], c[1], c[3], c[2]]) + "\n"
        for c in (line.split(",") for line in rows(6).splitlines())
    )
    june = drafted("june.csv", turned)
    assert workspace.knows(june)
    assert workspace.remembered(june).column("visits").role is Role.RATING


def test_what_no_longer_fits_is_looked_at_anew_and_said():
    workspace = Workspace()
    decided(workspace)
    june = drafted("june.csv", HEAD + rows(6, top=10))
    again = workspace.remembered(june)
    friendly = again.column("Friendliness of staff")
    assert friendly.scale.high == 10 and friendly.because != "As you confirmed last time."
    asked = [f for f in again.findings if f.where == "Friendliness of staff"]
    assert any(f.severity is Severity.QUESTION and "do not fit" in f.what for f in asked)
    assert again.column("Visits").role is Role.RATING


def test_it_survives_a_restart(tmp_path):
    path = str(tmp_path / "workspace.duckdb")
    workspace = Workspace(path)
    decided(workspace)
    workspace.remove(workspace.datasets()[0].id)
    workspace.close()
    workspace = Workspace(path)
    june = drafted("june.csv", HEAD + rows(6))
    assert workspace.datasets() == () and workspace.knows(june)
    workspace.close()


def test_the_sample_teaches_nothing():
    workspace = Workspace()
    found = drafted("may.csv", HEAD + rows(5))
    staged = workspace.stage(found, sample=True)
    workspace.confirm(staged.id, staged.columns)
    assert not workspace.knows(found) and workspace.continues(found) is None


def test_a_renamed_column_is_known_by_its_new_name_too():
    workspace = Workspace()
    decided(workspace)
    (dataset,) = workspace.datasets()
    june = drafted("june.csv", HEAD.replace("Visits", "Calls") + rows(6))
    workspace.extend(dataset.id, june, {"Calls": "Visits"})
    july = drafted("july.csv", HEAD.replace("Visits", "Calls") + rows(7))
    assert workspace.remembered(july).column("Calls").role is Role.RATING


def test_a_column_read_otherwise_later_is_what_is_remembered():
    workspace = Workspace()
    decided(workspace)
    (dataset,) = workspace.datasets()
    columns = [replace(c, side=Side.EXPERIENCE) if c.label == "Visits" else c for c in dataset.columns]
    workspace.confirm(dataset.id, columns)
    june = drafted("june.csv", HEAD + rows(6))
    assert workspace.remembered(june).column("Visits").side is Side.EXPERIENCE
