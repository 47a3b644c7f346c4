"""The names of dots as they are drawn: each where `labels` found room for it at this width of the chart."""

from collections.abc import Sequence

import altair as alt

from cxmetrics.charts.label_choices import FONT, NEAR, Label
from cxmetrics.charts.labels import range_expression
from cxmetrics.charts.theme import Palette, Spec

RANGE = "range"
"""The drawing's parameter that says in which range of widths the chart is: see `labels`."""


def leaders(base: alt.Chart, colours: Palette, *, across: str, down: str) -> alt.Chart:
    """A thin line from a dot, whose place the two fields tell, to a name that had to move away from it."""
    far = f"max(abs({_of_range('dx')}), abs({_of_range('dy')})) > {NEAR}"
    ends = {f"{to}2Offset": alt.ExprRef(f"{far} ? {_of_range(f'd{to}')} : 0") for to in ("x", "y")}
    line = base.encode(x2=alt.X2(across), y2=alt.Y2(down))
    return line.mark_rule(strokeWidth=0.8, color=colours.quiet, **ends)  # type: ignore[arg-type, no-any-return]


def names(base: alt.Chart, colours: Palette) -> list[alt.Chart]:
    """Each name over a halo in the page's colour, so that it can be read across lines."""
    own = {key: alt.ExprRef(_of_range(key)) for key in ("text", "dx", "dy", "align")}
    return [
        base.mark_text(baseline="middle", fontSize=FONT, **look, **own)  # type: ignore[arg-type]
        for look in (
            {"stroke": colours.page, "strokeWidth": 4, "color": colours.page},
            {"color": colours.text},
        )
    ]


def columns(labels: Sequence[Label]) -> dict[str, object]:
    """The columns that tell where the name of one dot stands in each range of widths."""
    return {
        f"{field}_{place}": getattr(label, field)
        for place, label in enumerate(labels)
        for field in ("text", "dx", "dy", "align")
    }


def knowing_its_width(spec: Spec) -> Spec:
    """The drawing with the parameter its names need."""
    return {**spec, "params": [*spec.get("params", []), {"name": RANGE, "expr": range_expression()}]}


def _of_range(field: str) -> str:
    """What holds in the range of widths the chart is in: there is a column for each."""
    return f"datum['{field}_' + {RANGE}]"
