"""The parts of the compare page."""

import streamlit as st

from cxmetrics.analyses.comparing import compare
from cxmetrics.analyses.measure import Measure, measures
from cxmetrics.analyses.segment import in_words, segments_of
from cxmetrics.charts.figures import period
from cxmetrics.model import Column, Dataset
from cxmetrics.ui import compare_groups, compare_sides, compare_two, measure_picker, other_kinds, picks
from cxmetrics.ui.frame import View
from cxmetrics.ui.plain import plain

WIDE = 190
"""So wide is each box of the row; all five stand beside each other on a desk."""
TWO, EVERY, TIMES = "Two groups", "All groups", "Two periods"
BEFORE, SEASON = "The months before", "The same months a year ago"


def drawing(view: View) -> None:
    """Pickers, then the answer; where nothing can be compared, why."""
    if not measures(view.dataset):
        _nothing_measured(view.dataset)
        return
    ways = _ways(view)
    if not ways:
        _nothing_to_compare()
        return
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            measure = measure_picker.pick(view)
            way = st.segmented_control(
                "Compare", ways, default=ways[0], required=True, key="compare", bind="query-params"
            )
            column = _column(view, measure) if way != TIMES else None
            chosen = _two(view, measure, column) if column and way == TWO else None
            windows = _windows(view) if way == TIMES else None
        st.header(plain(measure_picker.title(view.dataset, measure), 90))
        if windows:
            compare_two.times(view, measure, windows)
        elif column and way == EVERY:
            compare_groups.drawing(view, measure, column)
        elif column:
            compare_two.groups(view, measure, column, chosen)
    if column and chosen and way == TWO:
        compare_sides.drawing(view, column, chosen)


def _ways(view: View) -> list[str]:
    groups = [TWO, EVERY] if segments_of(view.dataset) else []
    return groups + ([TIMES] if compare.windows(view.dataset, view.part) else [])


def _column(view: View, measure: Measure) -> Column:
    """What to group by: of the columns with two groups of answers, or of all where no column has two."""
    every = segments_of(view.dataset)
    split = [one for one in every if len(view.answer(compare.sizes, measure, one.name)) > 1]
    columns = {in_words(column.label): column for column in split or every}
    label = st.selectbox("Groups by", list(columns), key="groups", bind="query-params", width=WIDE)
    return columns[label if label in columns else next(iter(columns))]


def _two(view: View, measure: Measure, column: Column) -> tuple[str | None, str | None] | None:
    """The two groups picked, the most answered ones unless others are; None where there are not two."""
    sizes = view.answer(compare.sizes, measure, column.name)
    names = {in_words(name): name for name, _ in sizes}
    if len(names) < 2:
        return None
    first = st.selectbox("One", list(names), key="one", bind="query-params", width=WIDE)
    rest = [name for name in names if name != first]
    second = st.selectbox("And the other", rest, key="other", bind="query-params", width=WIDE)
    return names[first or rest[-1]], names[second or rest[0]]


def _windows(view: View) -> compare.Windows:
    known = dict(zip((BEFORE, SEASON), compare.windows(view.dataset, view.part), strict=False))
    last = next(iter(known.values())).second
    against = st.selectbox(
        f"{_span(last)} against", list(known), key="against", bind="query-params", width=260
    )
    return known[against if against in known else BEFORE]


def _span(window: compare.Window) -> str:
    return f"{period(window.first, 'month')} to {period(window.last, 'month')}"


def _nothing_measured(dataset: Dataset) -> None:
    if dataset.kind in other_kinds.ROWS:
        other_kinds.explain(dataset)
        return
    with st.container(border=True):
        st.header("There is nothing to compare")
        st.text("No column is read as a score. If one of them is, say so on the Data page: set its role.")
        picks.link("pages/data.py", "Go to the Data page →")


def _nothing_to_compare() -> None:
    with st.container(border=True):
        st.header("There is nothing to compare")
        st.text(
            "No column tells groups apart, and there are not two whole months to set against each other. If a "
            "column holds the shop, the product or the kind of customer, set its role to “segment” on the Data "
            "page; if one holds the day of the answer, to “date”."
        )
        picks.link("pages/data.py", "Go to the Data page →")
