"""What is said of the four quadrants, judged on this data, and what the people of each said and did."""

import pandas as pd
import streamlit as st

from cxmetrics.analyses.grounds.sentence import number
from cxmetrics.analyses.quadrant import Claim, Consequence, Cuts, Gap, Impossible, claims, consequences
from cxmetrics.charts import figures
from cxmetrics.model import Display, Estimate, Interval, Quadrant
from cxmetrics.stats.rank_correlation import Correlation
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
        st.caption(plain(" ".join([CAVEAT, *weak_checks(claim.test)]), LONGEST))


def weak_checks(test: Impossible) -> list[str]:
    """What the data itself says about chance and about one impression, where it can."""
    said = []
    if test.middle.lift is not None:
        # Of few poorly served only the range is told, as of their share.
        said.append(_by_chance(*test.middle.lift, sure=test.middle.share.shown is Display.VALUE))
    if test.halo.mean_r is not None:
        said.append(
            f"How far any two ratings of one person go together: correlation {_r(test.halo.mean_r)} on average, where "
            f"0 is not at all and 1 is entirely ({test.halo.n:,} responses)."
        )
    if test.halo.split is not None and test.sites is not None:
        said.append(_of_different_people(test.halo.split, test.sites.column.label))
    return said


def _by_chance(lift: float, limits: Interval, *, sure: bool) -> str:
    """How frequent it would be by chance, of how frequent it is; the other way round where it is more so."""
    as_if = "service and experience had nothing to do with each other"
    low, high = limits.low, limits.high
    if low <= 1.0 <= high:
        times = f"likely {number(low)} to {number(high)} times as frequent"
        return f"This outcome may be neither rarer nor more frequent than if {as_if} ({times})."
    if low > 1.0:
        likely = f"likely {number(low)} to {number(high)}"
        times = (
            f"about {number(lift)} times as frequent ({likely})" if sure else f"{likely} times as frequent"
        )
        return f"This outcome is {times} as it would be if {as_if}."
    least = number(1.0 / high)
    if not lift or not low:
        return f"If {as_if}, this outcome would likely be at least {least} times as frequent."
    likely = f"{least} to {number(1.0 / low)}"
    times = f"be about {number(1.0 / lift)} times as frequent (likely {likely})"
    return f"If {as_if}, this outcome would {times if sure else f'likely be {likely} times as frequent'}."


def _of_different_people(split: Correlation, field: str) -> str:
    """Whether service and experience of a group still go together where no person was asked for both."""
    limits = split.interval
    together, so = (
        ("still go together", "it is not only one impression")
        if limits.low > 0
        else ("do not surely go together", "it may be only one impression")
    )
    return (
        f"Asked of different people of the same group ({split.n} groups of “{field}”), service and experience {together}: "
        f"correlation {_r(split.r)} (likely {_r(limits.low)} to {_r(limits.high)}), so {so}."
    )


def _r(correlation: float) -> str:
    return figures.bare(correlation, "rating")


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
