"""One line on top of the guide: which figure to steer by, and why."""

import streamlit as st

from cxmetrics.analyses.guiding.steer import LEAST_A_MONTH, Advice, Candidate
from cxmetrics.charts import figures
from cxmetrics.ui.plain import plain

SIDE_BY_SIDE = (
    "Read several side by side all the same: no single one suffices. What one leaves out another tells; believe a "
    "change most when two that were asked differently move together."
)
RULES = (
    f"To steer by, a figure needs at least {LEAST_A_MONTH} answers in a usual month, an answer from at least half of "
    "all who answered anything, and room to move. Of those that pass, the one that notices the smallest change, as a "
    "share of its range, is named. Noticed means: in four of five such pairs of months."
)


def draw(advice: Advice) -> None:
    """The line, the rules on demand, and what the sources advise in any case."""
    with st.container(border=True):
        st.markdown(f"**{plain(line(advice), 600)}**", help=RULES)
        st.text(SIDE_BY_SIDE)


def line(advice: Advice) -> str:
    """The figure to steer by, with its reasons; where there is none, what it would take."""
    best = advice.best
    if best is None:
        return _none(advice)
    card = best.card
    told = (
        f"Steer by “{card.definition.name}” here: {card.estimate.n:,} answers, and with the {card.usual_n:,} of a usual "
        f"month a change of {_change(best)} would show within a month"
    )
    if advice.next is None:
        return f"{told}. No other figure passes the same tests."
    return f"{told}; “{advice.next.card.definition.name}” would need {_change(advice.next)}."


def _none(advice: Advice) -> str:
    start = "Cannot tell from your data which figure to steer by"
    if not advice.refused:
        return f"{start}: it holds none that could be followed from month to month."
    reasons = [f"“{c.card.definition.name}”: {c.against[0].value}" for c in advice.refused[:3]]
    return f"{start}. {'; '.join(reasons)}."


def _change(candidate: Candidate) -> str:
    """“6 points”, “0.21 of a rating point”."""
    card = candidate.card
    smallest = figures.bare(card.noticeable or 0.0, card.estimate.unit)
    return f"{smallest} of a rating point" if card.estimate.unit == "rating" else f"{smallest} points"
