"""The rules of the house, as checks."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "cxmetrics").rglob("*.py")]


def run(*command: str) -> None:
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_code_is_clean_and_formatted():
    run("-m", "ruff", "check", ".")
    run("-m", "ruff", "format", "--check", ".")


def test_types_hold():
    run("-m", "mypy")


def test_imports_only_go_down():
    run("-c", "from importlinter.cli import lint_imports_command as lint; lint()")


@pytest.mark.parametrize(
    "banned",
    [
        "unsafe_allow_html",
        "unsafe_allow_javascript",
        "use_container_width",
        "components.v1",
        "st.table(",
        "st.html(",
    ],
)
def test_nothing_lets_user_text_become_markup(banned):
    assert [file.name for file in SOURCES if banned in file.read_text(encoding="utf-8")] == []


def test_files_are_named_after_the_thing():
    vague = re.compile(r"(^|_)(utils?|helpers?|common|manager|misc|base)\.py$")
    assert [file.name for file in SOURCES if vague.search(file.name)] == []


def test_no_file_outgrows_its_thought():
    assert {f.name: n for f in SOURCES if (n := len(f.read_text(encoding="utf-8").splitlines())) > 250} == {}


def test_pages_hold_no_sql_and_no_arithmetic():
    words = re.compile(r"\bSELECT\b|\.groupby\(|\.execute\(|\bsum\(|\bmean\(")
    assert [
        f.name for f in (ROOT / "pages").glob("*.py") if words.search(f.read_text(encoding="utf-8"))
    ] == []
