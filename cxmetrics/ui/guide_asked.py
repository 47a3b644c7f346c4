"""Where the reader says how many people were asked, which no file of answers knows."""

from functools import partial

import streamlit as st

from cxmetrics.analyses.grounds.asked import invitations
from cxmetrics.analyses.guiding.guide import response_rate
from cxmetrics.charts import figures
from cxmetrics.model import Dataset, Kind
from cxmetrics.store import Workspace
from cxmetrics.store.notes import ASKED, number, tell
from cxmetrics.ui.frame import View

MOST = 1_000_000_000


def draw(view: View) -> None:
    """The number, and the rate that follows from it; nothing where the data says who answered."""
    dataset, workspace = view.dataset, view.workspace
    if dataset.kind is not Kind.RESPONSES or invitations(dataset) is not None:
        return
    key = f"asked_{dataset.id}"
    # Given as its default the number could not be cleared any more.
    st.session_state.setdefault(key, number(workspace, dataset.id, ASKED))
    st.number_input(
        "How many people were asked to answer, in all?",
        min_value=0,
        max_value=MOST,
        value=None,
        step=1,
        key=key,
        placeholder="not known",
        help="Everybody who got the invitation, the link or the slip of paper. Leave it empty if nobody counted.",
        on_change=partial(_keep, workspace, dataset, key),
    )
    told = number(workspace, dataset.id, ASKED)
    rate = view.answer(response_rate) if told else None
    if rate is not None:
        st.markdown(f"**Response rate:** {figures.value(rate)} ({figures.in_full(rate, 'asked')}).")
    elif told:
        st.caption(
            "No rate follows: either more answered than that, or a part of the data is looked at while the number is of all."
        )


def _keep(workspace: Workspace, dataset: Dataset, key: str) -> None:
    tell(workspace, dataset.id, ASKED, st.session_state[key])
