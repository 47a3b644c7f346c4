"""What to fix first, as a card on the overview."""

import streamlit as st

from cxmetrics.analyses.drivers.what_matters import NO_OUTCOME, what_matters
from cxmetrics.ui import matters_words as words
from cxmetrics.ui import picks
from cxmetrics.ui.frame import View

PAGE = "pages/matters.py"


def draw(view: View) -> None:
    """The first one to three in a sentence, or why none is named."""
    with st.container(border=True):
        st.header("What to fix first")
        with st.spinner(words.WORKING):
            found = view.answer(what_matters)
        st.text(NO_OUTCOME if found is None else words.takeaway(found))
        picks.link(PAGE, "See what matters, and what to fix first →")
