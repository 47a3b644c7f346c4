"""How much of the revenue the best customers brought."""

from functools import lru_cache

import altair as alt
import pandas as pd

from cxmetrics.analyses.customers.worth import Held
from cxmetrics.charts.figures import between, value
from cxmetrics.charts.theme import KEPT, Palette, Spec, finish
from cxmetrics.model import Display


@lru_cache(maxsize=KEPT)
def chart(held: tuple[Held, ...], colours: Palette) -> Spec:
    """A bar with its interval for the best tenth, fifth and half, in per cent of the revenue."""
    data = frame(held)
    base = alt.Chart(data[data["low"].notna()])
    scale = alt.Scale(domain=(0, 100))
    y = alt.Y("who:N", sort=None, title=None, axis=alt.Axis(grid=False, labelColor=colours.text))
    tooltip = [
        alt.Tooltip("who:N", title="Customers"),
        alt.Tooltip("shown:N", title="Of the revenue"),
        alt.Tooltip("likely:N", title="Likely"),
        alt.Tooltip("n:Q", title="Customers in all", format=","),
    ]
    x = alt.X("share:Q", title="% of the revenue", scale=scale, axis=alt.Axis(tickCount=5))
    # Of a few customers only the range counts.
    bars = (
        alt.Chart(data[data["sure"]])
        .mark_bar(color=colours.categories[0], opacity=0.55)
        .encode(x=x, y=y, tooltip=tooltip)
    )
    ranges = base.mark_rule(strokeWidth=3, color=colours.text).encode(
        x=alt.X("low:Q", title="% of the revenue", scale=scale), x2=alt.X2(field="high"), y=y, tooltip=tooltip
    )
    return finish([bars, ranges], colours, alt.Step(40))


def frame(held: tuple[Held, ...]) -> pd.DataFrame:
    """A row a part of the customers: its share of the revenue with limits, the same as text, and n."""
    return pd.DataFrame(
        [
            {
                "who": f"Best {100 * part.top:.0f} %",
                "share": part.share.value,
                "low": part.share.low,
                "high": part.share.high,
                "sure": part.share.shown is Display.VALUE,
                "shown": value(part.share),
                "likely": between(part.share),
                "n": part.share.n,
            }
            for part in held
        ],
        columns=["who", "share", "low", "high", "sure", "shown", "likely", "n"],
    )
