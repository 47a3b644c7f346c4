"""A few scores with their intervals, small enough to stand beside others of the same kind."""

from functools import lru_cache

import altair as alt
import pandas as pd

from cxmetrics.charts.figures import between, value
from cxmetrics.charts.side_by_side import ROOMY
from cxmetrics.charts.theme import KEPT, Palette, Spec, finish
from cxmetrics.model import Display, Estimate

Rows = tuple[tuple[str, Estimate], ...]


@lru_cache(maxsize=KEPT)
def chart(
    rows: Rows, colours: Palette, *, low: float = 0.0, title: str = "Score of 100", lit: str | None = None
) -> Spec:
    """A dot with its interval for each row, in the order given; the one that is `lit` stands out."""
    base = alt.Chart(frame(rows).assign(lit=[name == lit for name, _ in rows]))
    scale = alt.Scale(domain=(low, 100), nice=False)
    y = alt.Y(
        "name:N", sort=None, title=None, axis=alt.Axis(grid=False, labelLimit=130, labelColor=colours.text)
    )
    colour = alt.Color(
        "lit:N",
        scale=alt.Scale(domain=[False, True], range=[colours.quiet, colours.categories[1]]),
        legend=None,
    )
    tooltip = [
        alt.Tooltip("name:N", title="What"),
        alt.Tooltip("shown:N", title="Score"),
        alt.Tooltip("likely:N", title="Likely"),
        alt.Tooltip("n:Q", title="Responses", format=","),
    ]
    x = alt.X(
        "value:Q",
        title=title,
        scale=scale,
        axis=alt.Axis(tickCount=4, labelOverlap="greedy", labelSeparation=ROOMY),
    )
    lines = base.mark_rule(strokeWidth=4, opacity=0.5, clip=True).encode(
        x=alt.X("low:Q", scale=scale), x2="high", y=y, color=colour, tooltip=tooltip
    )
    dots = base.mark_point(filled=True, size=110, opacity=1).encode(
        x=x, y=y, color=colour, shape=alt.Shape("lit:N", legend=None), tooltip=tooltip
    )
    return finish([lines, dots], colours, alt.Step(32))


def frame(rows: Rows) -> pd.DataFrame:
    """A row each: name, value where there may be one, limits, both in words, and n."""
    return pd.DataFrame(
        [
            {
                "name": name,
                "value": estimate.value if estimate.shown is Display.VALUE else None,
                "low": estimate.low,
                "high": estimate.high,
                "shown": value(estimate),
                "likely": between(estimate),
                "n": estimate.n,
            }
            for name, estimate in rows
        ]
    )


def lowest(rows: Rows) -> float:
    """Where an axis for these may start: a ten below every interval."""
    lows = [estimate.low for _, estimate in rows if estimate.low is not None]
    return max(0.0, (min(lows, default=0.0) - 3) // 10 * 10)
