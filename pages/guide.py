import streamlit as st

from cxmetrics import ui
from cxmetrics.analyses.guide import presence
from cxmetrics.ui import guide_page

PAGE = {
    "title": "Metric guide",
    "help": "Which number should I trust here?",
    "icon": "📏",
    "order": 7,
}

with ui.page("pages/guide.py", "Which number should I trust here?") as view:
    found = view.answer(presence)
    st.text(guide_page.SUMMARY)
    guide_page.overview(found)
    for family, metrics in found.items():
        guide_page.family(family, metrics)
