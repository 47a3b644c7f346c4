import streamlit as st

from cxmetrics import ui
from cxmetrics.ui import quadrant_page

PAGE = {
    "title": "Quadrant",
    "help": "Where is service great and experience not?",
    "icon": "🎯",
    "order": 2,
}

with ui.page("pages/quadrant.py", "Where is service great and experience not?") as view:
    by, cut = quadrant_page.pickers(view)
    found = quadrant_page.outcomes(view, cut)
    if found.n:
        quadrant_page.shares(view, found)
        with st.container(border=True):
            quadrant_page.drawing(view, found, by, cut)
        with st.container(border=True):
            quadrant_page.behind(view, by, cut)
    else:
        quadrant_page.cannot_tell(view)
