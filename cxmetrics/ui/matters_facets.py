"""Where along the journey, and in which part of the business, is the experience lost?"""

import pandas as pd
import streamlit as st

from cxmetrics.analyses.facets import Facet, facets
from cxmetrics.analyses.grounds.questions import quoted
from cxmetrics.analyses.grounds.sentence import listed
from cxmetrics.charts import figures, small_multiples
from cxmetrics.model import Column
from cxmetrics.ui import show
from cxmetrics.ui.frame import View


def draw(view: View) -> None:
    """Three small charts on one axis, each with what it says."""
    found = [facet for facet in view.answer(facets) if facet.pieces]
    if not found:
        st.text("No rating is recognised as a touchpoint. Say on the Data page what each one is about.")
        return
    rows = {facet.name: tuple((p.name, p.estimate) for p in facet.pieces) for facet in found}
    low = small_multiples.lowest(tuple(row for facet in rows.values() for row in facet))
    st.text(_said(found[0]))
    grid = st.grid(columns=len(found), min_column_width=260)
    for facet in found:
        with grid, st.container(border=True, height="stretch"):
            st.markdown(f"**{facet.name}**")
            clear = facet.lowest[0].name if len(facet.lowest) == 1 and len(facet.known) > 1 else None
            show.chart(
                small_multiples.chart(rows[facet.name], show.colours(), low=low, lit=clear),
                key=f"facet_{facet.pieces[0].name}_{len(facet.pieces)}_{found.index(facet)}",
                alt_text=_said(facet),
            )
            if facet is not found[0]:
                st.caption(_said(facet).removeprefix(f"{facet.name}: "))
    st.caption(
        "A piece is named as the lowest only where its likely range lies below all others. Each stands for the "
        "responses that rated at least half of what it is made of; the table says what that is."
    )
    show.twin(_table(found), key="facets")


def only_rating(columns: tuple[Column, ...]) -> str:
    """The one rating a piece is made of, before what is said of it: its own name alone is easily misread."""
    return f"{quoted(columns[0])}, " if len(columns) == 1 else ""


def _said(facet: Facet) -> str:
    if len(facet.known) < 2:
        return f"{facet.name}: too little is rated to set parts against each other."
    lowest = facet.lowest
    first = f"{lowest[0].name} ({only_rating(lowest[0].columns)}{figures.value(lowest[0].estimate)} of 100)"
    if len(lowest) == 1:
        return f"{facet.name}: the lowest is {first}."
    if len(lowest) == len(facet.known):
        return f"{facet.name}: too close to say where most is lost."
    return f"{facet.name}: {listed([piece.name for piece in lowest])} are the lowest, too close to say which."


def _table(found: list[Facet]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Part": piece.name,
                "Score": figures.value(piece.estimate),
                "Likely": figures.between(piece.estimate),
                "Responses": piece.estimate.n,
                "Of": facet.name,
                "Made of": ", ".join(column.label for column in piece.columns),
            }
            for facet in found
            for piece in facet.pieces
        ]
    )
