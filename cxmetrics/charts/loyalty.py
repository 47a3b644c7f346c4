"""Promoters against detractors: who came back, group by group, each with its interval."""

from functools import lru_cache

import altair as alt
import pandas as pd

from cxmetrics.analyses.customers.loyalty import Split
from cxmetrics.charts.figures import between, value
from cxmetrics.charts.theme import KEPT, Palette, Spec, finish
from cxmetrics.model import Display


@lru_cache(maxsize=KEPT)
def chart(split: Split, colours: Palette, *, title: str) -> Spec:
    """A dot with its interval for each group that may be shown; hollow where only the range counts."""
    data = frame(split)
    y = alt.Y(
        "group:N",
        sort=[group.name for group in split.groups],
        title=None,
        axis=alt.Axis(grid=False, labelLimit=170, labelColor=colours.text),
    )
    scale = alt.Scale(domain=(0, 100))
    base = alt.Chart(data[data["back"].notna()])
    bars = base.mark_rule(strokeWidth=3, opacity=0.5, color=colours.categories[0]).encode(
        x=alt.X("low:Q", title=title, scale=scale, axis=alt.Axis(tickCount=5)), x2=alt.X2(field="high"), y=y
    )
    dots = base.mark_point(size=110, strokeWidth=2, opacity=1, color=colours.categories[0]).encode(
        x=alt.X("back:Q", title=title, scale=scale),
        y=y,
        fill=alt.condition("datum.sure", alt.value(colours.categories[0]), alt.value(colours.page)),
        tooltip=[
            alt.Tooltip("group:N", title="Customers"),
            alt.Tooltip("shown:N", title="Bought again"),
            alt.Tooltip("likely:N", title="Likely"),
            alt.Tooltip("n:Q", title="How many", format=","),
        ],
    )
    return finish([bars, dots], colours, alt.Step(38))


def frame(split: Split) -> pd.DataFrame:
    """A row a group: the share who came back with its limits, the same as text, and n."""
    return pd.DataFrame(
        [
            {
                "group": group.name,
                "back": group.back.value,
                "low": group.back.low,
                "high": group.back.high,
                "sure": group.back.shown is Display.VALUE,
                "shown": value(group.back),
                "likely": between(group.back),
                "n": group.customers,
            }
            for group in split.groups
        ],
        columns=["group", "back", "low", "high", "sure", "shown", "likely", "n"],
    )


def table(split: Split, window: int) -> pd.DataFrame:
    """The same as people read it, with what each group paid."""
    return pd.DataFrame(
        [
            {
                "Customers": group.name,
                "How many": group.customers,
                "Bought again": value(group.back),
                "likely": between(group.back),
                f"Paid per customer in {window} days": value(group.paid),
                "likely ": between(group.paid),
                "Paid per customer in all": value(group.in_all),
                "likely  ": between(group.in_all),
            }
            for group in split.groups
        ]
    )
