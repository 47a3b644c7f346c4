"""Keeps the filters when the page changes.

A filter that came with the address, and that nobody touched, is lost at the first change of page
(Streamlit 1.67). So each page notes the filters in its address, and the next one asks for them again.
"""

import streamlit as st

from cxmetrics.ui import terms

FILTERS = ("data", "period", "who", "only", *terms.KEYS)
KEPT, PAGE = "_kept_filters", "_page"


def arrive(page: str) -> None:
    """Notes which page is drawn; comes to it again with the filters of the page before, if they were lost."""
    before = st.session_state.get(PAGE)
    st.session_state[PAGE] = page
    kept = st.session_state.get(KEPT, {})
    lost = {key: values for key, values in kept.items() if key not in st.query_params}
    if lost and before not in (None, page):
        st.switch_page(page, query_params={**st.query_params.to_dict(), **lost})


def note() -> None:
    """Notes the filters in the address of this page."""
    st.session_state[KEPT] = {key: st.query_params.get_all(key) for key in FILTERS if key in st.query_params}
