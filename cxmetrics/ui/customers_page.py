"""A customer list on the Overview: who stayed."""

from functools import partial

import streamlit as st

from cxmetrics.analyses.headline import headlines
from cxmetrics.ui import cards, picks
from cxmetrics.ui.frame import View


def overview(view: View) -> None:
    """The share who stayed, where a column says so, and what else the list is good for."""
    found = view.answer(headlines)
    cards.row([partial(cards.headline, card, view.part.terms) for card in found])
    with st.container(border=True):
        st.header("What a customer list can tell")
        if not found:
            st.text(
                "No column says whether a customer has left. If one does, say so on the Data page: set its role to "
                "churned."
            )
        st.text(
            "One row is one customer, and nobody's answer is in it. Add the file with your customers' answers to "
            "see service and experience."
        )
        picks.link("pages/data.py", "Go to the Data page →")
