"""All groups of a column: whether they differ at all, their order, and how sure it is."""

import streamlit as st

from cxmetrics.analyses.comparing.ranking import ranking
from cxmetrics.analyses.measure import Measure
from cxmetrics.analyses.segment import in_words
from cxmetrics.charts.ranking import chart, table
from cxmetrics.model import Column
from cxmetrics.ui import compare_two, show
from cxmetrics.ui import ranking_words as words
from cxmetrics.ui.frame import View
from cxmetrics.ui.plain import plain


def drawing(view: View, measure: Measure, column: Column) -> None:
    """The overall line, the chart and the table of all groups, and what is left out of them."""
    found = view.answer(ranking, measure, column.name)
    if len(found.groups) + len(found.hidden) < 2:
        st.text(compare_two.ONE_GROUP)
        return
    compare_two.foreign(column)
    st.subheader(plain(words.overall(found), 400))
    if note := words.same_people(found):
        st.warning(plain(note, 500))
    if found.groups:
        st.text(words.order(found))
        show.chart(
            chart(found, show.colours(), title=compare_two.axis(measure)),
            key="ranking_chart",
            alt_text=f"{words.overall(found)} {words.order(found)}",
        )
        st.caption(words.how_to_read(found))
        st.dataframe(table(found), hide_index=True, key="ranking_table")
        st.caption(words.family(found))
    if found.hidden:
        names = ", ".join(f"{in_words(name)} ({n})" for name, n in found.hidden)
        st.text(f"Too few answers to show: {names}.")
    if found.left_out:
        st.text(
            f"The {found.left_out:,} groups with the fewest answers are not listed; they are among all others."
        )
