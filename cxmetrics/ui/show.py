"""Puts a chart or a table on the page."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from cxmetrics.charts.theme import Palette, Spec, palette

HEADINGS = {
    "question": "Rating",
    "group": "Group",
    "period": "Period",
    "side": "Side",
    "day": "Day",
    "share": "Share",
    "low": "From",
    "high": "To",
    "direction": "Direction",
    "shown": "Value",
    "likely": "Likely",
    "limits": "Limits",
    "signal": "Signal",
    "n": "Answers",
}
"""What a chart calls its columns, as people read it."""


def colours() -> Palette:
    """The palette of the page as the reader sees it."""
    return palette(st.context.theme.type)


def chart(drawn: Spec, *, key: str, alt_text: str, on_pick: Callable[[], None] | None = None) -> None:
    """The chart over the width of its container; `alt_text` states the takeaway."""
    if on_pick is None:
        st.vega_lite_chart(spec={**drawn}, key=key, alt=alt_text, theme=None)
    else:
        st.vega_lite_chart(spec={**drawn}, key=key, alt=alt_text, theme=None, on_select=on_pick)


def twin(table: pd.DataFrame, *, key: str) -> None:
    """The chart's figures as a table, folded away."""
    with st.expander("Show these figures as a table", key=f"{key}_twin"):
        st.dataframe(table.rename(columns=HEADINGS), hide_index=True, key=f"{key}_table")
