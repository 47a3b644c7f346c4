"""The way of one group over the plane, period by period."""

from functools import cache
from itertools import pairwise

import altair as alt

from cxmetrics.analyses.quadrant import Outcomes, Unit
from cxmetrics.charts.dots import dots, place, rows, unit_name
from cxmetrics.charts.fields import corner_rows, corners, cuts, field_rows
from cxmetrics.charts.plane import Plane, around
from cxmetrics.charts.quadrant import HEIGHT, assembled, drawn
from cxmetrics.charts.theme import Palette, Spec, filled

FAINTEST = 0.25
SHORTEST = 34
"""A leg shorter than this, in px, has no room for an arrow head."""
MONTHS = {"month": 1, "quarter": 3}


def chart(
    outcomes: Outcomes,
    steps: tuple[Unit, ...],
    colours: Palette,
    *,
    quadrant: str | None = None,
    unit: str | None = None,
    every: str = "month",
    height: int = HEIGHT,
) -> Spec:
    """A line from each period to the next with an arrow; the later, the stronger.

    First and last are named, and where it came into another quadrant. `steps` come in the order of time; those
    with too few answers are left out, and the line over them is dashed.
    """
    shown = drawn(steps)
    plane = around(shown, cuts(outcomes), colours)
    crossing = [other for one, other in pairwise(shown) if one.lies is not other.lies]
    legs = [_leg(plane, one, other, every) for one, other in pairwise(shown)]
    told = {unit_name(step, every) for step in (*shown[:1], *crossing, *shown[-1:])} | {unit or ""}
    return filled(
        _drawing(plane, height),
        fields=field_rows(outcomes, plane, quadrant),
        corners=corner_rows(outcomes, plane),
        legs=[leg | {"strength": _strength(number, len(legs))} for number, leg in enumerate(legs, start=1)],
        dots=rows(
            shown,
            plane,
            unit,
            height=height,
            corners=corners(outcomes),
            legs=tuple((place(one, plane), place(other, plane)) for one, other in pairwise(shown)),
            every=every,
            only=told,
        ),
    )


@cache
def _drawing(plane: Plane, height: int) -> Spec:
    return assembled([*_arrows(plane), *dots(plane, many=True)], plane, height)


def _arrows(plane: Plane) -> list[alt.Chart]:
    """The legs, and in the middle of each a head that points onward, whatever the shape of the chart."""
    base = alt.Chart(alt.NamedData("legs")).encode(opacity=alt.Opacity("strength:Q", scale=None))
    colour = plane.colours.text
    turned = alt.ExprRef("atan2(datum.right * width, datum.up * height) * 180 / PI")
    long = f"sqrt(pow(datum.right * width, 2) + pow(datum.up * height, 2)) > {SHORTEST}"
    dash = alt.StrokeDash("gap:N", scale=alt.Scale(domain=[False, True], range=[[1, 0], [5, 4]]), legend=None)
    tip = [alt.Tooltip("leg:N", title="From"), alt.Tooltip("n:Q", title="Responses", format=",")]
    return [
        base.mark_rule(strokeWidth=1.5, color=colour).encode(
            x=plane.x("x"), x2=alt.X2("x2"), y=plane.y("y"), y2=alt.Y2("y2"), strokeDash=dash, tooltip=tip
        ),
        base.mark_point(
            filled=True,
            shape="triangle-up",
            size=alt.ExprRef(f"{long} ? 110 : 0"),
            color=colour,
            angle=turned,
        ).encode(x=plane.x("middle_x"), y=plane.y("middle_y"), tooltip=tip),
    ]


def _strength(number: int, legs: int) -> float:
    return FAINTEST + (1 - FAINTEST) * number / legs


def _leg(plane: Plane, one: Unit, other: Unit, every: str) -> dict[str, object]:
    x, y = one.service.value or 0.0, one.experience.value or 0.0
    x2, y2 = other.service.value or 0.0, other.experience.value or 0.0
    return {
        "leg": f"{unit_name(one, every)} to {unit_name(other, every)}",
        "n": one.n + other.n,
        "gap": _passed(one, other) > MONTHS[every],
        **{"x": x, "y": y, "x2": x2, "y2": y2},
        **{"middle_x": (x + x2) / 2, "middle_y": (y + y2) / 2},
        **{"right": plane.share(x2) - plane.share(x), "up": plane.share(y2) - plane.share(y)},
    }


def _passed(one: Unit, other: Unit) -> int:
    """The months from one period to another."""
    first, last = one.period, other.period
    return 12 * (last.year - first.year) + last.month - first.month if first and last else 0
