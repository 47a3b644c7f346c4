"""The screen: the only room that imports streamlit."""

from cxmetrics.ui.frame import View, bare_page, page
from cxmetrics.ui.navigation import run

__all__ = ["View", "bare_page", "page", "run"]
