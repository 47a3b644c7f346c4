import streamlit as st

from cxmetrics import ui
from cxmetrics.ui import quadrant_behind, quadrant_claims, quadrant_drawing, quadrant_page

PAGE = {
    "title": "Quadrant",
    "help": "Where is service great and experience not?",
    "icon": "🎯",
    "order": 2,
}

with ui.page("pages/quadrant.py", "Where is service great and experience not?") as view:
    by, cuts = quadrant_page.pickers(view)
    found = quadrant_page.outcomes(view, cuts)
    if found.n:
        quadrant_page.shares(view, found)
        with st.container(border=True):
            quadrant_drawing.drawing(view, found, by, cuts)
        with st.container(border=True):
            quadrant_claims.draw(view, cuts)
        with st.container(border=True):
            quadrant_behind.behind(view, by, cuts)
    else:
        quadrant_page.cannot_tell(view)
