"""Orders and answers of the same customers: do the happy ones come back?"""

import streamlit as st

from cxmetrics.analyses.customers.at_risk import AtRisk, at_risk
from cxmetrics.analyses.customers.loyalty import Loyalty, Split, loyalty
from cxmetrics.analyses.customers.partner import LEAST_CUSTOMERS, LEAST_SHARE, Match, partner
from cxmetrics.analyses.terms import sure
from cxmetrics.charts import figures
from cxmetrics.charts import loyalty as drawing
from cxmetrics.model import Display, Kind
from cxmetrics.ui import picks, show
from cxmetrics.ui.computed import how
from cxmetrics.ui.frame import View
from cxmetrics.ui.plain import plain

BY = {
    "nps": "Would recommend",
    "satisfied": "Satisfied",
    "quadrant": "Service and experience",
}
NEEDED = {
    Kind.ORDERS: "the answers of the same customers, with a customer number and a date",
    Kind.RESPONSES: "a list of their orders, with the same customer numbers, dates and amounts",
}
ASSUMED = (
    "that the unhappy customers would come back as often as the happy ones if they were as happy, although they may differ "
    "in more than that",
    "that the difference seen in the days followed holds for the revenue of the whole time",
    "that who comes back spends as before",
    "that customers without a number, and those who never answered, are left out altogether",
    "that revenue is what counts: it is not profit",
)


def find(view: View) -> Match | None:
    """The other half of the story, if the workspace holds it."""
    others = tuple(dataset for dataset in view.workspace.datasets() if dataset.table)
    return view.answer(partner, others)


def together(view: View, match: Match) -> None:
    """Who came back by how they stand, what they paid, and the revenue at risk."""
    found = view.answer(loyalty, match)
    st.header("Who came back, by how happy they were")
    if not any(split.groups for split in found.splits):
        st.text(
            f"Cannot tell yet: nobody who had answered by {figures.in_words(found.since)}, {found.window} days before the "
            "orders end, is among the customers of this selection."
        )
        matched(match)
        return
    names = {BY[split.id]: split for split in found.splits if split.groups}
    chosen = st.segmented_control(
        "Tell customers apart by", list(names), default=next(iter(names)), required=True, key="apart"
    )
    split = names[chosen or next(iter(names))]
    said = takeaway(split, found)
    st.text(said)
    title = f"% who bought again in {found.window} days"
    if any(group.back.low is not None for group in split.groups):
        show.chart(drawing.chart(split, show.colours(), title=title), key="loyalty_chart", alt_text=said)
    st.caption(plain(split.title, 200))
    matched(match)
    _how(view, found, split)
    show.twin(drawing.table(split, found.window), key="loyalty")
    _risk(view, match, split)


def matched(match: Match) -> None:
    """Who is in both lists, and who in only one."""
    st.caption(
        f"Matched by customer number: {match.of_both:,} customers are in both “{plain(match.orders.name)}” and "
        f"“{plain(match.responses.name)}”. {match.of_orders - match.of_both:,} bought and never answered with a number; "
        f"{match.of_responses - match.of_both:,} answered and are not among the buyers. They are left out."
    )


def nobody(view: View, match: Match | None) -> None:
    """Says what is missing to tell whether happy customers come back."""
    st.header("What is missing to tell")
    if match is None:
        st.text(f"To tell, add {NEEDED[view.dataset.kind]}.")
    else:
        st.text(
            f"Your orders and answers could not be matched: of {match.of_orders:,} buyers and {match.of_responses:,} "
            f"respondents {match.of_both:,} share a customer number, and it takes at least {LEAST_CUSTOMERS} and "
            f"{100 * LEAST_SHARE:.0f} % of the smaller list. Export both with the same customer number, or check on the Data "
            "page which column is read as the customer."
        )
    picks.link("pages/data.py", "Go to the Data page →")


def takeaway(split: Split, found: Loyalty) -> str:
    """One plain sentence: how many more of the happier came back, and that it is no cause."""
    gap = split.difference
    when = f"in the {found.window} days after {figures.in_words(found.since)}"
    if gap is None:
        return "Cannot tell: one of the groups is too small to be set beside the other."
    better, worse = (next(g for g in split.groups if g.name == name).back for name in (gap.better, gap.worse))
    both = (
        f"{gap.better}: {_told(better.shown, figures.value(better))} bought again {when}; "
        f"{gap.worse}: {_told(worse.shown, figures.value(worse))}."
    )
    if not gap.sure:
        return f"{both} The difference is too close to tell (likely {-gap.low:.0f} points fewer to {gap.high:.0f} more)."
    more = "more" if gap.value > 0 else "fewer"
    low, high = sorted((abs(gap.low), abs(gap.high)))
    likely = f"likely {low:.0f} to {high:.0f}"
    size = f"{abs(gap.value):.0f} points {more}, {likely}"
    if gap.shown is not Display.VALUE:
        size = f"{likely} points {more}"
    return (
        f"{both} That is {size}: being happier goes with "
        f"{'coming back' if gap.value > 0 else 'staying away'}. What causes what cannot be told from this."
    )


def _told(shown: Display, value: str) -> str:
    return f"likely {value}" if shown is Display.INTERVAL else value


def _how(view: View, found: Loyalty, split: Split) -> None:
    p = split.difference.p if split.difference else None
    tested = "" if p is None else f" Log-rank test of the waits: p {_p(p)}."
    how(
        "loyalty",
        (
            f"Customers stand where their answers up to {figures.in_words(found.since)} put them, and only what they did "
            f"after it counts. So nothing that came later decides who is in which group. Counted from everybody's very "
            "latest answer, those who came back and answered again would drop out.",
            f"Everybody was followed for {found.window} days, to the end of the orders. Only customers who had bought by then.",
            f"The difference has its interval from those of the two shares (MOVER).{tested} {sure(view.part.terms)}",
            "“In all” is all each customer paid in the list, before and after. Weights do not count here.",
        ),
        split.sql,
    )


def _p(p: float) -> str:
    return "under .001" if p < 0.001 else f"{p:.3f}".removeprefix("0")


def _risk(view: View, match: Match, split: Split) -> None:
    risk = next(risk for risk in view.answer(at_risk, match) if risk.id == split.id)
    st.subheader("Revenue at risk")
    st.text(risk_takeaway(risk))
    if risk.told:
        st.caption("It assumes:")
        st.markdown("\n".join(f"- {assumption}" for assumption in ASSUMED))


def risk_takeaway(risk: AtRisk) -> str:
    """The revenue of the group, and the part of it that goes with their coming back less often."""
    if not risk.told or risk.revenue is None:
        return f"Cannot tell what goes with {risk.group}: {risk.because}."
    low, value, high = (figures.number(amount, "money") for amount in (risk.low, risk.value, risk.high))
    return (
        f"{risk.group}, {risk.customers:,} customers as they stand today, paid {risk.revenue:,.0f} in the last {risk.days} days. "
        f"They come back less often than {risk.better}; the part of that revenue that goes with it is about {value}, "
        f"likely {low} to {high}."
    )
