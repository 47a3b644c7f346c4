"""What if one thing were rated better? An association carried on, no forecast."""

from math import ceil, floor

import pandas as pd
import streamlit as st

from cxmetrics.analyses.drivers.answers import answers
from cxmetrics.analyses.drivers.driver import Driver
from cxmetrics.analyses.drivers.limited import Limited
from cxmetrics.analyses.drivers.what_if import Scored, WhatIf, room, what_if
from cxmetrics.analyses.drivers.what_matters import WhatMatters
from cxmetrics.analyses.grounds.questions import quoted
from cxmetrics.charts import figures
from cxmetrics.model import Quadrant
from cxmetrics.ui.frame import View

STEPS = 40
"""The slider has so many steps over the whole of a scale."""
FIRST = 5


def draw(view: View, found: WhatMatters) -> None:
    """Pick a rating and a move; then the outcome, the two scores and the quadrant as they would be."""
    ranked = {one.column: one.driver for one in found.priorities.ranked}
    drivers = {driver.column.name: driver for driver in (*ranked.values(), *found.explained.certain)}
    if not drivers:
        st.text("Nothing is shown to go with it, so there is nothing to work out.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            "If this were rated otherwise",
            list(drivers),
            format_func=lambda name: drivers[name].column.label,
            key="moved",
            bind="query-params",
            width=300,
        )
        driver = drivers[name if name in drivers else next(iter(drivers))]
        by = _move(view, found, driver)
    if by is None:
        st.text("Everybody gives it nearly the same answer: there is no room to move within what was seen.")
        return
    told = view.answer(what_if, driver=driver, outcome=found.outcome, points=by)
    st.text(_said(told))
    st.dataframe(_table(told), hide_index=True, key="what_if_table")
    st.caption(
        "Read it as: answers that were so much better went with so much more, all else alike. It is no promise that "
        "changing one thing brings the other. The two scores follow by arithmetic."
    )


def _move(view: View, found: WhatMatters, driver: Driver) -> float | None:
    """How many points of its scale, within what was seen; None where there is no room."""
    least, most = room(view.answer(answers, found.outcome), driver)
    step = (driver.column.scale.span if driver.column.scale else 100.0) / STEPS
    low, high = ceil(least / step) * step, floor(most / step) * step
    if high - low < step:
        return None
    return st.slider(
        "By how many points on average",
        low,
        high,
        min(high, FIRST * step),
        step,
        key=f"by_{driver.column.name}",
        bind="query-params",
        width=320,
    )


def _said(told: WhatIf) -> str:
    name, outcome = quoted(told.driver.column), told.outcome.name
    way = "better" if told.points >= 0 else "worse"
    lead = f"Where {name} is rated {abs(told.points):.2g} points {way} on average, {outcome}"
    if told.after is None:
        return f"{lead} cannot be told: it is not shown to go with it."
    return (
        f"{lead} would be expected at {_limits(told.after)} of 100 instead of {figures.value(told.before)}, if what went "
        f"together until now kept going together. {_quadrant(told)}"
    )


def _quadrant(told: WhatIf) -> str:
    before, after = told.quadrant_before, told.quadrant_after
    if all(one.after is None for one in told.scores):
        return ""
    if before is after:
        return f"The quadrant stays: {_named(after)}."
    return f"The quadrant: {_named(before)} now, {_named(after)} then."


def _named(quadrant: Quadrant | None) -> str:
    return quadrant.title if quadrant else "too close to call"


def _table(told: WhatIf) -> pd.DataFrame:
    rows = [_row(told.outcome.label, figures.value(told.before), figures.between(told.before), told.after)]
    rows += [_scored(one) for one in told.scores if one.before.value is not None]
    return pd.DataFrame(rows)


def _scored(one: Scored) -> dict[str, str]:
    return _row(
        f"{str(one.side).capitalize()} score",
        figures.value(one.before),
        figures.between(one.before),
        one.after,
    )


def _row(name: str, now: str, likely: str, after: Limited | None) -> dict[str, str]:
    return {
        "Of 100": name,
        "Now": now,
        "Likely": likely,
        "Then": "cannot tell" if after is None else f"{after.value:.0f}",
        "Then likely": "" if after is None else f"{after.low:.0f} to {after.high:.0f}",
    }


def _limits(after: Limited) -> str:
    return f"{after.value:.0f} (likely {after.low:.0f} to {after.high:.0f})"
