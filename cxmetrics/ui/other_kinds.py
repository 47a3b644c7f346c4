"""What pages say about data whose rows are no answers."""

import streamlit as st

from cxmetrics.model import Dataset, Kind
from cxmetrics.ui import picks

OVERVIEW = "pages/overview.py"
ROWS = {
    Kind.ORDERS: "This is a list of orders: it tells who buys and comes back, and holds nobody's answer about service "
    "or experience.",
    Kind.CUSTOMERS: "This is a customer list: it tells who stayed, and holds nobody's answer about service or "
    "experience.",
    Kind.REQUESTS: "This is a list of requests for help: it tells how long people waited for a first reply, and holds "
    "nobody's answer about service or experience.",
    Kind.FIGURES: "These answers were added up before they came here: there is nobody's single answer left to tell "
    "service from experience by.",
}


def explain(dataset: Dataset) -> None:
    """Says why a page about answers has nothing to show of this data, and where it is shown."""
    st.header("There is nothing to show here for this data")
    st.text(f"{ROWS[dataset.kind]} What it does tell stands on the Overview.")
    picks.link(OVERVIEW, "Go to the Overview →")
