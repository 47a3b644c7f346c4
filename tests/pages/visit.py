"""A visitor, a workspace of their own and the pages, without a browser."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from cxmetrics.model import Dataset, Role
from cxmetrics.store import Workspace
from cxmetrics.store.draft import draft, read_strictly
from cxmetrics.store.home import FILE
from cxmetrics.ui.navigation import find_pages

ROOT = Path(__file__).resolve().parents[2]
PAGES = [card.file for card in find_pages()]
DATA, OVERVIEW, QUADRANT, TRENDS = (
    "pages/data.py",
    "pages/overview.py",
    "pages/quadrant.py",
    "pages/trends.py",
)
ABOUT_DATA = [page for page in PAGES if page != DATA]
HEAD = "Date,Shop,Staff friendliness,Food quality,How likely are you to recommend us?,Comment"
POISON = "![x](http://127.0.0.2/p.png) <img src=x onerror=alert(1)> **bold** $x$ :red[x] [a](b)"


def table(
    count: int, head: str = HEAD, date: str = "2025-0{m}-{d:02}", shops: tuple[str, ...] = ("North", "South")
) -> bytes:
    """Answers of `count` people: every column of HEAD that `head` keeps."""
    kept = [HEAD.split(",").index(name) if name in HEAD.split(",") else -1 for name in head.split(",")]
    lines = [head]
    for i in range(count):
        day = date.format(m=1 + i % 6, d=1 + i % 28)
        shop = shops[i % len(shops)]
        cells = [
            day,
            shop,
            1 + i % 5,
            1 + i * 3 % 5,
            i * 7 % 11,
            f"The soup was cold, said guest number {i}",
            "x",
        ]
        lines.append(",".join(f'"{cells[place]}"' for place in kept))
    return "\n".join(lines).encode()


@dataclass
class Place:
    """A folder for the workspace, what was opened in it and the visitor."""

    folder: Path
    opened: list[Workspace] = field(default_factory=list)

    def add(self, data: bytes, **roles: str) -> Dataset:
        """Loads a file before the app starts; `roles` says otherwise for columns, `Food_quality="ignore"`."""
        found = draft(read_strictly([("survey.csv", data)]))
        for label, role in roles.items():
            found = found.corrected(label.replace("_", " "), {"role": Role(role)})
        assert not found.refused
        workspace = Workspace(str(self.folder / FILE))
        dataset = workspace.confirm(workspace.stage(found).id, found.columns)
        workspace.close()
        return dataset

    def visit(self, page: str = OVERVIEW, **context: Any) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        app.context.update(context)
        return go(app, page)

    @property
    def datasets(self) -> tuple[Dataset, ...]:
        return self.opened[-1].datasets()


def go(app: AppTest, page: str) -> AppTest:
    return ran(app.switch_page(page).run())


def tour(place: Place, **context: Any) -> Iterator[AppTest]:
    """One visit to every page in the order of the menu."""
    app = place.visit(PAGES[0], **context)
    yield app
    for page in PAGES[1:]:
        yield go(app, page)


def ran(app: AppTest) -> AppTest:
    assert not app.exception, (app.title, app.exception)
    return app


def words(app: AppTest) -> str:
    kinds = (
        "title",
        "header",
        "subheader",
        "text",
        "caption",
        "markdown",
        "info",
        "warning",
        "error",
        "success",
    )
    return "\n".join(str(one.value) for kind in kinds for one in app.get(kind) if hasattr(one, "value"))


def responses(app: AppTest) -> int:
    """The number in the line under the filters."""
    (line,) = [
        c.value for c in app.caption if re.match(r"[\d,]+ responses · ", c.value) and "likely" not in c.value
    ][:1]
    return int(line.split(" ")[0].replace(",", ""))


def drop(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """Drops files on the page and lets it run."""
    chosen = [(name, data, "application/octet-stream") for name, data in files]
    return ran(app.file_uploader[0].set_value(chosen).run())


def mapped(app: AppTest, label: str) -> dict[str, Any]:
    """The row of the mapping for one column."""
    rows = app.data_editor[0].value
    return rows[rows["Column"] == label].iloc[0].to_dict()


def correct(app: AppTest, label: str, **cells: str) -> AppTest:
    """Edits cells of one column's row as a browser would: `Read_as="nps"`."""
    editor = app.data_editor[0]
    row = editor.value["Column"].tolist().index(label)
    edit = {name.replace("_", " "): value for name, value in cells.items()}
    states = app._tree.get_widget_states()
    states.widgets.add(
        id=editor.proto.id,
        string_value=json.dumps({"edited_rows": {str(row): edit}, "added_rows": [], "deleted_rows": []}),
    )
    return ran(app._run(states))
