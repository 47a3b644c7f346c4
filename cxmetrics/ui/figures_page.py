"""Figures that were worked out elsewhere, on the Overview: drawn as they stand."""

import streamlit as st

from cxmetrics.analyses.figures import Line, figures, lines
from cxmetrics.analyses.segment import in_words, segments_of, values_of
from cxmetrics.charts.worked_out import MOST_LINES, chart, frame
from cxmetrics.model import Column, Role
from cxmetrics.ui import show
from cxmetrics.ui.frame import View
from cxmetrics.ui.plain import plain

ELSEWHERE = "These figures were worked out elsewhere; how sure they are cannot be told."
NOTHING = "Nothing"


def overview(view: View) -> None:
    """Pickers, the lines, and the same as a table."""
    with st.container(border=True):
        column, found = _picked(view)
        st.header(plain(column.label, 90))
        st.text(ELSEWHERE)
        if not found:
            st.text("None of these figures has both a date and a value, so there is no line to draw.")
            return
        said = takeaway(found, column.label)
        st.text(said)
        names = [in_words(line.name) for line in found]
        chosen = names[:MOST_LINES]
        if len(found) > 1:
            chosen = st.multiselect(
                "Lines", names, default=chosen, max_selections=MOST_LINES, key="figure_lines", width=500
            )
        drawn = tuple(line for line in found if in_words(line.name) in chosen)
        if drawn:
            show.chart(chart(drawn, show.colours(), title=column.label), key="figures_chart", alt_text=said)
        st.caption(
            "Each dot is a figure of the file. Nothing is added up or averaged again, and there is no band, for "
            "the answers behind a figure are not in the file."
        )
        with st.popover("How it is computed", type="tertiary", key="how_figures"):
            st.text("It is not: each figure is shown as it stands in the file.")
            st.caption(f"Computed from “{plain(column.label)}”: {column.name} in the SQL.")
            withheld = sum(f.value is None for f in view.answer(figures) if f.column.name == column.name)
            st.caption(f"{withheld:,} figures were withheld or could not be read; they are gaps.")
            st.code(f"SELECT day, {column.name} FROM {view.dataset.table} ORDER BY day", language="sql")
        show.twin(frame(found).assign(day=lambda table: table["day"].dt.date), key="figures")


def takeaway(found: tuple[Line, ...], title: str) -> str:
    """The first line's way from its first figure to its last."""
    line = found[0]
    (first_day, first), (last_day, last) = line.points[0], line.points[-1]
    of = f" of {in_words(line.name)}" if line.name is not None else ""
    if len(line.points) == 1:
        return f"{title}{of}: {first:g} in {first_day:%b %Y}."
    return f"{title}{of}: {first:g} in {first_day:%b %Y}, {last:g} in {last_day:%b %Y}."


def _picked(view: View) -> tuple[Column, tuple[Line, ...]]:
    columns = {in_words(column.label): column for column in view.dataset.by_role(Role.FIGURE)}
    groups = {in_words(group.label): group for group in segments_of(view.dataset)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = st.selectbox("Figure", list(columns), index=len(columns) - 1, key="figure", width=320)
        handiest = sorted(groups, key=lambda name: len(view.answer(values_of, groups[name].name)))
        by = st.selectbox("One line for each", [*handiest, NOTHING], key="figure_by", width=240)
        fixed = tuple((group.name, _one_of(view, group)) for name, group in groups.items() if name != by)
    column = columns[label or next(iter(columns))]
    split = groups[by].name if by in groups else None
    return column, view.answer(lines, column.name, by=split, fixed=fixed)


def _one_of(view: View, group: Column) -> str | None:
    values = sorted(view.answer(values_of, group.name), key=lambda value: value or "")
    names = {in_words(value): value for value in values}
    label = st.selectbox(plain(group.label, 40), list(names), key=f"figure_{group.name}", width=200)
    return names[label or next(iter(names))]
