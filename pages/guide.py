import streamlit as st

from cxmetrics import ui
from cxmetrics.analyses.guiding.guide import presence
from cxmetrics.analyses.guiding.steer import steer
from cxmetrics.analyses.headline import headlines
from cxmetrics.ui import guide_page, guide_steer

PAGE = {
    "title": "Metric guide",
    "help": "Which number should I trust here?",
    "icon": "📏",
    "order": 7,
}

with ui.page("pages/guide.py", "Which number should I trust here?") as view:
    found = view.answer(presence)
    guide_steer.draw(steer(view.answer(headlines)))
    guide_page.terms(view)
    table = st.container()
    wanted = guide_page.everything()
    verdicts = {}
    for family, metrics in found.items():
        told = guide_page.family(view, family, metrics, wanted)
        if told is not None:
            verdicts[family] = told
    guide_page.scores(view)
    with table:
        guide_page.overview(found, verdicts)
