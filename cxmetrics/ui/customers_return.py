"""Who buys again and how soon, and the same by the month they came in."""

import pandas as pd
import streamlit as st

from cxmetrics.analyses.customers.cohorts import DAYS, Cohorts, cohorts
from cxmetrics.analyses.customers.returning import Returning, returning
from cxmetrics.analyses.terms import sure
from cxmetrics.charts import cohorts as table_of
from cxmetrics.charts import curve, figures
from cxmetrics.model import Display, Estimate
from cxmetrics.ui import show
from cxmetrics.ui.computed import how
from cxmetrics.ui.frame import View


def second_purchase(view: View) -> None:
    """The fixed window, beside it the calendar and the curve, and why they differ."""
    found = view.answer(returning)
    st.header("Do customers buy again?")
    said = takeaway(found)
    st.text(said)
    if found.curve:
        drawn = curve.chart(found.curve, show.colours(), title="% who bought again", mark=found.window)
        show.chart(drawn, key="second_purchase_chart", alt_text=said)
        st.caption(
            f"The share who had bought again by each day, and the range it is likely to lie in. The dashed line "
            f"stands at {found.window} days. The curve ends where fewer than five customers can be followed."
        )
    st.dataframe(_ways(found), hide_index=True, key="ways", alt="Who bought again, counted in three ways")
    how(
        "second_purchase",
        (
            "A second purchase is one on another day. What was cancelled is none.",
            f"Kaplan and Meier's curve: at each day, of those still followed who had not bought again, the share who "
            f"did, multiplied up. {sure(view.part.terms)}",
            "The statement lists customers by their first and second day of purchase; the curve is built from it.",
        ),
        found.sql,
    )
    show.twin(
        curve.frame(found.curve).rename(columns={"n": "Still followed"}).round(1), key="second_purchase"
    )


def takeaway(found: Returning) -> str:
    """The share within the window, and by when half have bought again."""
    window, fixed = found.window, found.fixed
    if fixed.shown is Display.HIDDEN:
        return (
            f"Cannot tell yet: {fixed.n or 'none'} of the customers in this list have been known for {window} days. A "
            "shorter time can be chosen under “How figures are worked out”."
        )
    half = f" Half have bought again by day {found.half:,.0f}." if found.half is not None else ""
    return f"{_share(fixed)} bought again within {window} days of their first purchase.{half}"


def by_month(view: View) -> None:
    """The table of cohorts."""
    found = view.answer(cohorts)
    st.header("Do they keep buying?")
    said = cohort_takeaway(found)
    st.text(said)
    told = [cell for cell in found.together.again if cell and cell.shown is not Display.HIDDEN]
    if told:
        show.chart(table_of.chart(found, show.colours()), key="cohorts_chart", alt_text=said)
        st.caption(
            f"Each row is the customers of one month, each column {DAYS} days: the share in per cent who bought in them. "
            f"A blank has not happened yet for all of them; “{table_of.NARROW}” hides what fewer than five people did, "
            "also where a total would tell it; “~” rests on so few that only a range can be told: see the table."
        )
    how(
        "cohorts",
        (
            f"Days are counted from each customer's own first purchase: column 1 is day 1 to {DAYS} after it.",
            "A cell stands only where everybody in the row has been watched to the end of those days.",
            "Who bought in a later column need not have bought in the one before.",
        ),
        found.sql,
    )
    if told:
        show.twin(table_of.table(found), key="cohorts")


def cohort_takeaway(found: Cohorts) -> str:
    """The first column against the last one that is there."""
    shares = found.together.again
    told = [(i, e) for i, e in enumerate(shares, start=1) if e and e.shown is not Display.HIDDEN]
    if not told:
        return f"Cannot tell yet: no month's customers have all been known for {DAYS} days."
    (_, first), (last_span, last) = told[0], told[-1]
    start = f"{figures.value(first)} bought again in the first {DAYS} days"
    if last_span == 1:
        return f"{start}; the list is too short to follow them further."
    return f"{start} after their first purchase, {figures.value(last)} in days {DAYS * (last_span - 1) + 1} to {DAYS * last_span}."


def _share(estimate: Estimate) -> str:
    """The share with its range and n."""
    n = f"of {estimate.n:,} customers"
    if estimate.shown is Display.INTERVAL:
        return f"Likely {figures.between(estimate)} {n}"
    return f"{figures.value(estimate)} {n} (likely {figures.between(estimate)})"


def _ways(found: Returning) -> pd.DataFrame:
    """The three ways of counting, and why they differ."""
    followed = found.followed
    rows = [
        (
            f"Within {found.window} days (the fair one)",
            found.fixed,
            f"Only customers known for {found.window} days or more: each had the same time.",
        ),
        (
            "By calendar, to the end of the list",
            found.calendar,
            "Everybody, however new: it grows with the length of the list and falls when many are new.",
        ),
    ]
    if followed is not None:
        why = f"Kaplan–Meier: those known for less than {found.window} days count for as long as they are known."
        rows.append((f"Followed to day {found.window}", followed, why))
    return pd.DataFrame(
        [
            {
                "Counted": name,
                "Bought again": figures.value(estimate),
                "likely": figures.between(estimate),
                "Customers": estimate.n,
                "What it counts": why,
            }
            for name, estimate, why in rows
        ]
    )
