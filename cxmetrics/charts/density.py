"""Where many single responses, or customers, lie: a place for each while they are few, else how dense."""

from functools import cache

import altair as alt

from cxmetrics.analyses.quadrant import Density, Outcomes
from cxmetrics.charts.fields import RESPONSES, corner_rows, cuts, field_rows
from cxmetrics.charts.plane import HIGHEST, Plane, holding
from cxmetrics.charts.quadrant import HEIGHT, assembled
from cxmetrics.charts.theme import Palette, Spec, filled
from cxmetrics.model import Quadrant, Side


def chart(
    outcomes: Outcomes,
    found: Density,
    colours: Palette,
    *,
    who: str = RESPONSES,
    quadrant: str | None = None,
    height: int = HEIGHT,
) -> Spec:
    """The four fields, and on them squares the darker the more lie in them, or a ring as large as its count."""
    scores = [score for x, y, _ in found.cells for score in (x, y)]
    plane = holding(scores, cuts(outcomes), colours)
    return filled(
        _drawing(plane, height, who, squares=found.step is not None),
        fields=field_rows(outcomes, plane, quadrant, who),
        corners=corner_rows(outcomes, plane, who),
        cells=_rows(found, plane.low, cuts(outcomes)),
    )


@cache
def _drawing(plane: Plane, height: int, who: str, *, squares: bool) -> Spec:
    return assembled([_heat(plane, who) if squares else _rings(plane, who)], plane, height, who)


def _heat(plane: Plane, who: str) -> alt.Chart:
    # The root makes the thin parts visible beside a place where half of all lie.
    shade = alt.Scale(type="sqrt", range=[plane.colours.grid, plane.colours.sides[Side.OVERALL]])
    heat: alt.Chart = (
        alt.Chart(alt.NamedData("cells"))
        .mark_rect(stroke=plane.colours.page, strokeWidth=1, opacity=0.85, cursor="pointer")
        .encode(
            x=plane.x("x"),
            x2=alt.X2("x2"),
            y=plane.y("y"),
            y2=alt.Y2("y2"),
            color=alt.Color("n:Q", scale=shade, legend=None),
            tooltip=_tooltip(who),
        )
    )
    return heat


def _rings(plane: Plane, who: str) -> alt.Chart:
    rings: alt.Chart = (
        alt.Chart(alt.NamedData("cells"))
        .mark_point(filled=True, shape="circle", opacity=0.45, color=plane.colours.text)
        .encode(
            x=plane.x("x"),
            y=plane.y("y"),
            size=alt.Size("n:Q", scale=alt.Scale(type="linear", rangeMin=20, rangeMax=500), legend=None),
            tooltip=_tooltip(who),
        )
    )
    return rings


def _rows(found: Density, low: float, cut: tuple[float, float]) -> list[dict[str, object]]:
    """A row a cell, with the far edges of a square, both its scores in words and the field it lies in."""
    return [
        {
            "x": max(x, low),
            "y": max(y, low),
            "x2": _edge(x, found.step),
            "y2": _edge(y, found.step),
            "service_shown": _said(x, found.step),
            "experience_shown": _said(y, found.step),
            "n": n,
            "unit": "",
            "quadrant": Quadrant.at(x >= cut[0], y >= cut[1]).title,
        }
        for x, y, n in found.cells
    ]


def _edge(score: float, step: float | None) -> float:
    return min(score + (step or 0.0), HIGHEST)


def _said(score: float, step: float | None) -> str:
    return f"{score:.0f}" if step is None else f"{max(score, 0.0):.0f} to {_edge(score, step):.0f}"


def _tooltip(who: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("service_shown:N", title="Service"),
        alt.Tooltip("experience_shown:N", title="Experience"),
        alt.Tooltip("n:Q", title=who.capitalize(), format=","),
    ]
