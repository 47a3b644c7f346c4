"""What a first visit sees."""

import streamlit as st

from cxmetrics.store import Workspace
from cxmetrics.ui import upload


def offer(workspace: Workspace) -> None:
    """The sample in one click, or a file of one's own."""
    with st.container(border=True, key="first_run"):
        st.header("Is it your service, or the rest of the experience?")
        st.text(
            "Drop in the feedback you have. Two clicks later you see where each shop, product or month "
            "stands, how sure one can be of it, and what scores lowest."
        )
        if st.button("Show me with sample data", type="primary", key="load_sample"):
            with st.spinner("Loading the sample …"):
                upload.load_sample(workspace)
            st.rerun()
        st.caption("A fictional pizzeria: two shops and a delivery service, about 4,000 answers.")
    waiting = [dataset for dataset in workspace.datasets() if dataset.table is None]
    with st.container(border=True):
        st.header("Or start with your own file")
        if waiting:
            st.page_link("pages/data.py", label="A file waits for your yes: finish adding it")
        upload.receive(workspace)
        st.caption("Everything stays on this computer: no account, nothing is sent anywhere.")
