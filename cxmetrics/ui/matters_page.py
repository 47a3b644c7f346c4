"""The parts of the page about what matters."""

from collections.abc import Callable

import streamlit as st

from cxmetrics.analyses.drivers.outcome import outcomes
from cxmetrics.analyses.drivers.what_matters import NO_OUTCOME, WhatMatters, what_matters
from cxmetrics.analyses.segment import segments_of
from cxmetrics.model import Role, Side
from cxmetrics.ui import (
    matters_drivers,
    matters_facets,
    matters_first,
    matters_map,
    matters_sand,
    matters_share,
    matters_what_if,
    other_kinds,
    picks,
)
from cxmetrics.ui import matters_words as words
from cxmetrics.ui.frame import View
from cxmetrics.ui.plain import plain

JOURNEY = "Where along the journey is the experience lost?"
TWO = "Set two groups side by side →"


def drawing(view: View) -> None:
    """The outcome, then what goes with it; where nothing can be said, why."""
    if view.dataset.kind in other_kinds.ROWS:
        with st.container(border=True):
            other_kinds.explain(view.dataset)
        return
    found = _found(view)
    if found is None:
        _no_outcome()
        _rated(view)
        return
    st.subheader(plain(words.takeaway(found), 600))
    st.caption(plain(words.NO_CAUSE, 300))
    with st.container(border=True):
        matters_share.draw(found)
    with st.container(border=True):
        matters_drivers.draw(found)
    if found.explained.named:
        with st.container(border=True):
            matters_map.draw(found)
    with st.container(border=True):
        matters_first.draw(found)
    _later("sand", "Grains of sand: small irritants that add up", lambda: matters_sand.draw(found))
    _later("what_if", "What if one thing were rated better?", lambda: matters_what_if.draw(view, found))
    _rated(view)


def _rated(view: View) -> None:
    """What can be told of the ratings themselves, outcome or none."""
    if any(column.side is not Side.OVERALL for column in view.dataset.by_role(Role.RATING)):
        _later("journey", JOURNEY, lambda: matters_facets.draw(view))
        if segments_of(view.dataset):
            picks.link("pages/compare.py", TWO)


def _later(key: str, title: str, draw: Callable[[], None]) -> None:
    """A part that is worked out when it is opened."""
    part = st.expander(f"**{title}**", key=f"more_{key}", on_change="rerun", bind="query-params")
    if part.open:
        with part:
            draw()


def _found(view: View) -> WhatMatters | None:
    known = {outcome.id: outcome for outcome in view.answer(outcomes)}
    if not known:
        return None
    chosen = st.selectbox(
        "What goes with",
        list(known),
        format_func=lambda id_: known[id_].label,
        key="goal",
        bind="query-params",
        width=360,
    )
    with st.spinner(words.WORKING):
        return view.answer(what_matters, outcome=chosen or next(iter(known)))


def _no_outcome() -> None:
    with st.container(border=True):
        st.header("This cannot be told from your data")
        st.text(
            f"{NO_OUTCOME} If a column holds it (satisfaction as a whole, stars, how likely they are to recommend "
            "you), say so on the Data page: set its role or its side."
        )
        picks.link("pages/data.py", "Go to the Data page →")
