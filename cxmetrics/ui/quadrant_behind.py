"""What the people behind a dot or an outcome said."""

import streamlit as st

from cxmetrics.analyses.quadrant import Cuts, Unit
from cxmetrics.analyses.segment import ALL
from cxmetrics.analyses.verbatim import MOST, SCORES, verbatim
from cxmetrics.charts.figures import unit_name
from cxmetrics.model import Role
from cxmetrics.ui import personal, picks, quadrant_drawing
from cxmetrics.ui.frame import View
from cxmetrics.ui.picks import Choice

HIDDEN = "Fewer than five responses: they stay hidden, so that nobody can be recognised."


def behind(view: View, by: str | None, cuts: Cuts) -> None:
    """The responses behind what is picked, the ones with a comment first."""
    picked = picks.choice(view, by)
    outcome = st.session_state.get(picks.OUTCOME)
    chosen, names = _chosen(view, picked, by, cuts)
    narrow = view
    for dot in chosen:
        narrow = picks.narrowed(narrow, picked, dot)
    st.header("What they said")
    if any(dot.hidden for dot in chosen):
        st.info(HIDDEN)
        return
    found = narrow.answer(verbatim, quadrant=picks.quadrant_of(outcome), cut=cuts, personal=personal.shown())
    st.text(_words(found.total, [name for name in (outcome if outcome != ALL else None, *names) if name]))
    if found.rows is None:
        st.info(HIDDEN)
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


def _chosen(
    view: View, picked: Choice, by: str | None, cuts: Cuts
) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    """The picked dot, and on a path the picked step of it, with their names."""
    dots = picks.dots(view, by, cuts)
    steps = quadrant_drawing.path(view, picked, dots, cuts)
    asked, month = st.session_state.get(picks.DOT), st.session_state.get(picks.STEP)
    if steps:
        dot = quadrant_drawing.followed(dots, picked)
        found = [step for step in steps if unit_name(step) == month]
        both = (*((dot,) if dot else ()), *found)
        return both, tuple(unit_name(unit) for unit in both)
    found = [dot for dot in dots if picks.name_of(dot, picked) == asked]
    return tuple(found), tuple(picks.name_of(dot, picked) for dot in found)


def _words(total: int, about: list[str]) -> str:
    what = f"{total:,} responses with both scores" + (f" in “{' · '.join(about)}”" if about else "")
    return f"{what}, the ones with a comment first." + (
        f" The first {MOST} are shown." if total > MOST else ""
    )
