"""What to fix first: a ranked list, what you can change before what you cannot."""

import pandas as pd
import streamlit as st

from cxmetrics.analyses.drivers.outcome import Outcome
from cxmetrics.analyses.drivers.priorities import Priority
from cxmetrics.analyses.drivers.what_matters import WhatMatters
from cxmetrics.charts import figures
from cxmetrics.ui import matters_words as words
from cxmetrics.ui import show
from cxmetrics.ui.plain import plain

MOST = 4
"""So many of each kind are told in full; the table has the rest."""
INSIDE, NOBODY_KNOWS, OUTSIDE = (
    "Within your control, fully or in part",
    "Nobody said who can change it",
    "Outside your control",
)


def draw(found: WhatMatters) -> None:
    """The list by who can change it, and what is not on it."""
    st.header("What to fix first")
    ranked = found.priorities.ranked
    if not ranked:
        st.text(words.nothing_ranked(found))
    else:
        st.text(words.to_fix(found.priorities))
        for title, group in _grouped(ranked):
            st.subheader(title)
            for place, one in group[:MOST]:
                _card(place, one, found.outcome)
        st.caption(
            "First comes what you can change. Within each list the order is: how many meet it × how far it is from the "
            "best × what goes with each point."
        )
        show.twin(_table(ranked, found.outcome), key="fix_first")
    _others(found)


def _grouped(ranked: tuple[Priority, ...]) -> list[tuple[str, list[tuple[int, Priority]]]]:
    placed = list(enumerate(ranked, start=1))
    groups = {
        INSIDE: [one for one in placed if one[1].within],
        NOBODY_KNOWS: [one for one in placed if one[1].control is None],
        OUTSIDE: [one for one in placed if not one[1].within and one[1].control is not None],
    }
    return [(title, group) for title, group in groups.items() if group]


def _card(place: int, one: Priority, outcome: Outcome) -> None:
    with st.container(border=True):
        st.markdown(f"**{place}. {plain(one.name, 90)}** · {figures.value(one.score)} of 100")
        st.caption(plain(" · ".join(_kind(one)), 200))
        st.text(
            f"{figures.value(one.reach)} of responses rate it, {figures.value(one.poor)} of these under 75. "
            f"{words.per_point(one, outcome)}"
        )
        if one.where:
            st.text(words.lowest_at(one.where))
        if one.comments:
            with st.expander("What those say who rate it lowest", key=f"said_{one.column.name}"):
                for comment in one.comments:
                    st.text(f"“{comment}”")


def _kind(one: Priority) -> list[str]:
    side = [str(one.driver.side)] if one.driver.side else []
    pillar = [str(one.touchpoint.pillar)] if one.touchpoint else []
    return [*side, *pillar, words.CONTROL[one.control], f"likely {figures.between(one.score)} of 100"]


def _table(ranked: tuple[Priority, ...], outcome: Outcome) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Rating": one.name,
                "Place": place,
                "Control": words.CONTROL[one.control],
                "Side": str(one.driver.side or "not said"),
                "About": str(one.touchpoint.pillar) if one.touchpoint else "not known",
                "Score": figures.value(one.score),
                "Score likely": figures.between(one.score),
                "Lowest at": words.group_of(one.where) if one.where else figures.DASH,
                "Rated by": figures.value(one.reach),
                "Under 75": figures.value(one.poor),
                "One point more goes with": words.points(one.per_point, outcome),
                "The best from everybody would go with": words.points(one.gain, outcome),
                "Answers": one.score.n,
            }
            for place, one in enumerate(ranked, start=1)
        ]
    )


def _others(found: WhatMatters) -> None:
    others = found.priorities.others
    if not others or not found.explained.named:
        return
    with st.expander(f"Not on the list ({len(others)})", key="not_ranked"):
        st.dataframe(
            pd.DataFrame([{"Rating": one.column.label, "Why": str(one.why)} for one in others]),
            hide_index=True,
            key="not_ranked_table",
        )
