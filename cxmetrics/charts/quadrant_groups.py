"""Two groups as two dots on service × experience."""

from functools import lru_cache

import altair as alt

from cxmetrics.analyses.comparing.quadrant_groups import OutcomePair, QuadrantGroups
from cxmetrics.charts import figures
from cxmetrics.charts.dots import SAID, place_in_words
from cxmetrics.charts.fields import names as field_names
from cxmetrics.charts.plane import HIGHEST, Plane, around
from cxmetrics.charts.side_by_side import SHAPES, Names
from cxmetrics.charts.theme import KEPT, Palette, Spec, filled, finish
from cxmetrics.charts.tooltip import tooltip
from cxmetrics.model import Quadrant

HEIGHT = 380
TINT = 0.08
RESPONSES = "Responses"
SIZE = 150


@lru_cache(maxsize=KEPT)
def chart(found: QuadrantGroups, names: Names, colours: Palette, *, height: int = HEIGHT) -> Spec:
    """Both dots with the intervals of both scores, filled where a dot certainly lies in its quadrant."""
    plane = around(found.dots, (found.cut, found.cut), colours)
    drawing = finish([_fields(plane), *_dots(plane, colours), *field_names(plane)], colours, height)
    return filled(
        drawing,
        fields=[_field(pair, names, found.cut, plane.low) for pair in found.shares],
        corners=[_corner(quadrant, plane.low) for quadrant in Quadrant],
        dots=_rows(found, names, plane),
    )


def _fields(plane: Plane) -> alt.Chart:
    field: alt.Chart = (
        alt.Chart(alt.NamedData("fields"))
        .mark_rect(stroke=plane.colours.page, strokeWidth=2, opacity=TINT)
        .encode(
            x=plane.x("x"),
            x2=alt.X2("x2"),
            y=plane.y("y"),
            y2=alt.Y2("y2"),
            color=plane.colour("quadrant"),
            tooltip=tooltip({"Outcome": "quadrant", "Means": "meaning", "Share": "share"}, of=RESPONSES),
        )
    )
    return field


def _dots(plane: Plane, colours: Palette) -> list[alt.Chart]:
    base = alt.Chart(alt.NamedData("dots"))
    x, y = plane.x("service"), plane.y("experience")
    ink = alt.Scale(range=list(colours.categories[:2]))
    line = base.mark_rule(strokeWidth=2).encode(
        stroke=alt.Stroke("group:N", sort=None, scale=ink, legend=None)
    )
    shape = alt.Shape("group:N", sort=None, scale=alt.Scale(range=list(SHAPES)), legend=None)
    return [
        line.encode(x=plane.x("service_low"), x2=alt.X2("service_high"), y=y),
        line.encode(y=plane.y("experience_low"), y2=alt.Y2("experience_high"), x=x),
        base.mark_point(size=SIZE, fill=colours.page, strokeWidth=0, opacity=1).encode(x=x, y=y, shape=shape),
        base.mark_point(size=SIZE, strokeWidth=2.5, opacity=1).encode(
            x=x,
            y=y,
            stroke=alt.Stroke("group:N", sort=None, scale=ink, legend=None),
            fill=alt.Fill("group:N", sort=None, scale=ink, legend=None),
            fillOpacity=alt.FillOpacity("placed:Q", scale=None),
            shape=shape,
            tooltip=tooltip(SAID | {"Group": "group"}, of=RESPONSES),
        ),
    ]


def _field(pair: OutcomePair, names: Names, cut: float, low: float) -> dict[str, object]:
    quadrant, both = pair.quadrant, (pair.difference.first, pair.difference.second)
    return {
        "quadrant": quadrant.title,
        "meaning": quadrant.means,
        "share": ", ".join(f"{name} {figures.value(one)}" for name, one in zip(names, both, strict=True)),
        "n": sum(one.n for one in both),
        "x": cut if quadrant.great_service else low,
        "x2": HIGHEST if quadrant.great_service else cut,
        "y": cut if quadrant.great_experience else low,
        "y2": HIGHEST if quadrant.great_experience else cut,
    }


def _corner(quadrant: Quadrant, low: float) -> dict[str, object]:
    right, top = quadrant.great_service, quadrant.great_experience
    return {
        "quadrant": quadrant.title,
        "text": quadrant.title,
        "short": quadrant.title,
        "x": HIGHEST if right else low,
        "y": HIGHEST if top else low,
        "align": "right" if right else "left",
        "baseline": "top" if top else "bottom",
        "dx": -8 if right else 8,
        "dy": 8 if top else -8,
        "fontWeight": "bold",
    }


def _rows(found: QuadrantGroups, names: Names, plane: Plane) -> list[dict[str, object]]:
    """A row a group; a dot that is too close to call is hollow."""
    return [
        {
            "group": name,
            "placed": float(dot.placed is not None),
            "said": place_in_words(dot),
            "service": dot.service.value,
            "experience": dot.experience.value,
            "service_low": max(dot.service.low or 0.0, plane.low),
            "service_high": dot.service.high,
            "experience_low": max(dot.experience.low or 0.0, plane.low),
            "experience_high": dot.experience.high,
            "service_shown": figures.value(dot.service),
            "service_range": figures.between(dot.service),
            "experience_shown": figures.value(dot.experience),
            "experience_range": figures.between(dot.experience),
            "n": dot.n,
        }
        for name, dot in zip(names, found.dots, strict=True)
    ]
