"""Figures that were worked out elsewhere, over time as they stand: lines without intervals."""

from functools import lru_cache

import altair as alt
import pandas as pd

from cxmetrics.analyses.figures import Line
from cxmetrics.analyses.segment import in_words
from cxmetrics.charts.theme import KEPT, Palette, Spec, finish

MOST_LINES = 7
WHOLE = "All"


@lru_cache(maxsize=KEPT)
def chart(lines: tuple[Line, ...], colours: Palette, *, title: str, height: int = 380) -> Spec:
    """A line with a dot at each figure for each of `lines`, of which there are at most MOST_LINES."""
    names = [_name(line, lines) for line in lines]
    colour = alt.Color(
        "group:N",
        scale=alt.Scale(domain=names, range=list(colours.categories[: len(names)])),
        legend=alt.Legend(symbolType="stroke", symbolStrokeWidth=3) if len(lines) > 1 else None,
    )
    x = alt.X("day:T", title=None, axis=alt.Axis(format="%b %Y", grid=False, tickCount=6, labelOverlap=True))
    y = alt.Y("value:Q", title=title, scale=alt.Scale(zero=False, nice=True), axis=alt.Axis(tickCount=5))
    base = alt.Chart(frame(lines))
    line = base.mark_line(strokeWidth=2.5).encode(x=x, y=y, color=colour)
    dots = base.mark_point(size=55, filled=True, opacity=1).encode(
        x=x,
        y=y,
        color=colour,
        tooltip=[
            alt.Tooltip("group:N", title="Group"),
            alt.Tooltip("day:T", title="From", format="%d %b %Y"),
            alt.Tooltip("value:Q", title="Figure"),
        ],
    )
    return finish([line, dots], colours, height)


def frame(lines: tuple[Line, ...]) -> pd.DataFrame:
    """A row a figure: group, day and value."""
    return pd.DataFrame(
        [
            {"group": _name(line, lines), "day": pd.Timestamp(day), "value": value}
            for line in lines
            for day, value in line.points
        ],
        columns=["group", "day", "value"],
    )


def _name(line: Line, lines: tuple[Line, ...]) -> str:
    return WHOLE if line.name is None and len(lines) == 1 else in_words(line.name)
