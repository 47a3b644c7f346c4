"""What a package offers is sorted and complete."""

import ast
import inspect
from importlib import import_module
from pathlib import Path

import pytest

import cxmetrics

ROOT = Path(cxmetrics.__file__).parent
MODULES = [
    ".".join(("cxmetrics", *file.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
    for file in sorted(ROOT.rglob("*.py"))
    if "__all__" in file.read_text(encoding="utf-8")
]


def rank(name: str) -> tuple[int, str]:
    """Constants, then classes, then functions."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name


def offered(module: str) -> set[str]:
    """Every public name of a package that it defines, or takes from one of its own modules."""
    tree = ast.parse(inspect.getsource(import_module(module)))
    names = set()
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{module}."):
            names |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return {name for name in names if not name.startswith("_")}


def test_every_room_says_what_it_offers():
    assert {"cxmetrics", "cxmetrics.model", "cxmetrics.store", "cxmetrics.reading"} <= set(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_names_are_sorted_there_and_none_is_forgotten(module):
    names = import_module(module).__all__
    assert list(names) == sorted(set(names), key=rank)
    assert [name for name in names if not hasattr(import_module(module), name)] == []
    assert offered(module) <= set(names)


def test_the_workspace_opens_in_memory_and_from_a_path(tmp_path):
    cxmetrics.open(":memory:").close()
    for path in (tmp_path / "one.duckdb", str(tmp_path / "deep" / "two.duckdb")):
        session = cxmetrics.open(path)
        assert session.datasets() == ()
        session.close()
        assert Path(path).exists()


def test_the_users_own_workspace_opens_without_a_path(tmp_path, monkeypatch):
    monkeypatch.setenv("CXMETRICS_HOME", str(tmp_path))
    cxmetrics.open().close()
    assert (tmp_path / "workspace.duckdb").exists()


def test_a_name_that_is_none_is_an_attribute_error():
    with pytest.raises(AttributeError, match="close"):
        cxmetrics.close  # noqa: B018
