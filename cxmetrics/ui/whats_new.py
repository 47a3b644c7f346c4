"""Did anything really change? The latest news of each headline, or that there is none."""

import streamlit as st

from cxmetrics.analyses.trends.signals import RECENT, what_changed
from cxmetrics.ui import picks, trend_words
from cxmetrics.ui.frame import View

CALM = (
    f"Nothing in the last {RECENT} months: the ups and downs are what chance gives. Do not act on a month that is "
    "a little better or worse."
)


def draw(view: View) -> None:
    """A sentence for each headline that chance does not explain; none where the data has no dates."""
    if view.dataset.first is None:
        return
    found = view.answer(what_changed)
    judged = [change for change in found if change.signals.known]
    with st.container(border=True):
        st.header("Did anything really change?")
        if not judged:
            st.text("Too few months with answers enough to tell chance from change.")
            return
        news = [said for change in judged if (said := trend_words.changed(change))]
        for sentence in news:
            st.text(sentence)
        calm = [change.definition.name for change in judged if change.latest is None]
        if not news:
            st.text(CALM)
        elif calm:
            st.caption(f"Nothing else stands out in the last {RECENT} months: {', '.join(calm)}.")
        picks.link("pages/trends.py", "See every month on the Trends page →")
