"""Ratings on 0–100 with their intervals, the lowest on top."""

from functools import lru_cache

import altair as alt
import pandas as pd

from cxmetrics.analyses.touchpoints import Rated
from cxmetrics.charts.figures import between, value
from cxmetrics.charts.theme import KEPT, Palette, Spec, finish
from cxmetrics.model import Side

NO_SIDE = "side not said"
SHOWN = ["question", "side", "shown", "likely", "n"]


@lru_cache(maxsize=KEPT)
def chart(ratings: tuple[Rated, ...], colours: Palette) -> Spec:
    """A dot with its interval for each rating, coloured by side."""
    data = frame(ratings)
    colour = alt.Color(
        "side:N",
        scale=alt.Scale(
            domain=[Side.SERVICE, Side.EXPERIENCE, NO_SIDE],
            range=[colours.sides[Side.SERVICE], colours.sides[Side.EXPERIENCE], colours.quiet],
        ),
        legend=alt.Legend(),
    )
    lows = [row for row in data["low"] if row is not None]
    start = max(0.0, min(lows, default=0.0) // 10 * 10)
    x = alt.X(
        "score:Q",
        title="Score of 100",
        scale=alt.Scale(domain=(start, 100), nice=False),
        axis=alt.Axis(tickCount=5),
    )
    y = alt.Y(
        "question:N",
        sort=None,
        title=None,
        axis=alt.Axis(grid=False, labelLimit=150, labelColor=colours.text),
    )
    base = alt.Chart(data)
    bars = base.mark_rule(strokeWidth=3, opacity=0.5).encode(
        x=alt.X("low:Q", scale=alt.Scale(domain=(start, 100))), x2="high", y=y, color=colour
    )
    dots = base.mark_point(filled=True, size=110).encode(
        x=x,
        y=y,
        color=colour,
        shape=alt.Shape("side:N", legend=None),
        tooltip=[
            alt.Tooltip("question:N", title="Question"),
            alt.Tooltip("side:N", title="Side"),
            alt.Tooltip("shown:N", title="Score of 100"),
            alt.Tooltip("likely:N", title="Likely"),
            alt.Tooltip("n:Q", title="Answers", format=","),
        ],
    )
    return finish([bars, dots], colours, alt.Step(34))


def frame(ratings: tuple[Rated, ...]) -> pd.DataFrame:
    """A row a rating: question, side, score with its limits, the same as text, and n."""
    return pd.DataFrame(
        [
            {
                "question": rated.column.label,
                "side": str(rated.side) if rated.side else NO_SIDE,
                "score": rated.estimate.value,
                "low": rated.estimate.low,
                "high": rated.estimate.high,
                "shown": value(rated.estimate),
                "likely": between(rated.estimate),
                "n": rated.estimate.n,
            }
            for rated in ratings
        ]
    )
