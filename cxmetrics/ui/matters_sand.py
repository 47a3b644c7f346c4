"""Grains of sand: whether small irritants, each harmless, go with a worse visit together."""

import pandas as pd
import streamlit as st

from cxmetrics.analyses.drivers.sand import Sand, Verdict
from cxmetrics.analyses.drivers.what_matters import WhatMatters
from cxmetrics.analyses.grounds.sentence import number
from cxmetrics.charts import figures, small_multiples
from cxmetrics.ui import show
from cxmetrics.ui.plain import plain


def draw(found: WhatMatters) -> None:
    """The verdict, the irritants, and the outcome by how many were met."""
    told = found.sand
    said = _said(told, found.outcome.name)
    st.text(said)
    steps = tuple((_met(step.label), step.outcome) for step in told.steps)
    if told.verdict is not Verdict.CANNOT_TELL:
        low = small_multiples.lowest(steps)
        show.chart(
            small_multiples.chart(
                steps, show.colours(), low=low, title=plain_title(found.outcome.label), lit=steps[-1][0]
            ),
            key="sand",
            alt_text=said,
        )
        table = small_multiples.frame(steps)[["name", "shown", "likely", "n"]]
        show.twin(
            table.set_axis(["Small irritants met", "Outcome of 100", "Likely", "Responses"], axis=1),
            key="sand",
        )
    if told.irritants:
        st.caption(plain(_rule(told), 600))
        st.dataframe(
            pd.DataFrame(
                [
                    {"Small irritant": one.column.label, "Rate it under 75": figures.value(one.share)}
                    for one in told.irritants
                ]
            ),
            hide_index=True,
            key="irritants",
        )


def plain_title(label: str) -> str:
    """The title of the axis."""
    line = " ".join(label.split())
    return f"{line if len(line) < 40 else line[:39] + '…'}: of 100"


def _met(label: str) -> str:
    return {"0": "none", "1": "one", "2": "two"}.get(label, label)


def _said(told: Sand, outcome: str) -> str:
    if told.verdict is Verdict.CANNOT_TELL:
        return f"Whether small irritants add up cannot be told from your data. {told.because}"
    if told.verdict is Verdict.FAILS or told.difference is None:
        return f"Small irritants do not add up here. {told.because}"
    gap = told.difference
    return (
        f"Small irritants add up here: where nothing went badly wrong, people who met three or more of them are "
        f"{number(gap.low)} to {number(gap.high)} points of 100 lower on {outcome} than people who met none.{told.caveat}"
    )


def _rule(told: Sand) -> str:
    return (
        "A small irritant is rated under 75 of 100 by at least 15 % and very low by at most 10 % of those who rate "
        f"it; one low answer to it goes with less than 5 points of 100. Those that go with the outcome the most are left out. "
        f"Counted are the {told.n:,} responses that rated nothing very low."
    )
