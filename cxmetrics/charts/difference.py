"""How far apart two groups are, with no difference marked."""

from functools import lru_cache

import altair as alt
import pandas as pd

from cxmetrics.analyses.comparing.difference import Difference
from cxmetrics.charts import apart
from cxmetrics.charts.compare import LABEL, ROW
from cxmetrics.charts.side_by_side import ROOMY
from cxmetrics.charts.theme import KEPT, Palette, Spec, finish

LINE = "Difference"


@lru_cache(maxsize=KEPT)
def chart(found: Difference, colours: Palette, *, title: str) -> Spec:
    """The interval of the difference as a line before a rule at 0; coloured only where one is better."""
    base = alt.Chart(pd.DataFrame([row(found)]))
    x = alt.X(
        "low:Q",
        title=title,
        scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(tickCount=5, labelOverlap="greedy", labelSeparation=ROOMY),
    )
    y = alt.Y("line:N", title=None, axis=alt.Axis(grid=False, labelLimit=LABEL, labelColor=colours.text))
    ink = colour(found.better, colours)
    tooltip = [
        alt.Tooltip("shown:N", title="Difference"),
        alt.Tooltip("n:Q", title="Answers in both", format=","),
    ]
    none = base.mark_rule(color=colours.text, strokeWidth=1.5, strokeDash=[4, 3]).encode(x=alt.X("zero:Q"))
    line = base.mark_rule(strokeWidth=6, opacity=0.55, strokeCap="round", color=ink).encode(
        x=x, x2="high", y=y, tooltip=tooltip
    )
    dot = base.mark_point(filled=True, size=130, opacity=1, color=ink, shape="diamond").encode(
        x=alt.X("change:Q", title=title), y=y, tooltip=tooltip
    )
    return finish([none, line, dot], colours, alt.Step(ROW))


def row(found: Difference) -> dict[str, object]:
    """The difference, its limits and the number of answers; the middle only where answers suffice for it."""
    return {
        "line": LINE,
        "zero": 0,
        "change": found.change if found.sure else None,
        "low": found.low,
        "high": found.high,
        "n": found.first.n + found.second.n,
        "shown": apart.of(found),
    }


def colour(better: bool | None, colours: Palette) -> str:
    """That of better or worse, quiet where it is not certain; the words beside it say the same."""
    if better is None:
        return colours.quiet
    return colours.categories[2] if better else colours.categories[1]
