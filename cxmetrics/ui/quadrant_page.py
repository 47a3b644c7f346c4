"""The parts of the quadrant page."""

from functools import partial

import pandas as pd
import streamlit as st

from cxmetrics.analyses import quadrant
from cxmetrics.analyses.segment import ALL
from cxmetrics.analyses.verbatim import MOST, SCORES, verbatim
from cxmetrics.charts import figures
from cxmetrics.charts.plane import UNPLACED
from cxmetrics.charts.quadrant import chart as draw
from cxmetrics.model import CUT, Quadrant, Role, Side
from cxmetrics.ui import cards, other_kinds, personal, picks, show, takeaway
from cxmetrics.ui.frame import View
from cxmetrics.ui.plain import plain

CHART = "quadrant_chart"


def pickers(view: View) -> tuple[str | None, float]:
    """What a dot stands for, and from which score on a side counts as great.

    The page ends here for data that holds no answers: it says so, and where to go.
    """
    if view.dataset.kind in other_kinds.ROWS:
        with st.container(border=True):
            other_kinds.explain(view.dataset)
        st.stop()
    names = picks.unit_names(view)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = (
            st.selectbox(
                "One dot for each",
                names,
                key=picks.UNIT,
                bind="query-params",
                persist_state="session",
                width=260,
            )
            if names
            else None
        )
        cut = st.slider(
            "Great starts at",
            50,
            95,
            int(CUT),
            5,
            key="cut",
            bind="query-params",
            persist_state="session",
            width=260,
            help="75 of 100 is a 4 on a 5-point scale.",
        )
    return by, float(cut)


def outcomes(view: View, cut: float) -> quadrant.Outcomes:
    """The four outcomes at `cut`."""
    return view.answer(quadrant.outcomes, cut=cut)


def shares(view: View, found: quadrant.Outcomes) -> None:
    """A card for each outcome."""
    st.text(takeaway.outcomes(found))
    stands_in(view)
    cards.row([partial(_share, outcome) for outcome in found.of])


def stands_in(view: View) -> None:
    """Says so where the overall rating is all there is of the experience."""
    if view.dataset.overall_stands_in:
        overall = view.dataset.rated(Side.EXPERIENCE)[0]
        st.caption(
            f"This data rates nothing but the service and the whole: “{plain(overall.label)}” stands in "
            "for the experience."
        )


def _share(outcome: quadrant.Outcome) -> None:
    cards.share(
        outcome.quadrant.title,
        outcome.quadrant.means,
        outcome.share,
        outcome.count,
        _recommended(outcome),
    )


def drawing(view: View, found: quadrant.Outcomes, by: str | None, cut: float) -> None:
    """The chart with its pickers and its table."""
    dots = picks.dots(view, by, cut)
    st.header(f"One dot for each {plain((by or 'group'), 40).lower()}")
    st.text(takeaway.units(dots))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        outcome = st.selectbox(
            "Outcome",
            [ALL, *(q.title for q in Quadrant)],
            key=picks.OUTCOME,
            bind="query-params",
            persist_state="session",
            width=220,
        )
        names = [ALL, *(figures.unit_name(dot) for dot in dots)]
        dot = st.selectbox("Dot", names, key=picks.DOT, bind="query-params", width=260)
    show.chart(
        draw(found, dots, show.colours(), quadrant=outcome, unit=None if dot == ALL else dot),
        key=CHART,
        alt_text=f"{takeaway.outcomes(found)} {takeaway.units(dots)}",
        on_pick=lambda: picks.picked_from_chart(CHART),
    )
    st.caption(
        "The lines through a dot show where its true score is likely to lie. A grey cross is too close "
        "to call: a line crosses the border. Click a dot or a field to read the responses behind it."
    )
    show.twin(_table(dots), key=CHART)


def behind(view: View, by: str | None, cut: float) -> None:
    """The responses behind what is picked."""
    outcome, dot = st.session_state.get(picks.OUTCOME), st.session_state.get(picks.DOT)
    unit = next((u for u in picks.dots(view, by, cut) if figures.unit_name(u) == dot), None)
    found = view.answer(
        verbatim,
        quadrant=picks.quadrant_of(outcome),
        unit=None if unit is None else (picks.unit_names(view).get(by or ""), unit.name, unit.period),
        cut=cut,
        personal=personal.shown(),
    )
    st.header("What they said")
    st.text(_behind_words(found.total, outcome, dot if unit else None))
    if found.rows is None:
        st.info("Fewer than five responses: they stay hidden, so that nobody can be recognised.")
        return
    if found.comments_hidden:
        st.caption("Fewer than eight responses: comments stay hidden, so that nobody can be recognised.")
    st.dataframe(
        found.rows,
        hide_index=True,
        key="responses",
        height=420,
        placeholder="",
        column_config={
            **{score: st.column_config.NumberColumn(format="%.0f") for score in SCORES},
            **{c.label: st.column_config.DateColumn() for c in view.dataset.by_role(Role.DATE)},
        },
    )


def cannot_tell(view: View) -> None:
    """Says which side is missing and where to mend it."""
    missing = [side for side in (Side.SERVICE, Side.EXPERIENCE) if not view.dataset.rated(side)]
    with st.container(border=True):
        st.header("This cannot be told from your data")
        if missing:
            st.text(
                f"No column is read as a rating of {' or of '.join(missing)}. If one of them is, "
                "say so on the Data page: change its side and confirm."
            )
        else:
            st.text("No response answered at least half of the ratings of both sides.")
        picks.link("pages/data.py", "Go to the Data page →")


def _recommended(outcome: quadrant.Outcome) -> list[str]:
    told = (
        (outcome.promoters, "would recommend: 9 or 10 of 10"),
        (outcome.recommended, "say they recommend"),
    )
    return [
        f"{figures.value(estimate)} {words} (likely {figures.between(estimate)})"
        for estimate, words in told
        if estimate is not None
    ]


def _behind_words(total: int, outcome: str | None, dot: str | None) -> str:
    about = [part for part in (outcome if outcome != ALL else None, dot) if part]
    what = f"{total:,} responses with both scores" + (f" in “{' · '.join(about)}”" if about else "")
    return f"{what}, the ones with a comment first." + (
        f" The first {MOST} are shown." if total > MOST else ""
    )


def _table(dots: tuple[quadrant.Unit, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Group": [figures.unit_name(dot) for dot in dots],
            "Outcome": [dot.placed.title if dot.placed else UNPLACED for dot in dots],
            "Service": [figures.value(dot.service) for dot in dots],
            "Service likely": [figures.between(dot.service) for dot in dots],
            "Experience": [figures.value(dot.experience) for dot in dots],
            "Experience likely": [figures.between(dot.experience) for dot in dots],
            "Responses": [dot.n for dot in dots],
        }
    )
