"""A share day by day, as a staircase with its interval: who bought again, who still buys."""

from functools import lru_cache

import altair as alt
import pandas as pd

from cxmetrics.analyses.customers.curve import Step
from cxmetrics.charts.theme import KEPT, Palette, Spec, finish

AFTER = "Days after the first purchase"


@lru_cache(maxsize=KEPT)
def chart(
    steps: tuple[Step, ...], colours: Palette, *, title: str, mark: int | None = None, height: int = 300
) -> Spec:
    """The steps from 0 to 100 %; a line stands at the day `mark`, where there is one."""
    base = alt.Chart(frame(steps))
    x = alt.X("day:Q", title=AFTER, axis=alt.Axis(grid=False, tickCount=8), scale=alt.Scale(nice=False))
    scale = alt.Scale(domain=(0, 100))
    colour = colours.categories[0]
    band = base.mark_area(opacity=0.18, interpolate="step-after", color=colour).encode(
        x=x, y=alt.Y("low:Q", title=title, scale=scale), y2=alt.Y2(field="high")
    )
    line = base.mark_line(strokeWidth=2.5, interpolate="step-after", color=colour).encode(
        x=x,
        y=alt.Y("share:Q", title=title, scale=scale, axis=alt.Axis(tickCount=5)),
        tooltip=[
            alt.Tooltip("day:Q", title="Day"),
            alt.Tooltip("share:Q", title="%", format=".1f"),
            alt.Tooltip("low:Q", title="Likely from", format=".1f"),
            alt.Tooltip("high:Q", title="to", format=".1f"),
            alt.Tooltip("n:Q", title="Customers still followed", format=","),
        ],
    )
    layers = [band, line]
    if mark is not None:
        rule = alt.Chart(pd.DataFrame({"day": [mark]})).mark_rule(
            strokeDash=[4, 4], color=colours.quiet, strokeWidth=1.5
        )
        layers.append(rule.encode(x="day:Q"))
    return finish(layers, colours, height)


def frame(steps: tuple[Step, ...]) -> pd.DataFrame:
    """A row a step: day, share, limits and how many were still followed."""
    return pd.DataFrame(
        [{"day": s.day, "share": s.share, "low": s.low, "high": s.high, "n": s.at_risk} for s in steps],
        columns=["day", "share", "low", "high", "n"],
    )
