"""Two groups side by side on several things at once, with those marked that certainly differ."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

import altair as alt
import pandas as pd

from cxmetrics.analyses.comparing.difference import Difference, Verdict
from cxmetrics.charts import apart
from cxmetrics.charts.figures import between
from cxmetrics.charts.theme import KEPT, Palette, Spec, finish
from cxmetrics.charts.tooltip import tooltip
from cxmetrics.model import Display, Estimate

Names = tuple[str, str]
Domain = tuple[float, float]
HOLDS, CLOSE = "holds", "too close to tell"
SHAPES = "circle", "diamond"
SIGNS = "●", "◆"
SAID = {
    "What": "what",
    "Group": "group",
    "Figure": "shown",
    "Likely": "likely",
    "Difference": "difference",
    "It": "verdict",
}
"""What the tooltip says, by its title."""
FAINT = 0.35
TALL = 38
ROOMY = 14
"""So many pixels at least lie between two numbers along an axis."""


def as_it_is(figure: float) -> float:
    """For figures that are counted as the axis is."""
    return figure


@dataclass(frozen=True)
class Line:
    """One thing both groups are set side by side on; `to_axis` turns its figures into those of the axis."""

    label: str
    difference: Difference
    holds: bool
    to_axis: Callable[[float], float] = as_it_is

    @property
    def mark(self) -> str:
        """▲ where the second group is certainly higher, ▼ where it is lower."""
        if not self.holds:
            return ""
        return "▲ " if self.difference.verdict is Verdict.HIGHER else "▼ "

    def on_axis(self, figure: float | None) -> float | None:
        """Where a figure lies on the axis."""
        return None if figure is None else self.to_axis(figure)


@lru_cache(maxsize=KEPT)
def chart(
    lines: tuple[Line, ...],
    names: Names,
    colours: Palette,
    *,
    title: str,
    domain: Domain,
    room: int = 150,
) -> Spec:
    """Two intervals for each line, with a dot where answers suffice; those that do not certainly differ are faint."""
    scale = alt.Scale(domain=list(domain), nice=False)
    base = alt.Chart(pd.DataFrame([row for line in lines for row in _rows(line, names)])).encode(
        y=alt.Y(
            "label:N",
            sort=None,
            title=None,
            axis=alt.Axis(grid=False, labelLimit=room, labelColor=colours.text),
        ),
        yOffset=alt.YOffset("group:N", sort=None),
        color=alt.Color(
            "group:N",
            sort=None,
            scale=alt.Scale(range=list(colours.categories[:2])),
            legend=None,
        ),
        opacity=alt.Opacity("strong:Q", scale=None),
        tooltip=tooltip(SAID),
    )
    x = alt.X(
        "value:Q",
        title=title,
        scale=scale,
        axis=alt.Axis(tickCount=5, labelOverlap="greedy", labelSeparation=ROOMY),
    )
    ranges = base.mark_rule(strokeWidth=3, clip=True).encode(x=alt.X("low:Q", scale=scale), x2="high")
    dots = base.mark_point(filled=True, size=80).encode(
        x=x, shape=alt.Shape("group:N", sort=None, scale=alt.Scale(range=list(SHAPES)), legend=None)
    )
    return finish([ranges, dots], colours, alt.Step(TALL, **{"for": "position"}))


def table(lines: tuple[Line, ...], names: Names, what: str, counted: str) -> pd.DataFrame:
    """A row a line: both figures, the difference with its range, whether it holds, and how many answered.

    The groups stand there with their signs: so no name of theirs is that of another column.
    """
    headings = [f"{sign} {name}" for sign, name in zip(SIGNS, names, strict=True)]
    return pd.DataFrame(
        [
            {
                what: line.label,
                **{head: row["shown"] for head, row in zip(headings, _rows(line, names), strict=True)},
                "Difference (likely)": apart.of(line.difference),
                "Says": HOLDS if line.holds else CLOSE,
                counted: line.difference.first.n + line.difference.second.n,
            }
            for line in lines
        ]
    )


def from_lowest(lines: tuple[Line, ...]) -> Domain:
    """An axis up to 100 that starts a ten below every interval."""
    return max(0.0, (min(_ends(lines, "low"), default=0.0) - 3) // 10 * 10), 100.0


def to_highest(lines: tuple[Line, ...]) -> Domain:
    """An axis from 0 up to the ten above every interval."""
    return 0.0, max(10.0, ceil(max(_ends(lines, "high"), default=100.0) / 10) * 10.0)


def _ends(lines: tuple[Line, ...], end: str) -> list[float]:
    both = [
        (line, getattr(one, end)) for line in lines for one in (line.difference.first, line.difference.second)
    ]
    return [at for line, figure in both if (at := line.on_axis(figure)) is not None]


def _rows(line: Line, names: Names) -> list[dict[str, object]]:
    both = line.difference.first, line.difference.second
    return [_row(line, name, estimate) for name, estimate in zip(names, both, strict=True)]


def _row(line: Line, name: str, estimate: Estimate) -> dict[str, object]:
    return {
        "what": line.label,
        "label": line.mark + line.label,
        "group": name,
        "value": line.on_axis(estimate.value) if estimate.shown is Display.VALUE else None,
        "low": line.on_axis(estimate.low),
        "high": line.on_axis(estimate.high),
        "shown": apart.shown(estimate, apart.finer(line.difference)),
        "likely": between(estimate),
        "difference": apart.of(line.difference),
        "verdict": HOLDS if line.holds else CLOSE,
        "n": estimate.n,
        "strong": 1.0 if line.holds else FAINT,
    }
