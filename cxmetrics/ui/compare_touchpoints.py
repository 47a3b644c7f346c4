"""Two groups side by side on every touchpoint."""

import streamlit as st

from cxmetrics.analyses.comparing.touchpoint_groups import Pair, TouchpointGroups, touchpoint_groups
from cxmetrics.analyses.grounds.questions import quoted
from cxmetrics.analyses.grounds.sentence import listed
from cxmetrics.charts import side_by_side
from cxmetrics.charts.side_by_side import Line
from cxmetrics.model import Column
from cxmetrics.ui import compare_legend, compare_words, show
from cxmetrics.ui.compare_words import Names
from cxmetrics.ui.frame import View
from cxmetrics.ui.plain import plain


def draw(view: View, column: Column, chosen: tuple[str | None, str | None], names: Names) -> int:
    """What differs for certain, and the chart; how many differences these are."""
    found = view.answer(touchpoint_groups, column.name, *chosen)
    said = _said(found, names)
    st.text(said)
    if not found.pairs:
        return 0
    lines = tuple(Line(one.column.label, one.difference, one.holds, one.of_100) for one in found.pairs)
    compare_legend.draw(names)
    show.chart(
        side_by_side.chart(
            lines, names, show.colours(), title="Score of 100", domain=side_by_side.from_lowest(lines)
        ),
        key="sides_touchpoints",
        alt_text=said,
    )
    if found.hidden:
        st.caption(plain(f"Too few answers in one of the two: {_list(found.hidden)}.", 600))
    show.twin(side_by_side.table(lines, names, "Rating", "Answers"), key="sides_touchpoints")
    return found.family


def _said(found: TouchpointGroups, names: Names) -> str:
    if not found.pairs:
        return "No rating has answers enough in both groups to be set side by side."
    if not found.better and not found.worse:
        return compare_words.nothing(names, "on no rating", [pair.difference for pair in found.pairs])
    told = [f"worse on {_pairs(found.worse)}"] if found.worse else []
    told += [f"better on {_pairs(found.better)}"] if found.better else []
    rest = found.family - len(found.better) - len(found.worse)
    left = compare_words.left(rest, found.family)
    return f"{names[1]}, set against {names[0]}, is rated {', and '.join(told)}.{left}"


def _pairs(pairs: tuple[Pair, ...]) -> str:
    return _list(tuple(pair.column for pair in pairs))


def _list(columns: tuple[Column, ...]) -> str:
    return listed([quoted(column) for column in columns])
