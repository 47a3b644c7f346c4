"""The parts of the trends page."""

import streamlit as st

from cxmetrics.analyses.definition import define
from cxmetrics.analyses.measure import Measure, measures
from cxmetrics.analyses.segment import in_words, segments_of
from cxmetrics.analyses.trend import MOST_LINES, Trend, trend
from cxmetrics.charts.trend import chart, frame
from cxmetrics.model import PERIODS, Dataset
from cxmetrics.ui import other_kinds, picks, show, takeaway
from cxmetrics.ui.frame import View
from cxmetrics.ui.plain import plain

NOBODY = "Nothing"


def drawing(view: View) -> None:
    """Pickers, the chart and its table; a sentence where nothing can be drawn."""
    if not measures(view.dataset):
        _nothing(view.dataset)
        return
    measure, every, split = _pickers(view)
    segments = {in_words(column.label): column.name for column in segments_of(view.dataset)}
    found = view.answer(trend, measure, every=every, segment=segments.get(split or ""))
    title = _title(view.dataset, measure)
    st.header(plain(title, 90))
    if not found.lines:
        st.text("None of these answers has a date, so there is no trend to draw.")
        return
    st.text(takeaway.trend(found, title))
    show.chart(
        chart(found, show.colours(), title=_axis(measure)),
        key="trend_chart",
        alt_text=takeaway.trend(found, title),
    )
    st.caption(_how_to_read(found))
    show.twin(
        frame(found)[["group", "period", "shown", "likely", "n"]].assign(
            period=lambda table: table["period"].dt.date
        ),
        key="trend",
    )


def no_dates() -> None:
    """Says that there is nothing to draw, and why."""
    with st.container(border=True):
        st.header("This cannot be told from your data")
        st.text(
            "No column is read as a date, so nothing can be put in order of time. If one holds the day "
            "of the answer, say so on the Data page."
        )
        picks.link("pages/data.py", "Go to the Data page →")


def _nothing(dataset: Dataset) -> None:
    """Says why there is no score to follow, and where to go."""
    if dataset.kind in other_kinds.ROWS:
        other_kinds.explain(dataset)
        return
    st.header("This cannot be told from your data")
    st.text("No column is read as a score. If one of them is, say so on the Data page: set its role.")
    picks.link("pages/data.py", "Go to the Data page →")


def _pickers(view: View) -> tuple[Measure, str, str | None]:
    known = {measure.id: measure for measure in measures(view.dataset)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        id_ = st.selectbox(
            "Show",
            list(known),
            format_func=lambda id_: _title(view.dataset, known[id_]),
            key="metric",
            bind="query-params",
            width=320,
        )
        every = st.segmented_control(
            "Every",
            PERIODS,
            default="month",
            required=True,
            format_func=str.capitalize,
            key="every",
            bind="query-params",
        )
        labels = [in_words(column.label) for column in segments_of(view.dataset)]
        split = st.selectbox("Split by", [NOBODY, *labels], key="split", bind="query-params", width=220)
    return known[id_ or next(iter(known))], every or "month", split


def _title(dataset: Dataset, measure: Measure) -> str:
    name = define(dataset, measure).name
    return f"{name}: {measure.column.label}" if measure.column else name


def _axis(measure: Measure) -> str:
    return {"points": "Points", "%": "%", "rating": "Average rating"}.get(measure.unit, "Score, 0 to 100")


def _how_to_read(found: Trend) -> str:
    parts = [
        "The band shows where the true value is likely to lie (95 %).",
        "Hollow dots rest on few answers: read their band, not the dot.",
    ]
    if len(found.lines) > MOST_LINES:
        parts.append(f"The {found.lines[-1].folded} smaller groups are folded into one line.")
    if found.undated:
        parts.append(f"{found.undated:,} answers have no date and are left out.")
    return " ".join(parts)
