"""What is said of the four quadrants, judged on this data, and what the people of each said and did."""

import pandas as pd
import streamlit as st

from cxmetrics.analyses.quadrant import Claim, Consequence, Cuts, Gap, Impossible, claims, consequences
from cxmetrics.charts import figures
from cxmetrics.model import Display, Estimate, Quadrant
from cxmetrics.ui import picks
from cxmetrics.ui.frame import View
from cxmetrics.ui.guide_statements import LONGEST, SIGNS
from cxmetrics.ui.plain import plain

SIDE_BY_SIDE = 2
LOSS_RULE = (
    "{who} are compared by what they did (stayed, bought again) or, where that is not known, by what they said they "
    "would do (NPS, recommending). It holds if the whole likely range of the difference lies below zero; it does "
    "not hold if a loss of five points or more can be ruled out."
)
RULES = {
    "great_service_poor_experience_loses_customers": LOSS_RULE.format(
        who="Those served well with a poor experience and those for whom both were great"
    ),
    "poor_experience_costs_customers": LOSS_RULE.format(
        who="All with a poor experience and all with a great one"
    ),
    "poor_service_great_experience_impossible": (
        "Of those poorly served, the share with a great experience. “Virtually impossible” is taken as 2 % at most: it "
        "holds if the whole likely range lies at or below that, and does not if all of it lies above. Where great "
        "starts five points lower or higher the answer must be the same."
    ),
}
CAVEAT = (
    "Read it with care: both scores come from the same person, in the same minute, on the same form. One good or bad "
    "impression colours every answer, and makes this outcome rare even where service and experience have nothing to "
    "do with each other."
)


def draw(view: View, cuts: Cuts) -> None:
    """Each statement with its verdict, then the people of each quadrant against the ideal one."""
    st.header("What your data says about it")
    for claim in view.answer(claims, cut=cuts):
        with st.container(gap="xxsmall"):
            _claim(claim)
    _people(view.answer(consequences, cut=cuts))
    st.button(
        "Read what the Paradox customers said ↓",
        key="read_paradox",
        type="tertiary",
        on_click=_pick_paradox,
    )


def _claim(claim: Claim) -> None:
    """The words, the verdict in a word and a sign with the rule on demand, and the figures behind it."""
    sign, word = SIGNS[claim.verdict]
    st.markdown(f"“{plain(claim.said, LONGEST)}”")
    st.markdown(f"{sign} **{word}**", help=plain(f"The rule: {RULES[claim.id]}", LONGEST))
    st.caption(plain(claim.because, LONGEST))
    if claim.test is not None:
        st.caption(plain(" ".join([CAVEAT, *_weak_checks(claim.test)]), LONGEST))


def _weak_checks(test: Impossible) -> list[str]:
    """What the data itself says about chance and halo, where it can."""
    said = []
    if test.middle.lift is not None:
        times, limits = test.middle.lift
        likely = f"likely {limits.low:.2f} to {limits.high:.2f}"
        as_if = "times as frequent as if both had nothing to do with each other"
        # Of few poorly served only the range is told, as of their share.
        sure = test.middle.share.shown is Display.VALUE
        said.append(f"It is {times:.2f} {as_if} ({likely})." if sure else f"It is {likely} {as_if}.")
    if test.halo.mean_r is not None:
        said.append(
            f"Two ratings of a response go together with a correlation of {test.halo.mean_r:.2f} on average"
            f" ({test.halo.n:,} responses)."
        )
    if test.halo.split is not None:
        split = test.halo.split
        limits = split.interval
        said.append(
            f"Between different people of {split.n} groups, free of any single impression, it is {split.r:.2f} "
            f"(likely {limits.low:.2f} to {limits.high:.2f})."
        )
    return said


def _people(found: tuple[Consequence, ...]) -> None:
    """What those of each quadrant said and did, each beside its difference from the ideal one."""
    if not found:
        return
    st.subheader("The people of each outcome, against the ideal one")
    for first in range(0, len(found), SIDE_BY_SIDE):
        beside = found[first : first + SIDE_BY_SIDE]
        for place, one in zip(st.columns(min(len(found), SIDE_BY_SIDE)), beside, strict=False):
            name = one.did[0].upper() + one.did[1:]
            place.markdown(f"**{name}**")
            rows = pd.DataFrame([_row(one, quadrant) for quadrant in Quadrant])
            place.table(
                rows, border="horizontal", hide_index=True, alt=f"{name}: each outcome against the ideal one"
            )
    st.caption("A difference goes with the outcome; whether it comes from it cannot be seen.")


def _row(one: Consequence, quadrant: Quadrant) -> dict[str, str]:
    ideal = quadrant is Quadrant.IDEAL
    return {
        "Outcome": quadrant.title,
        "Figure": _figure(one[quadrant], one.who),
        "Against Ideal": figures.DASH if ideal else _gap(one.gap(quadrant), one.unit),
    }


def _figure(found: Estimate, who: str) -> str:
    """The value, its likely range and of how many."""
    if found.shown is Display.HIDDEN:
        return figures.value(found)
    likely = f"likely {figures.between(found)}"
    if found.shown is Display.INTERVAL:
        return f"{likely} ({found.n:,} {who})"
    return f"{figures.value(found)} ({likely}; {found.n:,} {who})"


def _gap(gap: Gap | None, unit: str) -> str:
    """The difference in points, or money, with its likely range; the range alone of few."""
    if gap is None:
        return figures.UNKNOWN
    low, high = gap.interval.low, gap.interval.high
    points = "" if unit == figures.MONEY else " points"
    limits = f"likely {_signed(low, unit)} to {_signed(high, unit)}"
    if low <= 0 <= high:
        return f"too close to tell ({limits}{points})"
    return f"{_signed(gap.value, unit)}{points} ({limits})" if gap.sure else f"{limits}{points}"


def _signed(amount: float, unit: str) -> str:
    return f"{'+' if amount > 0 else ''}{figures.bare(amount, unit)}"


def _pick_paradox() -> None:
    st.session_state[picks.OUTCOME] = Quadrant.PARADOX.title
