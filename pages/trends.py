import streamlit as st

from cxmetrics import ui
from cxmetrics.ui import trends_page

PAGE = {
    "title": "Trends",
    "help": "Is it moving, and since when?",
    "icon": "📈",
    "order": 3,
}

with ui.page("pages/trends.py", "Is it moving?") as view:
    if view.dataset.first:
        with st.container(border=True):
            trends_page.drawing(view)
    else:
        trends_page.no_dates()
