"""The way of one group over the plane, period by period."""

from functools import cache
from itertools import pairwise

import altair as alt

from cxmetrics.analyses.quadrant import Outcomes, Unit
from cxmetrics.charts.dots import dots, rows, unit_name
from cxmetrics.charts.fields import corner_rows, corners, cuts, field_rows
from cxmetrics.charts.plane import Plane, around
from cxmetrics.charts.quadrant import HEIGHT, assembled, drawn
from cxmetrics.charts.theme import Palette, Spec, filled

FAINTEST = 0.25


def chart(
    outcomes: Outcomes,
    steps: tuple[Unit, ...],
    colours: Palette,
    *,
    quadrant: str | None = None,
    every: str = "month",
    height: int = HEIGHT,
) -> Spec:
    """A line from each period to the next with an arrow; the later, the stronger.

    First and last are named, and where it came into another quadrant. `steps` come in the order of time; those with too few answers are left out.
    """
    shown = drawn(steps)
    plane = around(shown, cuts(outcomes), colours)
    crossing = [other for one, other in pairwise(shown) if one.lies is not other.lies]
    told = {unit_name(step, every) for step in (*shown[:1], *crossing, *shown[-1:])}
    return filled(
        _drawing(plane, height),
        fields=field_rows(outcomes, plane, quadrant),
        corners=corner_rows(outcomes, plane),
        legs=_legs(shown, every),
        dots=rows(shown, plane, None, height=height, corners=corners(outcomes), every=every, only=told),
    )


@cache
def _drawing(plane: Plane, height: int) -> Spec:
    return assembled([*_arrows(plane), *dots(plane, many=True)], plane, height)


def _arrows(plane: Plane) -> list[alt.Chart]:
    """The legs, and in the middle of each a head that points onward, whatever the shape of the chart."""
    base = alt.Chart(alt.NamedData("legs")).encode(opacity=alt.Opacity("strength:Q", scale=None))
    colour = plane.colours.text
    turned = alt.ExprRef("atan2(datum.right * width, datum.up * height) * 180 / PI")
    tip = [alt.Tooltip("leg:N", title="From"), alt.Tooltip("n:Q", title="Responses", format=",")]
    return [
        base.mark_rule(strokeWidth=1.5, color=colour).encode(
            x=plane.x("x"), x2=alt.X2("x2"), y=plane.y("y"), y2=alt.Y2("y2"), tooltip=tip
        ),
        base.mark_point(filled=True, shape="triangle-up", size=110, color=colour, angle=turned).encode(
            x=plane.x("middle_x"), y=plane.y("middle_y"), tooltip=tip
        ),
    ]


def _legs(steps: list[Unit], every: str) -> list[dict[str, object]]:
    return [
        _leg(one, other, every, FAINTEST + (1 - FAINTEST) * place / max(len(steps) - 1, 1))
        for place, (one, other) in enumerate(pairwise(steps), start=1)
    ]


def _leg(one: Unit, other: Unit, every: str, strength: float) -> dict[str, object]:
    x, y = one.service.value or 0.0, one.experience.value or 0.0
    x2, y2 = other.service.value or 0.0, other.experience.value or 0.0
    return {
        "leg": f"{unit_name(one, every)} to {unit_name(other, every)}",
        "n": one.n + other.n,
        "strength": strength,
        **{"x": x, "y": y, "x2": x2, "y2": y2},
        **{"middle_x": (x + x2) / 2, "middle_y": (y + y2) / 2, "right": x2 - x, "up": y2 - y},
    }
