"""All groups of a measure under each other, with their intervals, in the order that luck is taken out of."""

from functools import lru_cache

import altair as alt
import pandas as pd

from cxmetrics.analyses.comparing.ranking import Placed, Ranking
from cxmetrics.analyses.segment import in_words
from cxmetrics.charts.apart import signed
from cxmetrics.charts.compare import LABEL
from cxmetrics.charts.difference import colour
from cxmetrics.charts.figures import DASH, bare, between, value
from cxmetrics.charts.theme import KEPT, Palette, Spec, finish
from cxmetrics.model import Display, Interval

ROW = 30
BETTER, WORSE, NEITHER = "▲ better", "▼ worse", "no certain difference"


@lru_cache(maxsize=KEPT)
def chart(ranking: Ranking, colours: Palette, *, title: str) -> Spec:
    """A line for each group; a dot at the value with luck taken out, a tick at the value as it was answered.

    Groups without a rank have a thin line only.
    """
    rows = [_row(group, colours) for group in ranking.groups]
    base = alt.Chart(pd.DataFrame(rows))
    x = alt.X("low:Q", title=title, scale=alt.Scale(zero=False, nice=True), axis=alt.Axis(tickCount=5))
    y = alt.Y(
        "group:N", title=None, sort=None, axis=alt.Axis(grid=False, labelLimit=LABEL, labelColor=colours.text)
    )
    own = alt.Color("colour:N", scale=None, legend=None)
    lines = base.mark_rule(opacity=0.5, strokeCap="round").encode(
        x=x, x2="high", y=y, color=own, size=alt.Size("width:Q", scale=None, legend=None), tooltip=_tooltip()
    )
    ticks = base.mark_tick(thickness=2, size=16, color=colours.text, opacity=0.7).encode(
        x=alt.X("raw:Q", title=title), y=y, tooltip=_tooltip()
    )
    dots = base.mark_point(filled=True, size=110, opacity=1).encode(
        x=alt.X("evened:Q", title=title), y=y, color=own, tooltip=_tooltip()
    )
    return finish([lines, dots, ticks], colours, alt.Step(ROW))


def table(ranking: Ranking) -> pd.DataFrame:
    """A row a group, in the order of the chart: place, both values, range, n, and against all others."""
    return pd.DataFrame(
        [
            {
                "Group": in_words(group.name),
                "Place": place(group, ranking.ranked),
                "With luck taken out": _evened(group),
                "As answered": value(group.estimate),
                "Likely": between(group.estimate),
                "Answers": group.estimate.n,
                "Against all others": _against(group),
                "Certain?": mark(group),
            }
            for group in ranking.groups
        ]
    )


def place(group: Placed, of: int) -> str:
    """“2 to 5 of 9”; a dash without a rank."""
    if group.ranks is None:
        return DASH
    best, worst = group.ranks.best, group.ranks.worst
    return f"{best} of {of}" if best == worst else f"{best} to {worst} of {of}"


def mark(group: Placed) -> str:
    """Better or worse than all others, where that stands."""
    if group.rest is None:
        return "too few answers"
    if not group.holds or _better(group) is None:
        return NEITHER
    return BETTER if _better(group) else WORSE


def _better(group: Placed) -> bool | None:
    """Whether the group is better than all others; None where that does not stand."""
    if not group.holds or group.rest is None or group.rest.change is None:
        return None
    return (group.rest.change > 0) is group.rest.higher_is_better


def _row(group: Placed, colours: Palette) -> dict[str, object]:
    estimate, ranked = group.estimate, group.ranks is not None
    return {
        "group": in_words(group.name),
        "low": estimate.low,
        "high": estimate.high,
        "raw": estimate.value if estimate.shown is Display.VALUE else None,
        "evened": group.shrunk if ranked else None,
        "n": estimate.n,
        "shown": value(estimate),
        "likely": between(estimate),
        "against": _against(group),
        "certain": mark(group),
        "colour": colour(_better(group), colours),
        "width": 6 if ranked else 2,
    }


def _against(group: Placed) -> str:
    rest = group.rest
    if rest is None or rest.low is None or rest.high is None:
        return DASH
    return signed(Interval(rest.low, rest.high), rest.change, rest.unit)


def _evened(group: Placed) -> str:
    if group.ranks is None or group.shrunk is None:
        return DASH
    return bare(group.shrunk, group.estimate.unit)


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("group:N", title="Group"),
        alt.Tooltip("shown:N", title="As answered"),
        alt.Tooltip("likely:N", title="Likely"),
        alt.Tooltip("n:Q", title="Answers", format=","),
        alt.Tooltip("against:N", title="Against all others"),
        alt.Tooltip("certain:N", title="Certain?"),
    ]
