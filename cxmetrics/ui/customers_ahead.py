"""What comes next, told only where a model has passed its test."""

import pandas as pd
import streamlit as st

from cxmetrics.analyses.customers.projected import Projected, Spend, projected
from cxmetrics.charts import figures
from cxmetrics.stats.bg_nbd_gate import LEAST_CUSTOMERS, WORST_ERROR
from cxmetrics.ui.computed import how
from cxmetrics.ui.frame import View

COMPUTED = (
    "Purchases: the BG/NBD model (Fader, Hardie & Lee 2005), fitted by maximum likelihood to the days of purchase. "
    "Spending: the gamma-gamma model of those who bought again.",
    f"It is shown only with {LEAST_CUSTOMERS} customers or more, if no parameter runs to a bound, and if the forecast "
    f"of the second half of the list from its first half is off by less than {100 * WORST_ERROR:.0f} %.",
    "Past purchases per day times the days ahead would promise nearly twice as many, for it forgets that customers "
    "leave. So it is not shown.",
)


def ahead(view: View) -> None:
    """The forecast with its error, or the sentence why there is none."""
    st.header("How often will they buy next?")
    with st.spinner("Testing whether a forecast can be trusted here …"):
        found = view.answer(projected)
    st.text(takeaway(found))
    if found.spend:
        st.text(spending(found.spend, found.error or 0.0, found.ahead))
    if found.allowed:
        st.caption(
            "The model has nobody leave before a second purchase, so it takes everybody who bought once to be still "
            "with you, however long ago that was. It knows no season and no change of yours."
        )
    how("ahead", COMPUTED)
    if found.fit and found.spend:
        with st.expander("Show the parameters as a table", key="parameters"):
            st.dataframe(_parameters(found, found.spend), hide_index=True, key="parameters_table")


def takeaway(found: Projected) -> str:
    """The purchases expected of all, and how far off the same forecast was on what is known."""
    if found.purchases is None or found.error is None:
        return found.because
    low, high = (found.purchases * (1 + sign * found.error) for sign in (-1, 1))
    return (
        f"In the {found.ahead} days after the list ends its {found.customers:,} customers are expected to buy about "
        f"{found.purchases:,.0f} times more. Tested on the second half of this list, such a forecast was off by "
        f"{100 * found.error:.0f} %; off by as much again it would be {low:,.0f} to {high:,.0f}."
    )


def spending(spend: Spend, error: float, days: int) -> str:
    """What those purchases bring, or why that is not told; with the correlation it hangs on."""
    related = spend.correlation
    known = (
        f" Spending per purchase and frequency go together by r {_r(related.r)} (likely {_r(related.interval.low)} to "
        f"{_r(related.interval.high)}, {related.n:,} customers); the model takes it to be 0."
        if related
        else ""
    )
    if spend.revenue is None:
        return f"What they will spend is not told: {spend.because}.{known}"
    low, high = (spend.revenue * (1 + sign * error) for sign in (-1, 1))
    return (
        f"At what each spends per purchase, that is a revenue of about {spend.revenue:,.0f} in {days} days; with the "
        f"purchases off by as much, {low:,.0f} to {high:,.0f}.{known}"
    )


def _parameters(found: Projected, spend: Spend) -> pd.DataFrame:
    fit = found.fit
    rows = [(name, getattr(fit, name)) for name in ("r", "alpha", "a", "b", "loglik")]
    rows += [(f"{name} (spending)", getattr(spend, name)) for name in ("p", "q", "gamma")]
    return pd.DataFrame(
        [
            {
                "Parameter (time in weeks)": name,
                "Value": figures.UNKNOWN if value is None else f"{value:,.3f}",
            }
            for name, value in rows
        ]
    )


def _r(correlation: float) -> str:
    return figures.bare(correlation, "rating")
