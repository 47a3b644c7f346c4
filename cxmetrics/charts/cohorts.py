"""Cohorts as a table of colours: how many of each month's new customers bought again, month after month."""

from functools import lru_cache

import altair as alt
import pandas as pd

from cxmetrics.analyses.customers.cohorts import DAYS, Cohort, Cohorts
from cxmetrics.charts.figures import between, period, value
from cxmetrics.charts.theme import KEPT, Palette, Spec, finish
from cxmetrics.model import Display, Estimate

TOGETHER = "All together"
NARROW = "–"


@lru_cache(maxsize=KEPT)
def chart(found: Cohorts, colours: Palette) -> Spec:
    """A cell for each cohort and span of thirty days; only figures that stand on enough people are coloured."""
    data = frame(found)
    rows = list(dict.fromkeys(data["cohort"]))
    x = alt.X(
        "span:O",
        title=f"How many times {DAYS} days after the first purchase",
        axis=alt.Axis(labelAngle=0, grid=False, orient="top"),
    )
    y = alt.Y("cohort:N", sort=rows, title=None, axis=alt.Axis(grid=False, labelColor=colours.text))
    base = alt.Chart(data).encode(x=x, y=y)
    tooltip = [
        alt.Tooltip("cohort:N", title="First purchase"),
        alt.Tooltip("days:N", title="Days after it"),
        alt.Tooltip("shown:N", title="Bought again"),
        alt.Tooltip("likely:N", title="Likely"),
        alt.Tooltip("n:Q", title="Customers", format=","),
    ]
    # So light that the words can be read on the deepest cell, too.
    cells = base.mark_rect(stroke=colours.page, strokeWidth=2, opacity=0.45).encode(
        color=alt.Color(
            "colour:Q",
            scale=alt.Scale(range=[colours.grid, colours.categories[0]], domainMin=0),
            legend=None,
        ),
        tooltip=tooltip,
    )
    words = base.mark_text(fontSize=11, color=colours.text).encode(text="text:N", tooltip=tooltip)
    return finish([cells, words], colours, alt.Step(26))


def frame(found: Cohorts) -> pd.DataFrame:
    """A row a cell that is old enough: cohort, span, share, its limits as text, and n."""
    rows = []
    for cohort in (found.together, *found.of):
        for number, cell in enumerate(cohort.again, start=1):
            if cell is not None:
                rows.append(_cell(cohort, number, cell))
    columns = ["cohort", "span", "days", "text", "shown", "likely", "colour", "n"]
    return pd.DataFrame(rows, columns=columns)


def table(found: Cohorts) -> pd.DataFrame:
    """The same as people read a table: a row a cohort, a column a span; blank where it is not old enough."""
    return pd.DataFrame(
        [
            {
                "First purchase": name(cohort),
                "Customers": cohort.customers,
                **{
                    f"Days {DAYS * i + 1}–{DAYS * (i + 1)}": "" if cell is None else value(cell)
                    for i, cell in enumerate(cohort.again)
                },
            }
            for cohort in (found.together, *found.of)
        ]
    )


def name(cohort: Cohort) -> str:
    """The month of a cohort, or that it is all of them."""
    return period(cohort.start, "month") if cohort.start else TOGETHER


def _cell(cohort: Cohort, number: int, cell: Estimate) -> dict[str, object]:
    sure = cell.shown is Display.VALUE
    return {
        "cohort": name(cohort),
        "span": number,
        "days": f"{DAYS * (number - 1) + 1} to {DAYS * number}",
        "text": f"{cell.value:.0f}" if sure else (NARROW if cell.shown is Display.HIDDEN else "~"),
        "shown": value(cell),
        "likely": between(cell),
        "colour": cell.value if sure else 0.0,
        "n": cell.n,
    }
