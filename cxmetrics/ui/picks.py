"""What the reader picked: the unit of the dots, a dot, a quadrant. All of it lives in the address."""

from typing import Any

import streamlit as st

from cxmetrics.analyses.quadrant import Unit, units
from cxmetrics.analyses.segment import NOT_GIVEN, segments_of, values_of
from cxmetrics.charts.quadrant import PICK
from cxmetrics.model import CUT, Quadrant
from cxmetrics.ui.frame import View

BY_MONTH = "Month"
ALL = "All responses"
MOST_DOTS = 25
UNIT, OUTCOME, DOT = "by", "outcome", "dot"


def dots(view: View, by: str | None = None, cut: float = CUT) -> tuple[Unit, ...]:
    """A dot for each value of the segment labelled `by` (the handiest when None), or each month."""
    segments = {column.label: column.name for column in segments_of(view.dataset)}
    label = by if by in segments or by == BY_MONTH else next(iter(unit_names(view)), BY_MONTH)
    if label == BY_MONTH:
        return view.answer(units, every="month", cut=cut) if view.dataset.first else ()
    return view.answer(units, segment=segments[label], cut=cut)


def unit_names(view: View) -> list[str]:
    """What the dots can stand for: first the segments with few values, then the others, then months."""
    segments = segments_of(view.dataset)
    crowded = {c.label: len(view.answer(values_of, c.name)) > MOST_DOTS for c in segments}
    names = sorted((column.label for column in segments), key=lambda label: crowded[label])
    return names + ([BY_MONTH] if view.dataset.first else [])


def picked_from_chart(chart_key: str) -> None:
    """Copies a click on the chart into the pickers beside it; a click beside everything clears them."""
    state: Any = st.session_state.get(chart_key) or {}
    hits = state.get("selection", {}).get(PICK, [])
    hit = hits[0] if hits else {}
    quadrant, unit = hit.get("quadrant") or None, hit.get("unit") or None
    st.session_state[OUTCOME] = quadrant or ALL
    st.session_state[DOT] = unit or ALL


def value_of(name: str) -> str | None:
    """The segment's value a dot stands for; None for responses where it was not given."""
    return None if name == NOT_GIVEN else name


def quadrant_of(title: str | None) -> Quadrant | None:
    """The quadrant with this title, if it is one."""
    return next((quadrant for quadrant in Quadrant if quadrant.title == title), None)


def link(page: str, label: str) -> None:
    """A link to another page that keeps the filters."""
    st.page_link(page, label=label, query_params=st.query_params.to_dict())
