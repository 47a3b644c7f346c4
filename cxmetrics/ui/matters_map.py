"""Importance against performance: what matters much and is done badly."""

import pandas as pd
import streamlit as st

from cxmetrics.analyses.drivers.importance import Placed
from cxmetrics.analyses.drivers.what_matters import WhatMatters
from cxmetrics.analyses.grounds.questions import quoted
from cxmetrics.analyses.grounds.sentence import listed, percent
from cxmetrics.charts import priority
from cxmetrics.model import CUT
from cxmetrics.ui import show
from cxmetrics.ui.plain import plain


def draw(found: WhatMatters) -> None:
    """The map with what it says and where its cross-hairs stand."""
    placed = found.importance
    st.header("Importance and performance")
    if not placed:
        st.text("No rating has answers enough to be placed.")
        return
    said = _said(found)
    st.text(said)
    show.chart(priority.chart(placed, show.colours()), key="priority", alt_text=said)
    st.caption(
        plain(
            f"The upright line is {CUT:g} of 100, where great starts; the level one is {percent(priority.even_share(placed))}, "
            "what each would have if all mattered alike. Top left: matters much and is not great. The lines through "
            f"a dot show where it likely lies. {priority.signs(placed)}. A dot without a name is in the table.",
            700,
        )
    )
    show.twin(pd.DataFrame(priority.frame(placed)), key="priority")


def _said(found: WhatMatters) -> str:
    if found.explained.backwards:
        return "Every rating that matters runs against the outcome: what is urgent cannot be told before its scale is right."
    urgent = [quoted(one.driver.column) for one in found.importance if _urgent(one)]
    if urgent:
        more = "matters" if len(urgent) == 1 else "matter"
        return f"{listed(urgent)} {more} more than if all mattered alike and {'is' if len(urgent) == 1 else 'are'} not great, for certain."
    return "Nothing that matters more than if all mattered alike is clearly below great."


def _urgent(one: Placed) -> bool:
    """Whether it certainly matters more than if all mattered alike and is certainly not great."""
    matters = one.certain and one.driver.r > 0 and one.share.low > one.even
    return matters and one.score.high is not None and one.score.high < CUT
