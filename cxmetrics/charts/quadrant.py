"""Service against experience: the four outcomes, and a dot with its intervals for each unit."""

import altair as alt

from cxmetrics.analyses.quadrant import Outcomes, Unit
from cxmetrics.charts.dots import dots
from cxmetrics.charts.fields import fields, names
from cxmetrics.charts.plane import around
from cxmetrics.charts.theme import Palette, finish
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
) -> alt.LayerChart:
    """The quadrant. What is picked (a quadrant's title, a unit's name) stands out, the rest fades.

    One selection parameter serves fields and dots alike, so that a click fires once. A unit with too
    few answers to show is not drawn.
    """
    shown = [found for found in units if Display.HIDDEN not in (found.service.shown, found.experience.shown)]
    plane = around(shown, outcomes.cut, colours)
    pick = alt.selection_point(name=PICK, fields=["quadrant", "unit"], toggle="false", on="click")
    layers = [fields(outcomes, plane, quadrant).add_params(pick), *names(outcomes, plane)]
    if shown:
        layers += dots(shown, plane, unit)
    return finish(layers, colours, height)
