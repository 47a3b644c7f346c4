"""What the reader picked: the unit of the dots, a dot, a quadrant. All of it lives in the address."""

from typing import Any

import streamlit as st

from cxmetrics.analyses.quadrant import Unit, units
from cxmetrics.analyses.segment import ALL, BY_MONTH, in_words, segments_of, values_of
from cxmetrics.charts.quadrant import PICK
from cxmetrics.model import CUT, Quadrant
from cxmetrics.ui.frame import View

MOST_DOTS = 25
UNIT, OUTCOME, DOT = "by", "outcome", "dot"


def unit_names(view: View) -> dict[str, str | None]:
    """What the dots can stand for, by its name: a segment's column, first those of few values, or months."""
    segments = segments_of(view.dataset)
    ranked = sorted(segments, key=lambda c: len(view.answer(values_of, c.name)) > MOST_DOTS)
    names: dict[str, str | None] = {in_words(column.label): column.name for column in ranked}
    return names | ({BY_MONTH: None} if view.dataset.first else {})


def dots(view: View, by: str | None = None, cut: float = CUT) -> tuple[Unit, ...]:
    """A dot for each value of what is called `by` (the handiest when None); none where there is nothing."""
    names = unit_names(view)
    if not names:
        return ()
    column = names[by if by in names else next(iter(names))]
    if column is None:
        return view.answer(units, every="month", cut=cut)
    return view.answer(units, segment=column, cut=cut)


def picked_from_chart(chart_key: str) -> None:
    """Copies a click on the chart into the pickers beside it; a click beside everything clears them."""
    state: Any = st.session_state.get(chart_key) or {}
    hits = state.get("selection", {}).get(PICK, [])
    hit = hits[0] if hits else {}
    quadrant, unit = hit.get("quadrant") or None, hit.get("unit") or None
    st.session_state[OUTCOME] = quadrant or ALL
    st.session_state[DOT] = unit or ALL


def quadrant_of(title: str | None) -> Quadrant | None:
    """The quadrant with this title, if it is one."""
    return next((quadrant for quadrant in Quadrant if quadrant.title == title), None)


def link(page: str, label: str) -> None:
    """A link to another page that keeps the filters."""
    st.page_link(page, label=label, query_params=st.query_params.to_dict())
