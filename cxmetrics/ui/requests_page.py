"""A list of requests for help on the Overview: how long people waited for a first reply."""

from functools import partial

import streamlit as st

from cxmetrics.analyses.headline import headlines
from cxmetrics.model import Role
from cxmetrics.ui import cards, picks
from cxmetrics.ui.frame import View

WAITING = (
    "Requests without a first reply count as still waiting, for as long as the file lets us see; leaving them out would "
    "make the replies look faster than they are."
)
REPLIED_ONLY = (
    "The file says how long each reply took, and nothing of requests that still wait. If some do, the true time is longer; "
    "by how much cannot be told from your data. A file with the moment of each request and of its first reply tells it."
)


def overview(view: View) -> None:
    """The wait for a first reply, and what else the list is good for."""
    found = view.answer(headlines)
    cards.row([partial(cards.headline, card, view.part.terms) for card in found])
    with st.container(border=True):
        st.header("What a list of requests can tell")
        if not found:
            st.text(
                "No request here has both a date and a first reply that can be read, so there is nothing to work out."
            )
        st.text(WAITING if view.dataset.by_role(Role.REPLIED) else REPLIED_ONLY)
        st.text(
            "A quick reply is no satisfied customer: one row is one request, and nobody's answer is in it. Add the file "
            "with your customers' answers to see service and experience."
        )
        picks.link("pages/data.py", "Go to the Data page →")
