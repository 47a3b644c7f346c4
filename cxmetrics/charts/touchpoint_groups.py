"""Two groups side by side on every rating, on 0–100."""

from functools import lru_cache

import altair as alt
import pandas as pd

from cxmetrics.analyses.comparing.touchpoint_groups import Pair, TouchpointGroups
from cxmetrics.charts.apart import signed
from cxmetrics.charts.figures import between, value
from cxmetrics.charts.theme import KEPT, Palette, Spec, finish
from cxmetrics.model import Interval

HOLDS, CLOSE = "holds", "too close to tell"
FAINT = 0.35


@lru_cache(maxsize=KEPT)
def chart(found: TouchpointGroups, names: tuple[str, str], colours: Palette) -> Spec:
    """Two dots with their intervals for each rating; those that do not certainly differ are faint."""
    rows = [row for pair in found.pairs for row in _rows(pair, names)]
    ends = [low for pair in found.pairs for low in _lows(pair)]
    scale = alt.Scale(domain=(max(0.0, (min(ends, default=0.0) - 3) // 10 * 10), 100), nice=False)
    colour = alt.Color(
        "group:N",
        scale=alt.Scale(domain=list(names), range=[colours.categories[0], colours.categories[1]]),
        legend=alt.Legend(),
    )
    y = alt.Y(
        "label:N", sort=None, title=None, axis=alt.Axis(grid=False, labelLimit=150, labelColor=colours.text)
    )
    base = alt.Chart(pd.DataFrame(rows)).encode(
        y=y,
        yOffset=alt.YOffset("group:N", sort=list(names)),
        color=colour,
        opacity=alt.Opacity("strong:Q", scale=None),
        tooltip=[
            alt.Tooltip("question:N", title="Rating"),
            alt.Tooltip("group:N", title="Group"),
            alt.Tooltip("shown:N", title="Average"),
            alt.Tooltip("likely:N", title="Likely"),
            alt.Tooltip("difference:N", title="Difference"),
            alt.Tooltip("verdict:N", title="It"),
            alt.Tooltip("n:Q", title="Answers", format=","),
        ],
    )
    x = alt.X("score:Q", title="Score of 100", scale=scale, axis=alt.Axis(tickCount=5))
    lines = base.mark_rule(strokeWidth=3, clip=True).encode(x=alt.X("low:Q", scale=scale), x2="high")
    dots = base.mark_point(filled=True, size=80).encode(
        x=x, shape=alt.Shape("group:N", scale=alt.Scale(domain=list(names), range=["circle", "diamond"]))
    )
    return finish([lines, dots], colours, alt.Step(38, **{"for": "position"}))


def table(found: TouchpointGroups, names: tuple[str, str]) -> pd.DataFrame:
    """A row a rating: both averages on its own scale, the difference, and whether it holds."""
    return pd.DataFrame(
        [
            {
                "Rating": pair.column.label,
                names[0]: value(pair.difference.first),
                names[1]: value(pair.difference.second),
                "Difference (likely)": _difference(pair),
                "Says": _verdict(pair),
                "Answers": pair.difference.first.n + pair.difference.second.n,
            }
            for pair in found.pairs
        ]
    )


def _rows(pair: Pair, names: tuple[str, str]) -> list[dict[str, object]]:
    return [
        {
            "question": pair.column.label,
            "label": f"{'▲ ' if pair.holds and pair.difference.better else '▼ ' if pair.holds else ''}{pair.column.label}",
            "group": name,
            "score": _on_100(pair, estimate.value),
            "low": _on_100(pair, estimate.low),
            "high": _on_100(pair, estimate.high),
            "shown": value(estimate),
            "likely": between(estimate),
            "difference": _difference(pair),
            "verdict": _verdict(pair),
            "n": estimate.n,
            "strong": 1.0 if pair.holds else FAINT,
        }
        for name, estimate in zip(names, (pair.difference.first, pair.difference.second), strict=True)
    ]


def _lows(pair: Pair) -> list[float]:
    both = pair.difference.first.low, pair.difference.second.low
    return [pair.of_100(low) for low in both if low is not None]


def _on_100(pair: Pair, figure: float | None) -> float | None:
    return None if figure is None else pair.of_100(figure)


def _difference(pair: Pair) -> str:
    told = pair.difference
    limits = None if told.low is None or told.high is None else Interval(told.low, told.high)
    return signed(limits, told.change, told.unit)


def _verdict(pair: Pair) -> str:
    return HOLDS if pair.holds else CLOSE
