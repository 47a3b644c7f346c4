"""The picture of the quadrant page: a dot for each unit, the path of one of them, or how dense a crowd lies."""

from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cxmetrics.analyses import quadrant
from cxmetrics.analyses.quadrant import Cuts, Outcomes, Unit
from cxmetrics.analyses.segment import ALL
from cxmetrics.charts import density as crowd_chart
from cxmetrics.charts import figures
from cxmetrics.charts import path as path_chart
from cxmetrics.charts import quadrant as dots_chart
from cxmetrics.model import Quadrant
from cxmetrics.stats.bivariate import CLAIMED, CLAIMED_OF_FEW, LEAST_SITES
from cxmetrics.ui import picks, quadrant_cut, quadrant_table, show, takeaway
from cxmetrics.ui.frame import View
from cxmetrics.ui.picks import Choice
from cxmetrics.ui.plain import plain

CHART = "quadrant_chart"
PATH, LOYAL = "path", "loyal"
LONGEST_NAME = 40
READ_PATH = (
    "The arrows point onward in time, the line grows stronger towards the latest month. Months of fewer than five "
    "responses are left out: the line over them is dashed. One month may differ from the next by chance alone: the "
    "Trends page says what is more than that."
)
READ = (
    "The lines through a dot show where its true score is likely to lie. A filled dot lies in its quadrant with a "
    f"chance of {100 * CLAIMED:.0f} % or more ({100 * CLAIMED_OF_FEW:.0f} % where there are fewer than {LEAST_SITES} dots); "
    "a hollow grey one is too close to call. Click a dot or a field, or choose a row of the table, to read the "
    "responses behind it."
)


def drawing(view: View, found: Outcomes, by: str | None, cuts: Cuts) -> None:
    """The picture with its pickers and its table."""
    picked = picks.choice(view, by)
    dots = picks.dots(view, by, cuts)
    head = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        outcome = _outcome()
        crowded = picked.crowd and not (dots and _only_loyal(picked))
        if not crowded:
            _one("Dot", "All dots", tuple(picks.name_of(dot, picked) for dot in dots), picks.DOT)
            _follow(view, picked)
        steps = path(view, picked, dots, cuts)
        if steps:
            _one("Month", "All months", tuple(map(figures.unit_name, steps)), picks.STEP)
    if crowded:
        _crowd(view, picked, cuts, outcome, head)
    elif steps:
        dot = followed(dots, picked)
        own = view if dot is None else picks.narrowed(view, picked, dot)
        _path(own.answer(quadrant.outcomes, cut=cuts), steps, dot, outcome, head)
    else:
        _dots(view, found, picked, cuts, outcome, head)


def path(view: View, picked: Choice, dots: tuple[Unit, ...], cuts: Cuts) -> tuple[Unit, ...]:
    """The months of the unit that is followed; none where nobody asked to follow one."""
    dot = followed(dots, picked)
    if dot is None or not _has_path(view, picked) or not st.session_state.get(PATH):
        return ()
    return view.answer(quadrant.path, segment=picked.column, value=dot.name, cut=cuts)


def followed(dots: tuple[Unit, ...], picked: Choice) -> Unit | None:
    """The picked dot, or the one of most responses."""
    dot = st.session_state.get(picks.DOT)
    shown = [unit for unit in dots if not unit.hidden]
    return next((unit for unit in shown if picks.name_of(unit, picked) == dot), next(iter(shown), None))


def _has_path(view: View, picked: Choice) -> bool:
    return picked.column is not None and view.dataset.first is not None


def _follow(view: View, picked: Choice) -> None:
    """The switch that turns dots into the path of one of them, where the data has dates."""
    if _has_path(view, picked):
        st.toggle(
            "Follow one through time",
            key=PATH,
            bind="query-params",
            help="The picked dot, or the one of most responses, month by month.",
        )


def _dots(
    view: View, found: Outcomes, picked: Choice, cuts: Cuts, outcome: str | None, head: DeltaGenerator
) -> None:
    dots, every = picks.dots(view, picked.name, cuts), picked.every or "month"
    names = tuple(picks.name_of(dot, picked) for dot in dots)
    dot = st.session_state.get(picks.DOT)
    said = takeaway.units(dots, every)
    head.header(f"One dot for each {plain(_in_a_sentence(picked.name), LONGEST_NAME)}")
    head.text(said)
    show.chart(
        dots_chart.chart(
            found,
            dots,
            show.colours(),
            quadrant=outcome,
            unit=dot if dot in names else None,
            every=every,
        ),
        key=CHART,
        alt_text=f"{takeaway.outcomes(found)} {said}",
        on_pick=lambda: picks.picked_from_chart(CHART),
    )
    st.caption(READ)
    _across(dots, every)
    st.text(quadrant_cut.moves(view, picked.name, dots, cuts))
    _twin(quadrant_table.dots(dots, names), names, picks.DOT)


