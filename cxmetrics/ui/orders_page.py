"""A list of orders on the Overview: how many bought, for how much, who came back, what was left out."""

from functools import partial

import streamlit as st

from cxmetrics.analyses.headline import headlines
from cxmetrics.analyses.orders import Orders, orders
from cxmetrics.analyses.terms import sure
from cxmetrics.charts import bought, figures
from cxmetrics.model import Display, Terms
from cxmetrics.ui import cards, picks, show
from cxmetrics.ui.frame import View

AGAIN = (
    "Of the customers with at least one order that was not cancelled, the share with two or more. Where the file "
    "has no order numbers, each row counts as one order."
)
SUMS = {
    "Customers": "Different customers named in the file, those among them whose orders were all cancelled.",
    "Orders": "Different order numbers, those of cancelled orders among them.",
    "Purchases": "Rows of the file: it has no order numbers, so each row counts as one purchase.",
    "Revenue": "The amounts of all lines, less what was cancelled or given back, in the currency of the file.",
}


def overview(view: View) -> None:
    """The cards, the months and what was left out."""
    found = view.answer(orders)
    sums = found.totals
    counted = "Orders" if found.numbered else "Purchases"
    rows = f"{sums.lines:,} rows"
    cancelled = sums.orders - sums.kept_orders
    gone = f"{cancelled:,} of them cancelled · " if cancelled else ""
    back = f"{-sums.given_back:,.0f} given back · " if sums.given_back else ""
    cards.row(
        [
            partial(_sum, found, "Customers", f"{sums.customers:,}", rows),
            partial(_sum, found, counted, f"{sums.orders:,}", f"{gone}{rows}"),
            partial(
                _sum,
                found,
                "Revenue",
                "too few" if found.too_few else f"{sums.revenue:,.0f}",
                _of(back, rows, found),
            ),
            partial(_again, found, view.part.terms),
        ]
    )
    cards.row([partial(cards.headline, card, view.part.terms) for card in view.answer(headlines)])
    picks.link("pages/customers.py", "See who comes back, stays and pays on the Customers page →")
    with st.container(border=True):
        _months(found)
    with st.container(border=True):
        st.header("What was left out, and of what")
        for sentence in left_out(found):
            st.text(sentence)


def _of(back: str, rows: str, found: Orders) -> str:
    """What the revenue is of; of fewer than five customers not even what was given back."""
    return f"fewer than five customers · {rows}" if found.too_few else f"{back}{rows}"


def left_out(found: Orders) -> tuple[str, ...]:
    """What is not in which figure, a sentence each."""
    sums = found.totals
    amount = "" if found.too_few else f" ({sums.anonymous_revenue:,.0f})"
    told = (
        (sums.cancelled, "lines are cancelled or given back: off the revenue, and nobody's second purchase."),
        (
            sums.without_customer,
            f"rows name no customer: in the revenue{amount}, but not in who bought again.",
        ),
        (sums.zero_value, "rows have the amount 0: nothing for the revenue, but a purchase."),
        (sums.without_amount, "rows have no amount that could be read: not in the revenue."),
        (found.undated, "rows have no date: not in the months."),
        (
            found.hidden_months,
            "months are not shown: fewer than five customers bought in them, or they would tell of such a month.",
        ),
    )
    said = tuple(f"{n:,} {words}" for n, words in told if n)
    return said or ("Nothing: every row has a customer, a date and an amount.",)


def _sum(found: Orders, name: str, value: str, caption: str) -> None:
    with st.container(border=True, height="stretch"):
        st.metric(name, value)
        st.caption(caption)
        with st.popover("How it is computed", type="tertiary", key=f"how_{name}"):
            st.text(SUMS[name])
            st.caption(f"Counted from {found.totals.lines:,} rows: a sum, so it has no likely range.")
            st.code(found.sums_sql, language="sql", wrap_lines=True)


def _again(found: Orders, terms: Terms) -> None:
    again, another = found.bought_again, found.another_day
    with st.container(border=True, height="stretch"):
        st.metric("Bought again, by calendar", figures.value(again))
        likely = "" if again.shown is Display.HIDDEN else f"likely {figures.between(again)} · "
        st.caption(f"{likely}{again.n:,} customers")
        st.caption(f"On another day: {figures.value(another)} (likely {figures.between(another)})")
        st.caption(
            f"Newer customers had less time: the fair figure is who came back within {terms.window} days."
        )
        with st.popover("How it is computed", type="tertiary", key="how_bought_again"):
            st.text(AGAIN)
            st.caption(
                f"{again.n:,} customers. {sure(terms)} Customers who "
                "came late in the file had less time to come back, so the share grows with the length of the list."
            )
            st.code(found.again_sql, language="sql", wrap_lines=True)


def _months(found: Orders) -> None:
    if not found.months:
        st.text("There is no month to show: none has a date and five customers or more.")
        return
    what = st.segmented_control(
        "Show by month", bought.SHOWN, default=bought.REVENUE, required=True, key="bought"
    )
    what = what or bought.REVENUE
    st.header(f"{what} by month")
    said = takeaway(found, what)
    st.text(said)
    show.chart(bought.chart(found, what, show.colours()), key="bought_chart", alt_text=said)
    st.caption("Cancelled orders are not counted, and what was given back is off the revenue of its month.")
    show.twin(bought.frame(found), key="bought")


def takeaway(found: Orders, what: str) -> str:
    """The highest and the lowest month."""
    months = {figures.period(start, "month"): bought.pick(month, what) for start, month in found.months}
    best, worst = max(months, key=months.__getitem__), min(months, key=months.__getitem__)
    if len(months) == 1:
        return f"{what} in {best}: {months[best]:,.0f}. One month only, so there is nothing to compare."
    return (
        f"{what} by month: highest in {best} ({months[best]:,.0f}), lowest in {worst} ({months[worst]:,.0f}). "
        "The first and the last month may not be whole."
    )
