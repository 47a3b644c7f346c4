"""The drop in the bucket: how much goes with service, and how much with the rest."""

import streamlit as st

from cxmetrics.analyses.drivers.what_matters import WhatMatters
from cxmetrics.analyses.grounds.questions import quoted
from cxmetrics.analyses.grounds.sentence import listed
from cxmetrics.charts import service_share
from cxmetrics.ui import show
from cxmetrics.ui.plain import plain

ONE_SIDE = (
    "How much goes with service cannot be told: for that, at least one rating of the service and one of the rest of "
    "the experience have to be usable."
)


def draw(found: WhatMatters) -> None:
    """One sentence and one bar; only the sentence where nothing is certain."""
    st.header("The drop in the bucket")
    told = found.service_share
    if told is None:
        st.text(ONE_SIDE)
        return
    st.text(told.sentence)
    if not found.explained.named:
        return
    show.chart(service_share.chart(told, show.colours()), key="service_share", alt_text=told.sentence)
    st.caption(
        plain(
            f"Service is rated by {listed([quoted(c) for c in told.service_items])}; the rest by "
            f"{listed([quoted(c) for c in told.experience_items])}. What goes with both at once cannot be given to "
            "either: people who were served well also rate the rest better. The figures of the sentence deal it out evenly, "
            "unless it is most of it."
            + (
                " Here each side shows more once the other is known, so nothing is shared."
                if told.suppression
                else ""
            ),
            900,
        )
    )
    table = service_share.frame(told)[["part", "shown", "likely", "n"]]
    show.twin(
        table.rename(columns={"part": "Goes with", "shown": "Share", "likely": "Likely", "n": "Ratings"}),
        key="service_share",
    )
