"""Who is still a customer, by a rule that stands in view."""

import pandas as pd
import streamlit as st

from cxmetrics.analyses.customers.staying import Rule, Staying, staying
from cxmetrics.charts import curve, figures
from cxmetrics.model import Dataset, Display
from cxmetrics.ui import show
from cxmetrics.ui.computed import how
from cxmetrics.ui.frame import View

ALL = "All customers"


def still_there(view: View) -> None:
    """Retention by the rule, by half and twice the rule, and the curve of those who still buy."""
    found = view.answer(staying)
    st.header("Do they stay?")
    said = takeaway(found, view.dataset)
    st.text(said)
    st.dataframe(
        pd.DataFrame([_row(rule, view.dataset) for rule in found.rules]),
        hide_index=True,
        key="rules",
        alt="Retention by the rule, by half of it and by twice of it",
    )
    st.caption(
        "Nobody says goodbye: that a customer has gone is a rule, not a fact. Another rule gives another figure; "
        f"choose it under “How figures are worked out”. {_wrong(found)}"
    )
    _curve(view, found)
    how(
        "staying",
        (
            f"Of the customers who bought in the {found.rule.days} days before the last {found.rule.days} days of the "
            "list, the share who bought in those last days, too. The others count as gone.",
            f"The curve follows each customer from the first purchase to the last one before a silence of more than "
            f"{found.rule.days} days. A silence is seen only if it began that long before the end of the list, so "
            "customers are followed to that day.",
            "The two differ: whoever came back after a long silence is there again in the table, while the curve has "
            "counted them as gone.",
        ),
        found.sql,
    )


def takeaway(found: Staying, dataset: Dataset) -> str:
    """Who stayed by the rule; else why it cannot be told."""
    rule = found.rule
    if not rule.covered:
        return (
            f"Cannot tell: the list covers {_length(dataset):,} days, and to see who was silent for {rule.days} days it "
            f"must cover {2 * rule.days}. Choose a shorter silence under “How figures are worked out”."
        )
    if rule.stayed.shown is Display.HIDDEN:
        return f"Only {rule.stayed.n} customers bought in the span before the last: too few to tell."
    return (
        f"Counting customers as gone after {rule.days} days without a purchase, {figures.value(rule.stayed)} stayed "
        f"(likely {figures.between(rule.stayed)}, {rule.stayed.n:,} customers)."
    )


def _row(rule: Rule, dataset: Dataset) -> dict[str, object]:
    stayed = rule.stayed
    if not rule.covered:
        why = f"cannot tell: needs {2 * rule.days} days, the list has {_length(dataset):,}"
        return {"Gone after": f"{rule.days} days", "Stayed": why, "likely": "", "Left": "", "Customers": ""}
    left = ""
    if stayed.shown is Display.VALUE and stayed.value is not None:
        left = figures.number(100 - stayed.value, stayed.unit)
    return {
        "Gone after": f"{rule.days} days",
        "Stayed": figures.value(stayed),
        "likely": figures.between(stayed),
        "Left": left,
        "Customers": f"{stayed.n:,}",
    }


def _wrong(found: Staying) -> str:
    """How often the rule was wrong."""
    back = found.came_back
    if back.shown is Display.HIDDEN:
        return ""
    return (
        f"Of {back.n:,} customers it has counted as gone, {figures.value(back)} came back later "
        f"(likely {figures.between(back)}): about them it was wrong."
    )


def _curve(view: View, found: Staying) -> None:
    if not found.curve:
        return
    names = {ALL: None} | {figures.period(start, "month"): start for start in found.cohorts}
    chosen = st.selectbox("Customers whose first purchase was in", list(names), key="cohort", width=260)
    cohort = names.get(chosen or ALL)
    drawn = view.answer(staying, cohort=cohort) if cohort else found
    if not drawn.curve:
        st.text("Too few of them to draw a curve.")
        return
    last = drawn.curve[-1]
    said = (
        f"{chosen or ALL}: {last.share:.0f} % (likely {last.low:.0f} to {last.high:.0f} %) still bought "
        f"{last.day:.0f} days after their first purchase; {drawn.followed:,} customers followed."
    )
    st.text(said)
    show.chart(
        curve.chart(drawn.curve, show.colours(), title="% who still buy"), key="staying_chart", alt_text=said
    )
    st.caption(
        "The drop at day 0 are those who bought once and not again within the silence. Where the rest falls ever more "
        "slowly, that is mostly because those likeliest to leave go first, not because anybody becomes more faithful."
    )
    show.twin(curve.frame(drawn.curve).rename(columns={"n": "Still followed"}).round(1), key="staying")


def _length(dataset: Dataset) -> int:
    """How many days the list covers."""
    return (dataset.last - dataset.first).days + 1 if dataset.first and dataset.last else 0
