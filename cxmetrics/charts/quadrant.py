"""Service against experience: the four outcomes, and a dot with its intervals for each unit."""

from functools import cache

import altair as alt

from cxmetrics.analyses.quadrant import Outcomes, Unit
from cxmetrics.charts.dots import MANY, dots, rows
from cxmetrics.charts.fields import corner_rows, field_rows, fields, names
from cxmetrics.charts.plane import Plane, around
from cxmetrics.charts.theme import Palette, Spec, filled, finish
from cxmetrics.model import Display

PICK = "pick"


def chart(
    outcomes: Outcomes,
    units: tuple[Unit, ...],
    colours: Palette,
    *,
    quadrant: str | None = None,
    unit: str | None = None,
    height: int = 460,
) -> Spec:
    """The quadrant. What is picked (a quadrant's title, a unit's name) stands out, the rest fades.

    A unit with too few answers to show is not drawn.
    """
    shown = [found for found in units if Display.HIDDEN not in (found.service.shown, found.experience.shown)]
    plane = around(shown, outcomes.cut, colours)
    return filled(
        _drawing(plane, height, many=len(shown) > MANY),
        fields=field_rows(outcomes, plane, quadrant),
        corners=corner_rows(outcomes, plane),
        dots=rows(shown, plane, unit),
    )


@cache
def _drawing(plane: Plane, height: int, *, many: bool) -> Spec:
    """The drawing without its data. One selection serves fields and dots, so that a click fires once."""
    pick = alt.selection_point(name=PICK, fields=["quadrant", "unit"], toggle="false", on="click")
    layers = [fields(plane).add_params(pick), names(plane), *dots(plane, many=many)]
    return finish(layers, plane.colours, height)
