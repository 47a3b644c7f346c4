"""The documentation says what the code says."""

import re
from pathlib import Path

import pytest

from cxmetrics import errors
from cxmetrics.meaning.recognise import ROLES
from cxmetrics.metrics import METRICS
from cxmetrics.reading import FORMATS
from cxmetrics.ui.navigation import find_pages
from docs import generate

ROOT = Path(__file__).resolve().parents[1]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "sample_data" / "README.md"]
LINK = re.compile(r"\]\((?!https?://)([^)#]*)(?:#([^)]+))?\)")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def headings(page: Path) -> list[str]:
    return re.findall(r"^#+ (.+)$", FENCED.sub("", text(page)), re.MULTILINE)


def anchors(page: Path) -> set[str]:
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings(page)}


@pytest.mark.parametrize("name", generate.PAGES)
def test_generated_pages_are_up_to_date(name):
    assert text(ROOT / "docs" / name) == generate.PAGES[name](), "run python -m docs.generate"


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("metrics.md", [metric.name for metric in METRICS.values()]),
        ("formats.md", [format.name for format in FORMATS.values()]),
        ("roles.md", [name.replace("_", " ") for name in ROLES]),
        ("errors.md", [name for name, kind in vars(errors).items() if isinstance(kind, type)]),
        ("pages.md", [card.title for card in find_pages()]),
    ],
)
def test_every_member_has_one_heading(page, wanted):
    found = headings(ROOT / "docs" / page)
    assert wanted
    assert {name: found.count(name) for name in wanted} == dict.fromkeys(wanted, 1)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    for target, anchor in LINK.findall(FENCED.sub("", text(page))):
        linked = page.parent / target if target else page
        assert linked.exists(), f"{page.name} links to {target}"
        if anchor:
            assert anchor in anchors(linked), f"{page.name} links to {target}#{anchor}"


def test_every_decision_is_listed():
    folder = ROOT / "docs" / "decisions"
    listed = [target for target, _ in LINK.findall(text(folder / "README.md"))]
    assert listed == sorted(file.name for file in folder.glob("0*.md"))


def test_the_readme_marks_the_commands_that_are_run():
    lines = text(ROOT / "README.md").splitlines()
    for marker in ("<!-- run-linux -->", "<!-- test-linux -->"):
        fence, command = lines[lines.index(marker) + 1 :][:2]
        assert fence == "```sh"
        assert command.startswith("python3 -m venv .venv && .venv/bin/python -m pip install -r ")
