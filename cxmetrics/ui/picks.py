"""What the reader picked: the unit of the dots, a dot, a quadrant. All of it lives in the address."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

from cxmetrics.analyses.quadrant import Cuts, Unit, customers, stages, units
from cxmetrics.analyses.quadrant.unit import staged
from cxmetrics.analyses.segment import ALL, BY_MONTH, in_words, segments_of, values_of
from cxmetrics.charts.dots import unit_name
from cxmetrics.charts.quadrant import PICK
from cxmetrics.model import BLANK, CUT, Quadrant, Role, Slice
from cxmetrics.ui.frame import View

MOST_DOTS = 25
UNIT, OUTCOME, DOT, STEP = "by", "outcome", "dot", "step"
RESPONSE, CUSTOMER = "Single response", "Single customer"
STAGE, BY_QUARTER = "Stage of the journey", "Quarter"
MONTHS = {"month": 1, "quarter": 3}


@dataclass(frozen=True)
class Choice:
    """One thing a dot can stand for: the value of a column, a period, a stage, a response or a customer."""

    name: str
    column: str | None = None
    every: str | None = None

    @property
    def crowd(self) -> bool:
        """Whether there are so many that they are shown by how densely they lie."""
        return self in (EACH_RESPONSE, EACH_CUSTOMER)


EACH_RESPONSE, EACH_CUSTOMER, EACH_STAGE = Choice(RESPONSE), Choice(CUSTOMER), Choice(STAGE)


def choices(view: View) -> dict[str, Choice]:
    """What the dots can stand for, by its name: segments, those of few values first; then all else there is."""
    dataset = view.dataset
    ranked = sorted(segments_of(dataset), key=lambda c: len(view.answer(values_of, c.name)) > MOST_DOTS)
    found = [Choice(in_words(column.label), column.name) for column in ranked]
    if dataset.first:
        found += [Choice(BY_MONTH, every="month"), Choice(BY_QUARTER, every="quarter")]
    if len(staged(dataset)) > 1:
        found.append(EACH_STAGE)
    if dataset.by_role(Role.CUSTOMER):
        found.append(EACH_CUSTOMER)
    named: dict[str, Choice] = {}
    for each in (*found, EACH_RESPONSE):
        # A segment may be called as one of ours: the first of a name stays.
        named.setdefault(each.name, each)
    return named


def choice(view: View, by: str | None) -> Choice:
    """What is called `by`; when there is no such thing the handiest: a segment, else months, else what there is."""
    known = choices(view)
    return known[by if by in known else next(iter(known))]


def dots(view: View, by: str | None = None, cut: float | Cuts = CUT) -> tuple[Unit, ...]:
    """A dot for each value of what is called `by` (the handiest when None); none for single responses."""
    picked = choice(view, by)
    if picked == EACH_CUSTOMER:
        return view.answer(customers, cut=cut)
    if picked == EACH_STAGE:
        return view.answer(stages, cut=cut)
    if picked == EACH_RESPONSE:
        return ()
    return view.answer(units, segment=picked.column, every=picked.every, cut=cut)


def name_of(dot: Unit, picked: Choice) -> str:
    """What a dot is called among those of a choice."""
    return unit_name(dot, picked.every or "month")


def within(part: Slice, first: date, every: str) -> Slice:
    """The part of a slice that lies in the period that starts on `first`."""
    month = first.month + MONTHS[every] - 1
    last = first.replace(month=month, day=monthrange(first.year, month)[1])
    return replace(part, first=max(first, part.first or first), last=min(last, part.last or last))


def narrowed(view: View, picked: Choice, dot: Unit) -> View:
    """The responses of a dot alone; a stage of the journey is met in every response."""
    part = view.part
    if dot.period is not None:
        return replace(view, part=within(part, dot.period, picked.every or "month"))
    column = picked.column
    if picked == EACH_CUSTOMER:
        column = view.dataset.by_role(Role.CUSTOMER)[0].name
    if column is None:
        return view
    kept = (column, (BLANK if dot.name is None else dot.name,))
    return replace(view, part=replace(part, segments=(*part.segments, kept)))


def picked_from_chart(chart_key: str, dot: str = DOT) -> None:
    """Copies a click on the chart into the pickers beside it; a click beside everything clears them."""
    state: Any = st.session_state.get(chart_key) or {}
    hits = state.get("selection", {}).get(PICK, [])
    hit = hits[0] if hits else {}
    quadrant, unit = hit.get("quadrant") or None, hit.get("unit") or None
    st.session_state[OUTCOME] = quadrant or ALL
    st.session_state[dot] = unit or ALL


def picked_from_table(table_key: str, names: tuple[str, ...], dot: str = DOT) -> None:
    """Copies the row chosen in the chart's table, by mouse or by keyboard, into the picker of dots."""
    state: Any = st.session_state.get(table_key) or {}
    chosen = state.get("selection", {}).get("rows", [])
    st.session_state[dot] = names[chosen[0]] if chosen and chosen[0] < len(names) else ALL


def quadrant_of(title: str | None) -> Quadrant | None:
    """The quadrant with this title, if it is one."""
    return next((quadrant for quadrant in Quadrant if quadrant.title == title), None)


def link(page: str, label: str) -> None:
    """A link to another page that keeps the filters."""
    st.page_link(page, label=label, query_params=st.query_params.to_dict())
