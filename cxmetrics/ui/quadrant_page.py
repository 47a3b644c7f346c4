"""The head of the quadrant page: what a dot stands for, the four outcomes, or why there is no quadrant."""

from functools import partial

import streamlit as st

from cxmetrics.analyses import quadrant
from cxmetrics.analyses.quadrant import Cuts
from cxmetrics.charts import figures
from cxmetrics.model import Side
from cxmetrics.ui import cards, other_kinds, picks, quadrant_cut, takeaway
from cxmetrics.ui.frame import View
from cxmetrics.ui.plain import plain


def pickers(view: View) -> tuple[str | None, Cuts]:
    """What a dot stands for, and from which score on a side counts as great.

    The page ends here for data that holds no answers: it says so, and where to go.
    """
    if view.dataset.kind in other_kinds.ROWS:
        with st.container(border=True):
            other_kinds.explain(view.dataset)
        st.stop()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.selectbox(
            "One dot for each",
            list(picks.choices(view)),
            key=picks.UNIT,
            bind="query-params",
            persist_state="session",
            width=220,
        )
        cuts = quadrant_cut.pick(view, by)
    quadrant_cut.told(cuts)
    return by, cuts


def outcomes(view: View, cuts: Cuts) -> quadrant.Outcomes:
    """The four outcomes of the responses at these cuts."""
    return view.answer(quadrant.outcomes, cut=cuts)


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


def _share(outcome: quadrant.Outcome) -> None:
    cards.share(
        outcome.quadrant.title,
        outcome.quadrant.means,
        outcome.share,
        outcome.count,
        _recommended(outcome),
    )


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
