import streamlit as st

from cxmetrics import ui
from cxmetrics.ui import data_page, offers, safekeeping, upload

PAGE = {
    "title": "Data",
    "help": "What is in here, and is it right?",
    "icon": "🗂️",
    "order": 9,
}

with ui.bare_page("pages/data.py", "Your data") as workspace:
    safekeeping.undo(workspace)
    offers.correct_by_hand(workspace)
    for dataset in workspace.datasets():
        if not dataset.table:
            data_page.review(workspace, dataset)
    with st.container(border=True):
        st.header("Add a file")
        upload.receive(workspace)
    loaded = [dataset for dataset in workspace.datasets() if dataset.table]
    if loaded:
        st.header("What is loaded")
    for dataset in loaded:
        show = data_page.review if data_page.is_open(dataset) else data_page.card
        show(workspace, dataset)
    safekeeping.draw(workspace)
