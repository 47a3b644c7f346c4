"""Which sign and which colour is which of the two groups."""

import streamlit as st

from cxmetrics.charts.side_by_side import SIGNS
from cxmetrics.ui import show
from cxmetrics.ui.compare_words import Names
from cxmetrics.ui.plain import plain

EM_SPACE = "\u2003"


def draw(names: Names) -> None:
    """Both signs as they stand in the charts, in their colours; it wraps where a chart's own would be cut."""
    inks = show.colours().categories
    st.markdown(
        EM_SPACE.join(
            f':color[{sign}]{{foreground="{ink}"}} {plain(name)}'
            for sign, ink, name in zip(SIGNS, inks, names, strict=False)
        )
    )
