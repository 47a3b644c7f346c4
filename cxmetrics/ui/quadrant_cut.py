"""From which score on is a side great: the pickers of the cut, and what a small move of it would change."""

import streamlit as st

from cxmetrics.analyses.quadrant import CutKind, Cuts, Unit, moved, relative
from cxmetrics.model import CUT
from cxmetrics.ui import picks
from cxmetrics.ui.frame import View
from cxmetrics.ui.takeaway import listed

KIND, SERVICE, EXPERIENCE, APART = "cut_kind", "cut", "cut_experience", "cut_apart"
STEP = 5.0
KINDS = {
    CutKind.FIXED: "A score you choose",
    CutKind.MIDPOINT: "The middle of the scale",
    CutKind.MEAN: "The mean of the dots",
    CutKind.MEDIAN: "The median of the dots",
}
RELATIVE = (
    "A relative position: about half of the dots are always called poor, however good all are, and a dot may "
    "change sides because another one moved."
)


def pick(view: View, by: str | None) -> Cuts:
    """Draws the pickers; returns the cuts. Mean and median are offered where there are dots to take them of."""
    dots = picks.dots(view, by)
    some = any(not dot.hidden for dot in dots)
    kinds = {name: kind for kind, name in KINDS.items() if some or not kind.is_relative}
    name = st.selectbox(
        "Great starts at",
        list(kinds),
        key=KIND,
        bind="query-params",
        persist_state="session",
        width=220,
        help="A fixed score shows progress; a mean or a median moves along with your own data.",
    )
    kind = kinds.get(name or "", CutKind.FIXED)
    if kind is CutKind.FIXED:
        return _chosen()
    return relative(dots, kind) or Cuts() if kind.is_relative else Cuts.midpoint()


def told(cuts: Cuts) -> None:
    """Where great starts, where that is more than the slider says."""
    if cuts.kind is not CutKind.FIXED:
        st.caption(f"Great starts at {cuts.in_words()}. {RELATIVE if cuts.kind.is_relative else ''}".strip())


def moves(view: View, by: str | None, dots: tuple[Unit, ...], cuts: Cuts) -> str:
    """Which dots change sides where great starts five points lower or higher."""
    picked = picks.choice(view, by)
    said = []
    for step, way in ((-STEP, "lower"), (STEP, "higher")):
        changed = moved(dots, picks.dots(view, by, cuts.moved(step)))
        if changed:
            names = listed([f"“{picks.name_of(one.now, picked)}” ({one.goal.title})" for one in changed])
            said.append(f"{STEP:g} points {way}: {names}")
    if not said:
        return f"No dot changes sides if great starts {STEP:g} points lower or higher."
    return f"Which dots change sides if great starts {'; '.join(said)}."


def _chosen() -> Cuts:
    """The score on a slider, or on two."""
    sliders = st.container(horizontal=True, width="content")
    apart = st.toggle("Not the same on both axes", key=APART, bind="query-params", persist_state="session")
    with sliders:
        service = _slider("For service" if apart else "For service and experience", SERVICE)
        experience = _slider("For the experience", EXPERIENCE) if apart else service
    return Cuts(service, experience)


def _slider(label: str, key: str) -> float:
    return float(
        st.slider(
            label,
            50,
            95,
            int(CUT),
            5,
            key=key,
            bind="query-params",
            persist_state="session",
            width=220,
            help="75 of 100 is a 4 on a 5-point scale.",
        )
    )
