"""The menu: every file in pages/ that carries a card."""

import ast
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from cxmetrics.ui.frame import WANTED, mark_routed

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Card:
    """A page as its file describes it: `PAGE = {"title": …, "help": …, "icon": …, "order": …}`."""

    file: str
    title: str
    help: str
    icon: str
    order: int


def find_pages(root: Path = ROOT) -> tuple[Card, ...]:
    """The cards of all pages in order, read without running the pages.

    Raises ValueError for a page without a literal PAGE.
    """
    cards = [_card(file) for file in (root / "pages").glob("*.py")]
    return tuple(sorted(cards, key=lambda card: card.order))


def run() -> None:
    """Builds the menu and shows the page asked for; the bare address leads to the first page.

    A default page has no address of its own: asked for by name it would be told not to exist.
    """
    st.set_page_config(
        page_title="cxmetrics", page_icon=str(Path(__file__).with_name("icon.png")), layout="wide"
    )
    cards = find_pages()
    pages = {
        card.file: st.Page(ROOT / card.file, title=card.title, icon=card.icon, help=card.help)
        for card in cards
    }
    first = pages[cards[0].file]
    bare = st.Page(
        lambda: st.switch_page(first, query_params=st.query_params.to_dict()),
        title=cards[0].title,
        url_path="start",
        default=True,
        visibility="hidden",
    )
    chosen = st.navigation([bare, *pages.values()], position="top")
    mark_routed()
    wanted = st.session_state.pop(WANTED, None)
    if wanted is not None and wanted[0] in pages:
        st.switch_page(pages[wanted[0]], query_params=wanted[1])
    chosen.run()


def _card(file: Path) -> Card:
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and [ast.unparse(t) for t in node.targets] == ["PAGE"]:
            return Card(file=f"pages/{file.name}", **ast.literal_eval(node.value))
    raise ValueError(f"{file.name} has no PAGE")
