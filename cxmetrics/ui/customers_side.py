"""The Customers page: which parts stand there for which data."""

import streamlit as st

from cxmetrics.model import Kind, Role
from cxmetrics.ui import (
    customers_ahead,
    customers_feelings,
    customers_return,
    customers_stay,
    customers_worth,
    picks,
)
from cxmetrics.ui.frame import View

PARTS = (
    customers_return.second_purchase,
    customers_return.by_month,
    customers_stay.still_there,
    customers_worth.so_far,
    customers_worth.by_age,
    customers_worth.suppose,
    customers_ahead.ahead,
)


def draw(view: View) -> None:
    """All that this data tells of who comes back."""
    kind = view.dataset.kind
    if kind not in customers_feelings.NEEDED or not view.dataset.by_role(Role.CUSTOMER):
        _cannot_tell(kind)
        return
    match = customers_feelings.find(view)
    with st.container(border=True):
        if match is not None and match.usable:
            customers_feelings.together(view, match)
        else:
            customers_feelings.nobody(view, match)
    if kind is not Kind.ORDERS:
        return
    if view.dataset.last is None:
        st.text("No column of these orders is read as a date, so nobody can be followed over time.")
        return
    for part in PARTS:
        with st.container(border=True):
            part(view)


def _cannot_tell(kind: Kind) -> None:
    """Says what would be needed."""
    with st.container(border=True):
        st.header("There is nothing to show here for this data")
        if kind in customers_feelings.NEEDED:
            st.text(
                "No column says which customer a row belongs to, so nobody can be recognised when they come back."
            )
        st.text(
            "Add a list of orders with a customer number, a date and an amount to see who comes back; and the answers of "
            "the same customers to see whether the happy ones do."
        )
        picks.link("pages/data.py", "Go to the Data page →")
