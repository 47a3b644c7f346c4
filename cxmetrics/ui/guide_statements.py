"""What is said of a metric, each with its verdict on this data in a word and a sign."""

from collections.abc import Sequence

import streamlit as st

from cxmetrics.analyses.checks.check import Checked, Verdict
from cxmetrics.analyses.guiding.guide import verdict
from cxmetrics.model import Statement
from cxmetrics.ui.frame import View
from cxmetrics.ui.plain import plain

LONGEST = 900
SIGNS = {
    Verdict.HOLDS: ("✔", "Holds here"),
    Verdict.FAILS: ("✘", "Does not hold here"),
    Verdict.CANNOT_TELL: ("?", "Cannot tell from your data"),
    Verdict.BY_DESIGN: ("◆", "True by design"),
    Verdict.SHOWN: ("▸", "The figure speaks for itself"),
}
COUNTED = {
    Verdict.HOLDS: ("holds", "hold"),
    Verdict.FAILS: ("does not", "do not"),
    Verdict.CANNOT_TELL: ("cannot tell", "cannot tell"),
    Verdict.BY_DESIGN: ("by design", "by design"),
    Verdict.SHOWN: ("shown", "shown"),
}
NOT_PUT = "Not put to the test: no figure of yours could settle it."
UNREAD = "Needs comments to be read by the program: not part of this version."


def checks(view: View, ids: Sequence[str]) -> dict[str, Checked | None]:
    """The verdicts on these statements, worked out once and kept."""
    return {id_: view.answer(verdict, id_) for id_ in ids}


def both_sides(
    pros: Sequence[Statement], cons: Sequence[Statement], found: dict[str, Checked | None]
) -> None:
    """What speaks for it beside what speaks against it."""
    left, right = st.columns(2)
    with left:
        listed("Speaks for it", pros, found)
    with right:
        listed("Speaks against it", cons, found)


def listed(title: str, statements: Sequence[Statement], found: dict[str, Checked | None]) -> None:
    """Statements one below the other: the words, the verdict, the figure behind it, and on demand the rule."""
    st.markdown(f"**{title}**")
    for statement in statements:
        with st.container(gap="xxsmall"):
            st.markdown(f"“{plain(statement.text, LONGEST)}”")
            _verdict(statement, found.get(statement.id or ""))


def counts(found: dict[Verdict, int]) -> str:
    """“5 hold, 2 do not, 3 cannot tell”, in the order of the verdicts."""
    told = [f"{n} {COUNTED[v][n != 1]}" for v in Verdict if (n := found.get(v, 0))]
    return ", ".join(told)


def _verdict(statement: Statement, told: Checked | None) -> None:
    if told is None:
        st.caption(UNREAD if statement.id else NOT_PUT)
        return
    sign, word = SIGNS[told.verdict]
    st.markdown(f"{sign} **{word}**", help=plain(f"The rule: {told.rule}", LONGEST))
    st.caption(plain(told.figure, LONGEST))
