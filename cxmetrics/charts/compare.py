"""Two figures side by side, each with its interval."""

from functools import lru_cache

import altair as alt
import pandas as pd

from cxmetrics.analyses.comparing.difference import Difference
from cxmetrics.charts import apart
from cxmetrics.charts.figures import between
from cxmetrics.charts.side_by_side import ROOMY
from cxmetrics.charts.theme import KEPT, Palette, Spec, finish
from cxmetrics.charts.tooltip import tooltip
from cxmetrics.model import Display, Estimate

ROW = 40
LABEL = 150


@lru_cache(maxsize=KEPT)
def chart(found: Difference, names: tuple[str, str], colours: Palette, *, title: str) -> Spec:
    """A line for each of the two, from one limit to the other, with a dot where answers suffice for a value."""
    rows = table(found, names)
    x = alt.X(
        "low:Q",
        title=title,
        scale=alt.Scale(zero=False, nice=True),
        axis=alt.Axis(tickCount=5, labelOverlap="greedy", labelSeparation=ROOMY),
    )
    y = alt.Y(
        "group:N", title=None, sort=None, axis=alt.Axis(grid=False, labelLimit=LABEL, labelColor=colours.text)
    )
    colour = alt.Color(
        "place:N", scale=alt.Scale(domain=["0", "1"], range=list(colours.categories[:2])), legend=None
    )
    base = alt.Chart(pd.DataFrame(rows)).encode(
        y=y, color=colour, tooltip=tooltip({"Group": "group", "Value": "shown", "Likely": "likely"})
    )
    lines = base.mark_rule(strokeWidth=6, opacity=0.45, strokeCap="round").encode(x=x, x2="high")
    dots = base.mark_point(filled=True, size=130, opacity=1).encode(x=alt.X("value:Q", title=title))
    return finish([lines, dots], colours, alt.Step(ROW))


def table(found: Difference, names: tuple[str, str]) -> list[dict[str, object]]:
    """A row for each of the two: name, value where there may be one, limits, n, and both in words."""
    return [
        _row(name, estimate, place, apart.finer(found))
        for place, (name, estimate) in enumerate(zip(names, (found.first, found.second), strict=True))
    ]


def _row(name: str, estimate: Estimate, place: int, finer: int) -> dict[str, object]:
    return {
        "group": name,
        "place": str(place),
        "value": estimate.value if estimate.shown is Display.VALUE else None,
        "low": estimate.low,
        "high": estimate.high,
        "n": estimate.n,
        "shown": apart.shown(estimate, finer),
        "likely": between(estimate),
    }
