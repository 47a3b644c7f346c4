"""What customers have brought in so far, and what they would be worth if nothing changed."""

import pandas as pd
import streamlit as st

from cxmetrics.analyses.customers.earned import AGES, Cumulative, Earned, earned
from cxmetrics.analyses.customers.what_if import Start, Value, start, what_if
from cxmetrics.analyses.customers.worth import Worth, worth
from cxmetrics.analyses.terms import sure
from cxmetrics.charts import concentration, figures
from cxmetrics.model import Display
from cxmetrics.ui import show
from cxmetrics.ui.computed import how
from cxmetrics.ui.frame import View

NOT_PROFIT = "Revenue, not profit: what the goods cost is not on file. It looks back and forecasts nothing."
DISCOUNT = 10.0


def so_far(view: View) -> None:
    """Revenue per customer to date, and how much rests on a few."""
    found = view.answer(worth)
    st.header("What has a customer brought in?")
    said = takeaway(found)
    st.text(said)
    st.caption(NOT_PROFIT)
    if any(held.share.low is not None for held in found.held):
        show.chart(concentration.chart(found.held, show.colours()), key="held_chart", alt_text=said)
        show.twin(_few(found), key="held")
    elif not found.held:
        st.text("Nothing was paid, so nobody holds a share of it.")
    if found.below_zero:
        st.caption(
            f"{found.below_zero:,} customers gave back more than this list shows them buying; they count as 0 here."
        )
    how(
        "worth",
        (
            "All that each customer paid in the list, less what was given back. The average is pulled up by a few "
            "large customers; half of all customers paid less than the middle one.",
            "Customers who came late have had less time: compare customers of one age in the table below.",
            sure(view.part.terms),
        ),
        found.sql,
    )


def takeaway(found: Worth) -> str:
    """The mean, the median and the share of the best fifth."""
    mean, median, fifth = found.mean, found.median, found.fifth
    if mean.shown is Display.HIDDEN:
        return f"Only {mean.n} customers: too few to say what one brings without pointing at someone."
    first = (
        f"So far a customer has paid {figures.value(mean)} on average (likely {figures.between(mean)}), and the one in "
        f"the middle {figures.value(median)} (likely {figures.between(median)})."
    )
    if fifth is None or fifth.shown is Display.HIDDEN:
        return first
    return f"{first} The best fifth brought {figures.value(fifth)} of it (likely {figures.between(fifth)})."


def by_age(view: View) -> None:
    """Cumulative revenue per acquired customer at one, three, six and twelve months."""
    found = view.answer(earned)
    st.header("How does it add up after the first purchase?")
    st.text(age_takeaway(found))
    st.dataframe(
        pd.DataFrame([_months(one) for one in (found.together, *found.of)]),
        hide_index=True,
        key="earned",
        alt="Revenue per new customer by month of first purchase and age",
    )
    st.caption(
        "Revenue per new customer in the time from the first purchase, those who never came back among them. A cell is "
        "blank until everybody in the row is that old. The later columns of the first row therefore rest on earlier "
        f"customers only: compare along a row. {NOT_PROFIT}"
    )
    told = ", ".join(f"{months} = {days} days" for months, days in AGES.items())
    how("earned", (f"Months are counted from each customer's first purchase: {told}.",), found.sql)


def age_takeaway(found: Cumulative) -> str:
    """What a new customer had brought in at the first and the last age that is known."""
    told = [
        (months, e)
        for months, e in zip(AGES, found.together.after, strict=True)
        if e and e.shown is not Display.HIDDEN
    ]
    if not told:
        return "Cannot tell yet: no month's customers have all been known for 30 days."
    return (
        "; ".join(
            f"{figures.value(e)} after {months} month{'s' if months > 1 else ''} (likely {figures.between(e)}, {e.n:,} customers)"
            for months, e in told
        )
        + "."
    )


def suppose(view: View) -> None:
    """The simple formula, with everything it assumes to be typed in."""
    found = view.answer(start)
    st.header("What if nothing ever changed?")
    st.text(
        "What a customer would be worth if what is left of each and the share who stay were the same for ever. It is a "
        "calculation with your assumptions, not a finding."
    )
    left, middle, right = st.columns(3)
    with left:
        margin = st.number_input(
            f"Left per customer in {found.days} days, after all costs",
            min_value=0.0,
            value=None,
            step=1.0,
            key=f"margin_{view.dataset.id}_{found.days}",
            placeholder="not on file: type it in",
        )
    with middle:
        stayed = found.stayed if found.stayed.shown is Display.VALUE else None
        begin = None if stayed is None or stayed.value is None else round(min(stayed.value, 99.9), 1)
        retention = st.number_input(
            f"Stay per {found.days} days, %",
            min_value=0.0,
            max_value=99.9,
            value=begin,
            step=0.1,
            key=f"stay_{view.dataset.id}_{found.days}",
            placeholder="cannot be told from this list",
        )
    with right:
        discount = st.number_input(
            "Discount per year, %", min_value=0.0, max_value=100.0, value=DISCOUNT, step=0.5, key="discount"
        )
    st.caption(_about(found))
    if margin is None or retention is None or discount is None:
        st.text("Type in what is left of a customer, and the share who stay, to see it.")
        return
    as_found = found.stayed if begin is not None and retention == begin else None
    st.text(outcome(what_if(margin, retention, discount, found.days, as_found)))
    how(
        "what_if",
        ("m · r / (1 + i − r), the first margin one span from now; i is the discount of one span.",),
    )


def outcome(found: Value) -> str:
    """The value of a customer, and its range where the retention has one."""
    said = f"A customer would be worth {figures.number(found.value, 'money')}"
    if found.low is None or found.high is None:
        return f"{said}, if these three figures hold for ever."
    low, high = (figures.number(limit, "money") for limit in (found.low, found.high))
    return f"{said}: {low} to {high} over the likely range of those who stay, with your other two taken as they are."


def _about(found: Start) -> str:
    """Where the retention comes from, and what is known of revenue."""
    stay = f"The share who stay is that of the last {found.days} days by the rule above."
    if found.stayed.shown is not Display.VALUE:
        stay = "The share who stay cannot be told from this list."
    if found.paid.shown is Display.HIDDEN:
        return stay
    return (
        f"{stay} Customers who bought in the last {found.days} days paid {figures.value(found.paid)} on average in them "
        f"(likely {figures.between(found.paid)}); what is left of it only you know. The discount is brought to {found.days} days."
    )


def _few(found: Worth) -> pd.DataFrame:
    table = concentration.frame(found.held)
    return table[["who", "shown", "likely", "n"]].rename(
        columns={"who": "Customers", "shown": "of the revenue", "n": "Customers in all"}
    )


def _months(cohort: Earned) -> dict[str, object]:
    cells = {
        f"{months} month{'s' if months > 1 else ''}": ""
        if e is None
        else (
            figures.value(e) if e.shown is not Display.VALUE else f"{figures.value(e)} ({figures.between(e)})"
        )
        for months, e in zip(AGES, cohort.after, strict=True)
    }
    when = figures.period(cohort.start, "month") if cohort.start else "All together"
    return {"First purchase": when, "Customers": cohort.customers, **cells}
