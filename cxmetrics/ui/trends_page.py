"""The parts of the trends page."""

import streamlit as st

from cxmetrics.analyses.measure import Measure, measures
from cxmetrics.analyses.segment import in_words, segments_of
from cxmetrics.analyses.trends.season import SEASONS, season
from cxmetrics.analyses.trends.trend import MOST_LINES, Trend, trend
from cxmetrics.charts.trend import chart, frame
from cxmetrics.model import PERIODS, Dataset, Terms
from cxmetrics.store import notes
from cxmetrics.ui import annotations, measure_picker, other_kinds, picks, show, trend_words
from cxmetrics.ui.frame import View
from cxmetrics.ui.plain import plain

NOBODY = "Nothing"
AXES = {
    "points": "Points",
    "%": "%",
    "rating": "Average rating",
    "minutes": "Minutes",
    "money": "Amount",
}


def drawing(view: View) -> None:
    """Pickers, the chart and its table; a sentence where nothing can be drawn."""
    if not measures(view.dataset):
        _nothing(view.dataset)
        return
    measure, every, split = _pickers(view)
    segments = {in_words(column.label): column.name for column in segments_of(view.dataset)}
    found = view.answer(trend, measure, every=every, segment=segments.get(split or ""))
    title = measure_picker.title(view.dataset, measure)
    st.header(plain(title, 90))
    if not found.lines:
        st.text("None of these answers has a date, so there is no trend to draw.")
        return
    for sentence in trend_words.told(found):
        st.text(sentence)
    known = notes.notes(view.workspace, view.dataset.id)
    show.chart(
        chart(found, show.colours(), title=_axis(measure), notes=known),
        key="trend_chart",
        alt_text=plain(trend_words.takeaway(found, title), 900),
    )
    for caption in (_besides(found), _how_to_read(found, view.part.terms)):
        st.caption(plain(caption, 900))
    columns = ["group", "period", "shown", "likely", "n", "limits", "signal"]
    table = frame(found)[columns].assign(period=lambda rows: rows["period"].dt.date)
    show.twin(table, key="trend")
    annotations.draw(view.workspace, view.dataset, known)


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
    with st.container(horizontal=True, vertical_alignment="bottom"):
        measure = measure_picker.pick(view)
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
    return measure, every or "month", split


def _axis(measure: Measure) -> str:
    return AXES.get(measure.unit, "Score, 0 to 100")


def _besides(found: Trend) -> str:
    """What to keep in mind of the signals, and what the season may have to do with them."""
    lines = [line.signals for line in found.lines if line.signals]
    said = list(dict.fromkeys(caution for signals in lines for caution in trend_words.cautions(signals)))
    if len(found.lines) == 1 and lines and lines[0].comparable and found.every in SEASONS:
        said.append(trend_words.of_season(season(found.lines[0], found.every), lines[0].unit, found.every))
    return " ".join(said)


def _how_to_read(found: Trend, terms: Terms) -> str:
    parts = [
        f"The coloured band shows where the true value is likely to lie ({100 * terms.level:g} %).",
        "Hollow dots rest on few answers: read their band, not the dot.",
    ]
    if len(found.lines) == 1 and found.lines[0].signals and found.lines[0].signals.known:
        parts.insert(0, "Between the dashed lines lies what chance alone gives around the usual level.")
    if len(found.lines) > MOST_LINES:
        parts.append(f"The {found.lines[-1].folded} smaller groups are folded into one line.")
    if found.undated:
        parts.append(f"{found.undated:,} answers have no date and are left out.")
    return " ".join(parts)
