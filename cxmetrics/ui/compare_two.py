"""Two groups, or two stretches of time: the sentence, both figures and the difference."""

import pandas as pd
import streamlit as st

from cxmetrics.analyses.comparing import compare
from cxmetrics.analyses.comparing.compare import Comparison, Window, Windows
from cxmetrics.analyses.comparing.difference import Difference
from cxmetrics.analyses.measure import Measure
from cxmetrics.analyses.segment import in_words
from cxmetrics.charts import compare as both
from cxmetrics.charts import difference as apart
from cxmetrics.charts.figures import period
from cxmetrics.model import Column
from cxmetrics.ui import compare_words as words
from cxmetrics.ui import show
from cxmetrics.ui.compare_words import Names
from cxmetrics.ui.frame import View
from cxmetrics.ui.plain import plain

ONE_GROUP = (
    "Only one group has answers to this, so there is nothing to set it against. Choose another one above."
)
NO_ANSWERS = (
    "This cannot be compared between these months: nobody answered it in one of them, or it is something "
    "early customers have had longer time for than late ones."
)


def groups(
    view: View, measure: Measure, column: Column, chosen: tuple[str | None, str | None] | None
) -> None:
    """Two values of a column side by side."""
    if chosen is None:
        st.text(ONE_GROUP)
        return
    foreign(column)
    found = view.answer(compare.groups, measure, column.name, *chosen)
    _comparison(found, (in_words(chosen[0]), in_words(chosen[1])), measure)


def times(view: View, measure: Measure, windows: Windows) -> None:
    """Two stretches of time side by side, the later one against the earlier."""
    found = view.answer(compare.periods, measure, windows)
    if found is None:
        st.text(NO_ANSWERS)
        return
    _comparison(found, (_span(windows.first), _span(windows.second)), measure)


def foreign(column: Column) -> None:
    """Warns where groups speak other languages or live in other countries."""
    if compare.differs_in_style(column):
        st.warning(
            "People of different languages and countries use the same scale differently: some seldom give the "
            "best answer, whatever they think. Compare within a country, not between countries."
        )


def axis(measure: Measure) -> str:
    """What stands along the chart."""
    usual = "Score, 0 to 100"
    return {"points": "Points", "%": "%", "rating": "Average", "minutes": "Minutes", "money": "Amount"}.get(
        measure.unit, usual
    )


def _comparison(found: Comparison, names: Names, measure: Measure) -> None:
    told = found.difference
    said = words.sentence(told, names)
    st.caption(plain(f"{names[1]}, set against {names[0]}", 200))
    st.subheader(plain(said, 400))
    if not told.hidden and (note := words.same_people(found.customers, names)):
        st.warning(plain(note, 500))
    if not told.hidden and told.low is not None:
        _charts(told, names, measure, said)
    for place, name in enumerate(names):
        st.text(words.one(name, told, place))
    for line in (words.by_ranks(told, names), words.noticeable(told)):
        if line:
            st.text(line)
    if not told.hidden:
        st.caption(words.rule(told))
        st.caption(words.NO_CAUSE)
        show.twin(_table(told, names), key="compare")


def _charts(told: Difference, names: Names, measure: Measure, said: str) -> None:
    title = axis(measure)
    show.chart(
        both.chart(told, names, show.colours(), title=title),
        key="compare_both",
        alt_text=f"{words.one(names[0], told, 0)}. {words.one(names[1], told, 1)}.",
    )
    show.chart(
        apart.chart(told, show.colours(), title=f"Left of 0 lower, right of 0 higher ({title.lower()})"),
        key="compare_difference",
        alt_text=said,
    )


def _table(told: Difference, names: Names) -> pd.DataFrame:
    rows = [
        {"Group": row["group"], "Value": row["shown"], "Likely": row["likely"], "Answers": row["n"]}
        for row in both.table(told, names)
    ]
    line = apart.row(told)
    rows.append(
        {"Group": f"{names[1]} less {names[0]}", "Value": line["shown"], "Likely": "", "Answers": line["n"]}
    )
    return pd.DataFrame(rows)


def _span(window: Window) -> str:
    first, last = period(window.first, "month"), period(window.last, "month")
    return first if first == last else f"{first} to {last}"
