"""Service against experience: the four outcomes, and a dot with its intervals for each unit."""

from functools import cache

import altair as alt

from cxmetrics.analyses.quadrant import Outcomes, Unit
from cxmetrics.charts.dots import MANY, dots, rows
from cxmetrics.charts.fields import RESPONSES, corner_rows, corners, cuts, field_rows, fields, names
from cxmetrics.charts.label_marks import knowing_its_width
from cxmetrics.charts.plane import Plane, around
from cxmetrics.charts.theme import Palette, Spec, filled, finish
from cxmetrics.model import Display

PICK = "pick"
HEIGHT = 460


def chart(
    outcomes: Outcomes,
    units: tuple[Unit, ...],
    colours: Palette,
    *,
    quadrant: str | None = None,
    unit: str | None = None,
    height: int = HEIGHT,
    every: str = "month",
) -> Spec:
    """The quadrant. What is picked (a quadrant's title, a unit's name) stands out, the rest fades.

    A unit with too few answers to show is not drawn. `every` is the period a dot stands for, if it does.
    """
    shown = drawn(units)
    plane = around(shown, cuts(outcomes), colours)
    return filled(
        _drawing(plane, height, many=len(shown) > MANY),
        fields=field_rows(outcomes, plane, quadrant),
        corners=corner_rows(outcomes, plane),
        dots=rows(shown, plane, unit, height=height, corners=corners(outcomes), every=every),
    )


def drawn(units: tuple[Unit, ...]) -> list[Unit]:
    """The units that have answers enough for a dot."""
    return [unit for unit in units if Display.HIDDEN not in (unit.service.shown, unit.experience.shown)]


def assembled(layers: list[alt.Chart], plane: Plane, height: int, who: str = RESPONSES) -> Spec:
    """The layers over the four fields, as a chart that knows in which range of widths it is drawn.

    One selection serves fields and dots, so that a click fires once.
    """
    pick = alt.selection_point(name=PICK, fields=["quadrant", "unit"], toggle="false", on="click")
    return knowing_its_width(
        finish([fields(plane, who).add_params(pick), *layers, *names(plane)], plane.colours, height)
    )


@cache
def _drawing(plane: Plane, height: int, *, many: bool) -> Spec:
    """The drawing without its data."""
    return assembled(dots(plane, many=many), plane, height)
