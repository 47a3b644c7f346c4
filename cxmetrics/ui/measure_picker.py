"""Which score, metric or rating is looked at."""

import streamlit as st

from cxmetrics.analyses.definition import define
from cxmetrics.analyses.measure import Measure, measures
from cxmetrics.model import Dataset
from cxmetrics.ui.frame import View


def pick(view: View) -> Measure:
    """The measure picked; the first one unless another is."""
    known = {measure.id: measure for measure in measures(view.dataset)}
    id_ = st.selectbox(
        "Show",
        list(known),
        format_func=lambda id_: title(view.dataset, known[id_]),
        key="metric",
        bind="query-params",
        width=280,
    )
    return known[id_ or next(iter(known))]


def title(dataset: Dataset, measure: Measure) -> str:
    """What it is, and of which question; what people did is asked of no column."""
    name = define(dataset, measure).name
    asked = measure.column if measure.behaviour is None else None
    return f"{name}: {asked.label}" if asked else name
