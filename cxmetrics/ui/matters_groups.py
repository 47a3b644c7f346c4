"""Two groups side by side on every touchpoint."""

import streamlit as st

from cxmetrics.analyses.comparing.touchpoint_groups import Pair, TouchpointGroups, touchpoint_groups
from cxmetrics.analyses.grounds.questions import quoted
from cxmetrics.analyses.grounds.sentence import listed
from cxmetrics.analyses.segment import in_words, segments_of, values_of
from cxmetrics.charts import touchpoint_groups as charts
from cxmetrics.model import Column
from cxmetrics.stats.multiplicity import Q
from cxmetrics.ui import compare_two, show
from cxmetrics.ui.frame import View
from cxmetrics.ui.plain import plain

NO_GROUPS = (
    "There are not two groups to set side by side. If a column holds the shop, the product or the kind of "
    "customer, set its role to “segment” on the Data page."
)


def draw(view: View) -> None:
    """Pickers, what differs for certain, and the chart."""
    columns = {in_words(column.label): column for column in segments_of(view.dataset)}
    if not columns:
        st.text(NO_GROUPS)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = st.selectbox("Groups by", list(columns), key="sides_by", bind="query-params", width=220)
        column = columns[label if label in columns else next(iter(columns))]
        names = {in_words(value): value for value in view.answer(values_of, column.name)}
        if len(names) < 2:
            st.text(NO_GROUPS)
            return
        one = st.selectbox("One", list(names), key="side_one", bind="query-params", width=220)
        rest = [name for name in names if name != one]
        other = st.selectbox("And the other", rest, key="side_other", bind="query-params", width=220)
    first, second = one or next(iter(names)), other or rest[0]
    compare_two.foreign(column)
    found = view.answer(touchpoint_groups, column.name, names[first], names[second])
    _drawn(found, (first, second))


def _drawn(found: TouchpointGroups, names: tuple[str, str]) -> None:
    said = _said(found, names)
    st.text(said)
    if not found.pairs:
        return
    show.chart(charts.chart(found, names, show.colours()), key="touchpoint_groups", alt_text=said)
    st.caption(
        plain(
            f"▲ {names[1]} is better, ▼ worse, and the difference holds although {found.family} were looked at: of those "
            f"marked, at most {100 * Q:.0f} in 100 are expected to be chance. Faint ones are too close to tell. A "
            "difference goes together with its group; it does not say why.",
            600,
        )
    )
    if found.hidden:
        st.caption(plain(f"Too few answers in one of the two: {_list(found.hidden)}.", 600))
    show.twin(charts.table(found, names), key="touchpoint_groups")


def _said(found: TouchpointGroups, names: tuple[str, str]) -> str:
    if not found.pairs:
        return "No rating has answers enough in both groups to be set side by side."
    if not found.better and not found.worse:
        return f"{names[0]} and {names[1]} differ on no rating by more than chance explains."
    told = [f"worse on {_pairs(found.worse)}"] if found.worse else []
    told += [f"better on {_pairs(found.better)}"] if found.better else []
    rest = found.family - len(found.better) - len(found.worse)
    return f"{names[1]}, set against {names[0]}, is rated {', and '.join(told)}. {rest} of {found.family} are too close to tell."


def _pairs(pairs: tuple[Pair, ...]) -> str:
    return _list(tuple(pair.column for pair in pairs))


def _list(columns: tuple[Column, ...]) -> str:
    return listed([quoted(column) for column in columns])
