"""The parts of the metric guide."""

import pandas as pd
import streamlit as st

from cxmetrics.analyses.guide import Presence
from cxmetrics.charts import figures
from cxmetrics.model import Family, Metric, Scale, Statement
from cxmetrics.ui.plain import plain

SUMMARY = (
    "No single number suffices: read several side by side. Below is what each one asks, what speaks for "
    "and against it, and whether your data has it."
)
EXAMPLE_SCALE = Scale(1, 5)


def overview(found: dict[Family, tuple[Presence, ...]]) -> None:
    """A row a metric: what it measures and whether it is here."""
    st.dataframe(
        pd.DataFrame(
            [
                {
                    "Metric": presence.metric.name,
                    "In your data": _here(presence),
                    "Measures": str(presence.metric.measures),
                    "Covers": str(presence.metric.scope),
                }
                for metrics in found.values()
                for presence in metrics
            ]
        ),
        hide_index=True,
        key="guide_overview",
        height="content",
        alt="The metrics, and which of them this data has",
    )


def family(family: Family, metrics: tuple[Presence, ...]) -> None:
    """One family: each of its metrics in full, when opened."""
    answers = max((presence.answers for presence in metrics), default=0)
    computed = any(presence.metric.calculation for presence in metrics)
    note = f"{answers:,} answers" if answers else ("not in your data" if computed else "not computed yet")
    with st.expander(f"**{family}** · {note}", key=f"guide_{family.name.lower()}"):
        for presence in metrics:
            _metric(presence)


def _metric(presence: Presence) -> None:
    metric = presence.metric
    st.subheader(metric.name)
    st.text(metric.definition)
    st.markdown(f"**It asks:** {plain(metric.asks, 400)}")
    lower = "" if metric.higher_is_better else " The lower, the better."
    st.markdown(f"**It measures** {metric.measures}, over {metric.scope}.{lower}")
    _in_your_data(presence)
    pros, cons = st.columns(2)
    with pros:
        _statements("Speaks for it", metric.pros)
    with cons:
        _statements("Speaks against it", metric.cons)
    st.markdown("**Do not use it** when")
    st.markdown("\n".join(f"- {plain(text, 400)}" for text in metric.not_when))
    _how(presence)


def _in_your_data(presence: Presence) -> None:
    if presence.found:
        for column, estimate in presence.found:
            st.markdown(
                f"**In your data:** {figures.value(estimate)} "
                f"({figures.in_full(estimate)}), from “{plain(column.label, 90)}”."
            )
    else:
        lead = "Not in your data." if presence.metric.calculation else "Not computed yet."
        st.markdown(f"**{lead}** It needs: {plain(presence.metric.needs, 400)}")


def _statements(title: str, statements: tuple[Statement, ...]) -> None:
    st.markdown(f"**{title}**")
    st.markdown("\n".join(f"- {plain(statement.text, 400)}" for statement in statements))


def _how(presence: Presence) -> None:
    metric = presence.metric
    st.markdown("**How it is computed**")
    st.latex(metric.formula)
    if metric.calculation:
        scale = next((column.scale for column, _ in presence.found if column.scale), _scale_of(metric))
        st.code(metric.calculation.sql(scale), language="sql")
        st.caption(
            "Score stands for the answers to the question. Copy it: it runs on any database. "
            f"Sources: {plain('; '.join(metric.sources), 600)}"
        )
    else:
        st.caption(f"Sources: {plain('; '.join(metric.sources), 600)}")


def _scale_of(metric: Metric) -> Scale:
    return metric.examples[0].scale if metric.examples else EXAMPLE_SCALE


def _here(presence: Presence) -> str:
    if presence.found:
        return f"yes, {presence.answers:,} answers"
    return "no" if presence.metric.calculation else "not computed yet"
