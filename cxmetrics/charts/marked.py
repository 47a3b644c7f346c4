"""What stands out of a trend: the limits of chance, and the marks on what lies beyond them."""

from typing import Any

import altair as alt
import pandas as pd

from cxmetrics.analyses.trends.trend import Line, Trend
from cxmetrics.analyses.trends.verdict import Drift, Outside, Run, Shift, Signals
from cxmetrics.charts import figures
from cxmetrics.charts.theme import Palette
from cxmetrics.model import LEAST_SHOWN, Display, Estimate, Interval, Quadrant

SHAPES = {True: "triangle-up", False: "triangle-down"}
_ROOM = 0.12
_NEAR = 3


def limits(found: Signals, colours: Palette, x: alt.X, title: str) -> list[alt.Chart]:
    """A quiet band of what chance gives, with its centre."""
    data = pd.DataFrame(
        [
            {"period": pd.Timestamp(limit.period), "from": limit.low, "to": limit.high}
            | {
                "centre": found.centre if limit.centre is None else limit.centre,
                "said": "what chance alone gives",
            }
            for limit in found.limits
        ]
    )
    base = alt.Chart(data).encode(x=x)
    low, high = (alt.Y(f"{name}:Q", title=title) for name in ("from", "to"))
    return [
        base.mark_area(opacity=0.07, color=colours.quiet, interpolate="step").encode(y=low, y2="to"),
        *(
            base.mark_line(
                strokeWidth=1.0, strokeDash=[4, 3], color=colours.quiet, interpolate="step"
            ).encode(y=edge)
            for edge in (low, high)
        ),
        base.mark_line(interpolate="step", strokeWidth=1.0, color=colours.quiet).encode(
            y=alt.Y("centre:Q", title=title)
        ),
        *(
            alt.Chart(data.head(1))
            .mark_text(align="left", baseline="bottom", dy=-3, fontSize=11, **look)
            .encode(x=x, y=high, text="said:N")
            for look in (_halo(colours), {"color": colours.quiet})
        ),
    ]


def marks(trend: Trend, names: list[str], colours: Palette, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """A filled triangle on each period a signal is about, pointing where it lies, and a few words."""
    rows = [
        row for line, name in zip(trend.lines, names, strict=True) for row in _rows(line, name, trend.every)
    ]
    if not rows:
        return []
    _thin(rows, trend)
    colour = colours.quadrants[Quadrant.PARADOX]
    data = pd.DataFrame(rows)
    base = alt.Chart(data).encode(x=x, y=y)
    shape = alt.Shape(
        "side:N", scale=alt.Scale(domain=["above", "below"], range=list(SHAPES.values())), legend=None
    )
    ours: dict[str, Any] = {key: alt.ExprRef(f"datum.{key}") for key in ("align", "dy")}
    return [
        base.mark_point(
            size=150, filled=True, opacity=1, color=colour, stroke=colours.page, strokeWidth=1
        ).encode(
            shape=shape,
            tooltip=[
                *([alt.Tooltip("group:N", title="Group")] if trend.split else []),
                alt.Tooltip("period:T", title="From", format="%d %b %Y"),
                alt.Tooltip("shown:N", title="Value"),
                alt.Tooltip("signal:N", title="Signal"),
                alt.Tooltip("limits:N", title="Chance gives"),
                alt.Tooltip("n:Q", title="Answers", format=","),
            ],
        ),
        *(
            base.mark_text(fontSize=12, fontWeight="bold", **look, **ours).encode(text="label:N")
            for look in (_halo(colours), {"color": colour})
        ),
    ]


def _halo(colours: Palette) -> dict[str, Any]:
    """How words look beneath themselves, so that no line runs through them."""
    return {"color": colours.page, "stroke": colours.page, "strokeWidth": 4.0, "strokeJoin": "round"}


def in_table(line: Line) -> list[tuple[str, str]]:
    """Limits and signal of each point of a line, in words."""
    found = line.signals
    if found is None:
        return [("", "") for _ in line.points]
    known = {limit.period: limit for limit in found.limits}
    told = []
    for point in line.points:
        limit = known.get(point.period)
        signs = [_sign(signal) for signal in found.signals if _covers(signal, point.period)]
        if point.period == found.unfinished:
            signs.append("not finished yet")
        ends = between(Interval(limit.low, limit.high), found.unit) if limit else ""
        told.append((ends, "; ".join(signs)))
    return told


def between(limits: Interval, unit: str) -> str:
    """Limits in words, as an interval is told."""
    return figures.between(
        Estimate(limits.low, limits.low, limits.high, LEAST_SHOWN, Display.INTERVAL, unit=unit)
    )


def _covers(signal: Outside | Run | Shift | Drift, period: object) -> bool:
    if isinstance(signal, Shift):
        return period == signal.first
    return signal.first <= period <= signal.last  # type: ignore[operator]


def _sign(signal: Outside | Run | Shift | Drift) -> str:
    side = "above" if signal.above else "below"
    if isinstance(signal, Outside):
        return f"{side} what chance explains"
    if isinstance(signal, Run):
        return f"one of {signal.periods} in a row {side}"
    way = "up" if signal.above else "down"
    return f"level {way} from about here" if isinstance(signal, Shift) else f"drifting {way}"


def _rows(line: Line, name: str, every: str) -> list[dict[str, object]]:
    """A row a point that a signal is about; the words stand at the last of them."""
    if line.signals is None:
        return []
    words: dict[object, str] = {}
    sides: dict[object, bool] = {}
    for signal in line.signals.signals:
        at = signal.first if isinstance(signal, Shift) else signal.last
        side = "above" if signal.above else "below"
        label = f"{figures.period(at, every)}: {side}" if isinstance(signal, Outside) else _sign(signal)
        if isinstance(signal, Run):
            label = f"{signal.periods} in a row {side}"
        words[at] = label if isinstance(signal, Outside) else words.get(at, label)
        sides |= {p.period: signal.above for p in line.points if _covers(signal, p.period)}
    rows: list[dict[str, object]] = []
    for point, (ends, signs) in zip(line.points, in_table(line), strict=True):
        if point.period in sides and point.estimate.value is not None:
            above = sides[point.period]
            rows.append(
                {
                    "group": name,
                    "period": pd.Timestamp(point.period),
                    "value": point.estimate.value,
                    "shown": figures.value(point.estimate),
                    "n": point.estimate.n,
                    "side": "above" if above else "below",
                    "signal": signs,
                    "limits": ends,
                    "label": words.get(point.period, ""),
                    "dy": -16 if above else 18,
                }
            )
    return rows


def _thin(rows: list[dict[str, object]], trend: Trend) -> None:
    """Sets each label where there is room for it, and leaves out the words of one that is too near another."""
    periods = sorted({pd.Timestamp(p.period) for line in trend.lines for p in line.points})
    values = [p.estimate.value for line in trend.lines for p in line.points if p.estimate.value is not None]
    height = (max(values) - min(values)) or 1.0
    said: list[tuple[int, float]] = []
    for row in rows:
        place, value = periods.index(row["period"]), float(row["value"])  # type: ignore[arg-type]
        row["align"] = "left" if place < _NEAR else "right" if place > len(periods) - 1 - _NEAR else "center"
        if any(abs(place - at) <= _NEAR and abs(value - level) < _ROOM * height for at, level in said):
            row["label"] = ""
        elif row["label"]:
            said.append((place, value))