def _in_a_sentence(name: str) -> str:
    """A name as it stands inside a sentence: small where only its first letter was large."""
    return name.lower() if name == name.capitalize() else name


def _path(
    found: Outcomes, steps: tuple[Unit, ...], dot: Unit | None, outcome: str | None, head: DeltaGenerator
) -> None:
    name = figures.unit_name(dot) if dot else ""
    said = takeaway.way(steps, name)
    names, month = tuple(map(figures.unit_name, steps)), st.session_state.get(picks.STEP)
    head.header(f"The path of {plain(name, LONGEST_NAME)}, month by month")
    head.text(said)
    show.chart(
        path_chart.chart(
            found, steps, show.colours(), quadrant=outcome, unit=month if month in names else None
        ),
        key=f"{CHART}_path",
        alt_text=said,
        on_pick=lambda: picks.picked_from_chart(f"{CHART}_path", picks.STEP),
    )
    st.caption(READ_PATH)
    _across(steps, "month")
    _twin(quadrant_table.dots(steps, names), names, picks.STEP)


def _crowd(view: View, picked: Choice, cuts: Cuts, outcome: str | None, head: DeltaGenerator) -> None:
    customers = picked == picks.EACH_CUSTOMER
    who = "customers" if customers else "responses"
    found = view.answer(quadrant.outcomes, cut=cuts, customers=customers)
    lie = view.answer(quadrant.density, cut=cuts, customers=customers)
    head.header(f"Where all {who} lie")
    said = f"{lie.n:,} {who} with both scores."
    head.text(said)
    if not lie.cells:
        st.info(f"Fewer than five {who}: they stay hidden, so that nobody can be recognised.")
        return
    show.chart(
        crowd_chart.chart(found, lie, show.colours(), who=who, quadrant=outcome),
        key=f"{CHART}_crowd",
        alt_text=f"{said} {takeaway.outcomes(found)}" if not customers else said,
        on_pick=lambda: picks.picked_from_chart(f"{CHART}_crowd"),
    )
    st.caption(
        f"The stronger the colour of a square, the more {who} lie in it. Click a field to read what these people said."
        if lie.step
        else f"The larger a ring, the more {who} lie there. Click a field to read what these people said."
    )
    show.twin(quadrant_table.crowd(lie, who), key=f"{CHART}_crowd")


def _across(dots: tuple[Unit, ...], every: str) -> None:
    """Says so where a dot is drawn on the other side of a line than it most likely lies."""
    if said := takeaway.across(dots, every):
        st.caption(plain(said, 500))


def _only_loyal(picked: Choice) -> bool:
    return picked == picks.EACH_CUSTOMER and st.toggle(
        "Only those who answered five times or more, one dot each", key=LOYAL, bind="query-params"
    )


def _outcome() -> str | None:
    return st.selectbox(
        "Outcome",
        [ALL, *(q.title for q in Quadrant)],
        key=picks.OUTCOME,
        bind="query-params",
        persist_state="session",
        width=220,
    )


def _one(label: str, every: str, names: tuple[str, ...], key: str) -> str | None:
    return st.selectbox(
        label,
        [ALL, *names],
        key=key,
        bind="query-params",
        width=260,
        format_func=lambda name: every if name == ALL else name,
    )


def _twin(table: pd.DataFrame, names: tuple[str, ...], dot: str) -> None:
    """The chart's figures as a table; its rows lead to the same responses as the dots."""
    key = f"{CHART}_table_{dot}"
    with st.expander("Show these figures as a table", key=f"{CHART}_twin"):
        st.caption(
            "Choose a row to read the responses behind it below: tick its box, or go to it with the arrow keys and "
            "press Shift and Space."
        )
        st.dataframe(
            table,
            hide_index=True,
            key=key,
            selection_mode="single-row",
            on_select=partial(picks.picked_from_table, key, names, dot),
        )
