"""Two groups side by side: on the quadrant, along the journey and on every touchpoint."""

from collections.abc import Callable

import streamlit as st

from cxmetrics.analyses.facets import rated_touchpoints
from cxmetrics.analyses.segment import in_words
from cxmetrics.model import SIDES, Column, Dataset, Role, Side
from cxmetrics.ui import compare_journey, compare_quadrant, compare_touchpoints, compare_words
from cxmetrics.ui.compare_words import Names
from cxmetrics.ui.frame import View
from cxmetrics.ui.plain import plain

Chosen = tuple[str | None, str | None]
Draw = Callable[[View, Column, Chosen, Names], int]


def drawing(view: View, column: Column, chosen: Chosen) -> None:
    """What the marks mean, then the parts this data has, each with its sentence first."""
    names = in_words(chosen[0]), in_words(chosen[1])
    above, family = st.container(), 0
    for title, draw in _parts(view.dataset):
        with st.container(border=True):
            st.header(title)
            family += draw(view, column, chosen, names)
    if family:
        above.caption(plain(compare_words.family(family, names[1]), 700))


def _parts(dataset: Dataset) -> list[tuple[str, Draw]]:
    ratings = [one for one in dataset.by_role(Role.RATING) if one.side is not Side.OVERALL and one.scale]
    parts: list[tuple[str, Draw]] = []
    if all(dataset.rated(side) for side in SIDES):
        parts.append(("On the quadrant", compare_quadrant.draw))
    if rated_touchpoints(dataset):
        parts.append(("Along the journey", compare_journey.draw))
    if ratings:
        parts.append(("On every touchpoint", compare_touchpoints.draw))
    return parts
