"""A measure over time, with its interval as a band and what stands out marked."""

from datetime import date
from functools import lru_cache
from typing import Literal

import altair as alt
import pandas as pd

from cxmetrics.analyses.periods import following, gaps
from cxmetrics.analyses.segment import in_words
from cxmetrics.analyses.trends.trend import Line, Trend
from cxmetrics.charts import marked, noted
from cxmetrics.charts.figures import between, value
from cxmetrics.charts.theme import KEPT, Palette, Spec, finish
from cxmetrics.model import Display
from cxmetrics.store.notes import Note

EVERYTHING = "All responses"
MOST_TICKS = 7


@lru_cache(maxsize=KEPT)
def chart(
    trend: Trend, colours: Palette, *, title: str, height: int = 380, notes: tuple[Note, ...] = ()
) -> Spec:
    """Lines with bands; a period with under 30 answers is a hollow dot, one with under 5 a gap.

    A single line stands before the limits of chance; what lies beyond them is marked on every line.
    """
    data = _with_gaps(trend)
    split = trend.split
    names = [_name(line, split) for line in trend.lines]
    first, end = _reach(trend)
    shown = noted.within(notes, first, end)
    colour = alt.Color(
        "group:N",
        scale=alt.Scale(domain=names, range=list(colours.categories[: len(names)])),
        legend=_legend("bottom" if shown else "top") if split else None,
    )
    x = alt.X(
        "period:T",
        title=None,
        axis=alt.Axis(format=_format(trend.every), grid=False, values=_ticks(trend), labelOverlap=True),
    )
    y = alt.Y("value:Q", title=title, scale=alt.Scale(zero=False, nice=True), axis=alt.Axis(tickCount=5))
    base = alt.Chart(data)
    band = base.mark_area(opacity=0.18 if len(names) < 3 else 0.08).encode(
        x=x, y=alt.Y("low:Q", title=title), y2="high", color=colour
    )
    line = base.mark_line(strokeWidth=2.5).encode(x=x, y=y, color=colour)
    dots = base.mark_point(size=55, strokeWidth=2, opacity=1).encode(
        x=x,
        y=y,
        color=colour,
        fill=alt.condition("datum.sure", colour, alt.value(colours.page)),
        tooltip=[
            *([alt.Tooltip("group:N", title="Group")] if split else []),
            alt.Tooltip("period:T", title="From", format="%d %b %Y"),
            alt.Tooltip("shown:N", title="Value"),
            alt.Tooltip("likely:N", title="Likely"),
            alt.Tooltip("n:Q", title="Answers", format=","),
        ],
    )
    only = trend.lines[0].signals if len(trend.lines) == 1 else None
    limits = marked.limits(only, colours, x, title) if only and only.known else []
    marks = marked.marks(trend, names, colours, x, y)
    rules = noted.rules(shown, first, end, colours)
    return finish([*limits, band, *rules, line, dots, *marks], colours, height)


def _ticks(trend: Trend) -> list[alt.DateTime]:
    """Some of the periods that are there, evenly spread, so that none is named twice."""
    periods = sorted({point.period for line in trend.lines for point in line.points})
    step = -(-len(periods) // MOST_TICKS)
    return [alt.DateTime(year=p.year, month=p.month, date=p.day) for p in periods[:: max(step, 1)]]


def _legend(where: Literal["top", "bottom"]) -> alt.Legend:
    """Below the chart where the words of notes stand above it."""
    return alt.Legend(orient=where, symbolType="stroke", symbolStrokeWidth=3, symbolOpacity=1)


def _reach(trend: Trend) -> tuple[date, date]:
    """From the first day that is drawn to the one after the last period."""
    periods = [point.period for line in trend.lines for point in line.points]
    if not periods:
        return date.max, date.min
    return min(periods), following(max(periods), trend.every)


def _with_gaps(trend: Trend) -> pd.DataFrame:
    """The frame with an empty row where periods are missing, so that no line leads across."""
    missing = [
        {"group": _name(line, trend.split), "period": pd.Timestamp(period), "sure": False, "n": 0}
        for line in trend.lines
        for period in gaps([point.period for point in line.points], trend.every)
    ]
    data = frame(trend)
    return pd.concat([data, pd.DataFrame(missing)]).sort_values("period") if missing else data


def frame(trend: Trend) -> pd.DataFrame:
    """A row a point: group, period, value, low, high, n, what chance gives and what stands out."""
    rows = []
    for line in trend.lines:
        for point, (limits, signal) in zip(line.points, marked.in_table(line), strict=True):
            e = point.estimate
            rows.append(
                {
                    "group": _name(line, trend.split),
                    "period": pd.Timestamp(point.period),
                    "value": e.value,
                    "low": e.low,
                    "high": e.high,
                    "n": e.n,
                    "sure": e.shown is Display.VALUE,
                    "shown": value(e),
                    "likely": between(e),
                    "limits": limits,
                    "signal": signal,
                }
            )
    return pd.DataFrame(rows)


def _name(line: Line, split: bool) -> str:
    if not split:
        return EVERYTHING
    return f"{line.name} ({line.folded})" if line.folded else in_words(line.name)


def _format(every: str) -> str:
    return {"quarter": "Q%q %Y", "month": "%b %Y"}.get(every, "%d %b %Y")
