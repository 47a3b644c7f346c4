"""The drop in the bucket: how much goes with service, and how much with the rest."""

import streamlit as st

from cxmetrics.analyses.drivers.what_matters import WhatMatters
from cxmetrics.analyses.grounds.questions import quoted
from cxmetrics.analyses.grounds.sentence import listed, percent
from cxmetrics.charts import service_share
from cxmetrics.ui import show
from cxmetrics.ui.plain import plain

EVERY, OF_A_SIDE = "all ratings", "the ratings of the two sides"
CANNOT_TELL = "How much goes with service cannot be told from your data."
ONE_SIDE = (
    f"{CANNOT_TELL} For that, at least one rating of the service and one of the rest of "
    "the experience have to be usable."
)


def draw(found: WhatMatters) -> None:
    """One sentence and one bar; only the sentence where nothing is certain."""
    st.header("The drop in the bucket")
    told = found.service_share
    if told is None:
        st.text(ONE_SIDE if found.explained.drivers else f"{CANNOT_TELL} {found.explained.because}")
        return
    st.text(told.sentence)
    if not found.explained.named:
        return
    show.chart(service_share.chart(told, show.colours()), key="service_share", alt_text=told.sentence)
    st.caption(
        plain(
            f"Service is rated by {listed([quoted(c) for c in told.service_items])}; the rest by "
            f"{listed([quoted(c) for c in told.experience_items])}. The pieces add up, but for rounding, to the {percent(told.whole)} that "
            f"{_both(found)} together go with. What goes with both at once cannot be given to "
            "either: people who were served well also rate the rest better."
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


def _both(found: WhatMatters) -> str:
    """Whose pieces they are: those of all ratings, unless some belong to neither side."""
    return EVERY if all(driver.side for driver in found.explained.drivers) else OF_A_SIDE
