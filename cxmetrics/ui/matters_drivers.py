"""What matters: each rating with its share, or why none is named."""

import pandas as pd
import streamlit as st

from cxmetrics.analyses.drivers.explained import Explained
from cxmetrics.analyses.drivers.what_matters import WhatMatters
from cxmetrics.analyses.grounds.sentence import percent
from cxmetrics.charts import importance
from cxmetrics.ui import matters_words as words
from cxmetrics.ui import show
from cxmetrics.ui.plain import plain


def draw(found: WhatMatters) -> None:
    """The sentence, the bars and what is odd about them."""
    told = found.explained
    st.header("What matters")
    st.text(words.most(told))
    if found.weighted:
        st.caption("Weights are left out here: every answer counts the same.")
    if told.named:
        show.chart(importance.chart(told, show.colours()), key="importance", alt_text=words.most(told))
        st.caption(plain(_how(told), 900))
        for note in words.notes(told):
            st.text(note)
        table = importance.frame(told)[importance.SHOWN]
        show.twin(table, key="importance")
    _left_out(told)


def _how(told: Explained) -> str:
    grey = (
        " Grey ones go with it no more than chance would, so they have no place."
        if len(told.certain) < len(told.drivers)
        else ""
    )
    return (
        f"Each bar is one rating's slice of the {percent(told.whole)} that all ratings together go with: the slices add up "
        f"to it, and the line at the end of a bar is where its slice likely ends. Ratings of one group (the number before the name) are "
        f"too close to be put in order.{grey} From {told.n:,} responses that answered it{words.drawn(told)}."
    )


def _left_out(told: Explained) -> None:
    if not told.left_out:
        return
    with st.expander(f"Ratings that could not be set against it ({len(told.left_out)})", key="left_out"):
        st.dataframe(
            pd.DataFrame(
                [
                    {"Rating": one.column.label, "Why": one.reason, "Answered both": one.n}
                    for one in told.left_out
                ]
            ),
            hide_index=True,
            key="left_out_table",
        )
