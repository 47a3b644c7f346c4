"""How well a measure works on this data, in plain sentences."""

import pandas as pd
import streamlit as st

from cxmetrics.analyses.grounds.sentence import correlation, likely, number, percent, share_of
from cxmetrics.analyses.guiding import agreement, diagnostics
from cxmetrics.analyses.guiding.agreement import Related
from cxmetrics.analyses.guiding.diagnostics import Diagnosis
from cxmetrics.analyses.guiding.timing import LEAST_MONTHS, Timing
from cxmetrics.charts import figures
from cxmetrics.stats.lead_lag import Order
from cxmetrics.ui.plain import plain

LONGEST = 900
CAVEAT = (
    "Taking the noise out goes too far where the same people answered both, for what moved one answer by chance moved "
    "the other too."
)


def draw(found: Diagnosis, names: dict[str, str], level: float) -> None:
    """The five questions about a measure, one below the other; `names` are those of the other measures."""
    st.markdown("**How well it works here**")
    told = (
        ("How exact", precision(found)),
        ("Who answered it", coverage(found)),
        ("How steady", stability(found)),
        ("What goes with it", together(found, names)),
        ("What comes before it", before(found, names)),
        ("Who did not answer", silent(found, level)),
    )
    st.markdown("\n".join(f"- {title}: {plain(words, LONGEST)}" for title, words in told if words))


def precision(found: Diagnosis) -> str:
    """Half the likely range, the smallest change noticed from month to month, the answers a goal takes."""
    of, unit = found.precision, found.estimate.unit
    if of.half_width is None:
        return "cannot tell, there are too few."
    told = [f"give or take {_sized(of.half_width, unit)} now"]
    if of.noticeable is not None and of.usual_n:
        told.append(
            f"between two usual months of {of.usual_n:,} a change of {_sized(of.noticeable, unit)} would mostly be noticed"
        )
    if of.needed is not None and of.goal is not None:
        goal = "0.1" if unit == "rating" else f"{of.goal:g} points"
        told.append(f"to know it to ± {goal} takes {of.needed:,} answers")
    return "; ".join(told) + "."


def coverage(found: Diagnosis) -> str:
    """How many answered, left it blank, or gave what is not on the scale; nothing of what is no single question."""
    of = found.estimate
    if found.measure.behaviour is not None or found.measure.column is None:
        return ""
    everybody = of.n + of.missing + of.off_scale
    if not everybody:
        return "nobody."
    blank = f", {of.missing:,} left it blank" if of.missing else ""
    off = f", {of.off_scale:,} gave an answer that is not on the scale" if of.off_scale else ""
    return f"{of.n:,} of {everybody:,} ({percent(of.n / everybody)}){blank}{off}."


def stability(found: Diagnosis) -> str:
    """How like the month before each one is, and how often chance does not explain it."""
    of = found.stability
    if of is None:
        return f"cannot tell, this takes {diagnostics.LEAST_MONTHS} whole months that may be shown."
    alike = (
        ""
        if of.alike is None
        else f", each like the one before with a correlation of {correlation(of.alike)}"
    )
    return (
        f"{of.months} months{alike}; {number(of.signals_a_year)} changes a year that chance does not explain."
    )


def together(found: Diagnosis, names: dict[str, str]) -> str:
    """The measure that goes with it most, over groups or months."""
    of = found.agreement
    units = _units(found)
    if not of.of:
        return f"cannot tell, this takes another figure and {agreement.LEAST_UNITS} {units} that may be shown for both."
    most = max(of.of, key=lambda one: abs(one.correlation.r))
    return (
        f"over {units}, most of all “{names[most.other.id]}”, with a rank correlation of "
        f"{correlation(most.correlation.r)} ({likely(most.correlation.interval, correlation)}; "
        f"{most.correlation.n} {units})."
    )


def related(found: Diagnosis, names: dict[str, str]) -> None:
    """The rank correlations with all other measures, as a table; nothing without any."""
    if not found.agreement.of:
        return
    st.dataframe(
        pd.DataFrame([_related(one, names) for one in found.agreement.of]),
        hide_index=True,
        key=f"related_{found.measure.id}",
        height="content",
        alt=f"How {found.name} goes with the other figures, over {_units(found)}",
    )
    if any(one.corrected is not None for one in found.agreement.of):
        st.caption(CAVEAT)


def before(found: Diagnosis, names: dict[str, str]) -> str:
    """What moves before or after it; never what causes it."""
    if not found.timings.of:
        return (
            f"cannot tell, this takes another figure and {LEAST_MONTHS} months in a row of both; "
            f"there are {found.timings.months}."
        )
    told = [words for one in found.timings.of if (words := _timing(one, names))]
    if not told:
        return "nothing moves before or after it more than chance explains."
    return "; ".join(told) + ". What comes before need not be what makes it move."


def silent(found: Diagnosis, level: float) -> str:
    """What those who did not answer leave open; nothing where nobody said how many were asked."""
    if found.asked is None or found.open_range is None:
        return ""
    low, high = (figures.bare(v, found.estimate.unit) for v in (found.open_range.low, found.open_range.high))
    return (
        f"{share_of(found.asked, level, 'asked')} answered. Whatever the others think, the figure for everybody asked "
        f"lies between {low} and {high}."
    )


def _related(one: Related, names: dict[str, str]) -> dict[str, str | int]:
    low, high = one.correlation.interval.low, one.correlation.interval.high
    return {
        "Goes with": names[one.other.id],
        "Rank correlation": correlation(one.correlation.r),
        "Likely": f"{correlation(low)} to {correlation(high)}",
        "Of": one.correlation.n,
        "Noise taken out": "cannot tell" if one.corrected is None else correlation(one.corrected),
    }


def _units(found: Diagnosis) -> str:
    by = found.agreement.by
    return f"values of “{by.label}”" if by else "months"


def _timing(one: Timing, names: dict[str, str]) -> str:
    """“NPS comes 2 months before it”; nothing where the two are unrelated."""
    months = f"{abs(one.found.lag)} {'month' if abs(one.found.lag) == 1 else 'months'}"
    r = correlation(one.found.correlation)
    said = {
        Order.FIRST: f"it comes {months} before {names[one.other.id]} ({r})",
        Order.SECOND: f"{names[one.other.id]} comes {months} before it ({r})",
        Order.TOGETHER: f"{names[one.other.id]} moves in the same month ({r})",
    }
    return said.get(one.found.order, "")


def _sized(amount: float, unit: str) -> str:
    """A size in the unit of the figure: 6 points, 0.21, 9 min."""
    if unit in ("%", "points", "of 100"):
        return f"{number(amount)} points"
    return figures.number(amount, unit)
