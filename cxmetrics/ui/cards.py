"""One figure, one card."""

from collections.abc import Callable

import streamlit as st

from cxmetrics.analyses.headline import Headline
from cxmetrics.analyses.measure import Measure
from cxmetrics.analyses.terms import sure
from cxmetrics.charts import figures
from cxmetrics.model import Behaviour, Column, Display, Estimate, Terms
from cxmetrics.ui.plain import plain


def row(cards: list[Callable[[], None]]) -> None:
    """Cards of equal width side by side, below each other where there is no room."""
    grid = st.grid(columns=max(len(cards), 1), min_column_width=200)
    for card in cards:
        with grid:
            card()


def headline(card: Headline, terms: Terms) -> None:
    """A measure's name, value, likely range and n, with its path over time."""
    estimate = card.estimate
    with st.container(border=True, height="stretch"):
        st.metric(
            card.definition.name,
            figures.value(estimate),
            chart_data=list(card.path) if len(card.path) > 2 else None,
        )
        st.caption(_line(estimate, who(card.measure)))
        if noticed := notices(card):
            st.caption(noticed)
        if card.question:
            st.caption(_asked(card.question))
        with st.popover("How it is computed", type="tertiary", key=f"how_{card.measure.id}"):
            _computed(card, terms)


def who(measure: Measure) -> str:
    """What a figure counts."""
    if measure.behaviour is None:
        return "answers"
    return "requests" if measure.behaviour is Behaviour.REPLY else "customers"


def notices(card: Headline) -> str | None:
    """How large a change between two usual months would be noticed; None where nothing can be said."""
    if card.usual_n is None or card.noticeable is None:
        return None
    change = figures.change(card.noticeable, card.estimate.unit)
    return f"With {card.usual_n:,} {who(card.measure)} a month you could notice a change of about {change}."


def share(title: str, means: str, estimate: Estimate, count: int, notes: list[str]) -> None:
    """A share of all responses, with how many that is and what else is known of them."""
    with st.container(border=True, height="stretch"):
        st.metric(title, figures.value(estimate))
        st.text(means)
        st.caption(f"{count:,} responses · likely {figures.between(estimate)}")
        for note in notes:
            st.caption(note)


def _computed(card: Headline, terms: Terms) -> None:
    """Definition, questions, what was left out, and the SQL."""
    st.text(card.definition.text)
    st.caption("Computed from")
    for column in card.definition.questions:
        st.text(column.label + (f" ({column.scale}): {column.name} in the SQL" if column.scale else ""))
    st.caption(f"{_counted(card)}. {sure(terms)}")
    st.code(card.definition.sql, language="sql", wrap_lines=True)


def _asked(question: Column) -> str:
    """The question, with its scale where its own words do not say it."""
    scale = question.scale
    said = scale is not None and f"{scale.high:g}" in question.label
    return plain(question.label, 90) if said else f"{plain(question.label, 90)} ({scale})"


def _counted(card: Headline) -> str:
    """What the figure rests on, and what was left out."""
    estimate = card.estimate
    counted = f"{estimate.n:,} {who(card.measure)}"
    if card.question:
        return f"{counted}, {estimate.missing:,} blank or no answer, {estimate.off_scale:,} not on the scale"
    if card.measure.behaviour is not None and estimate.missing:
        return f"{counted}; {estimate.missing:,} more cannot be judged yet"
    return counted


def _line(estimate: Estimate, who: str) -> str:
    if estimate.shown is Display.INTERVAL:
        return f"{estimate.n:,} {who}: only a range can be told"
    return figures.in_full(estimate, who)
