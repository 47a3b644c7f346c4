"""The four fields of the quadrant with their names and shares."""

import altair as alt
import pandas as pd

from cxmetrics.analyses.quadrant import Outcome, Outcomes
from cxmetrics.charts.figures import value
from cxmetrics.charts.plane import HIGHEST, Plane
from cxmetrics.model import Quadrant

SHARE_DROP = 17


def fields(outcomes: Outcomes, plane: Plane, picked: str | None) -> alt.Chart:
    """A tinted field for each quadrant; the picked one is stronger."""
    rows = [_row(outcome, outcomes.cut, plane.low, picked) for outcome in outcomes.of]
    field: alt.Chart = (
        alt.Chart(pd.DataFrame(rows))
        .mark_rect(stroke=plane.colours.page, strokeWidth=2, cursor="pointer")
        .encode(
            x=plane.x("x"),
            x2="x2",
            y=plane.y("y"),
            y2="y2",
            color=plane.colour("quadrant"),
            opacity=alt.Opacity("strength:Q", scale=None),
            tooltip=[
                alt.Tooltip("quadrant:N", title="Outcome"),
                alt.Tooltip("meaning:N", title="Means"),
                alt.Tooltip("share:N", title="Share"),
                alt.Tooltip("responses:Q", title="Responses", format=","),
            ],
        )
    )
    return field


def names(outcomes: Outcomes, plane: Plane) -> list[alt.Chart]:
    """The name and the share of each quadrant, in its outer corner."""
    layers = []
    for outcome in outcomes.of:
        top = outcome.quadrant.great_experience
        first, second = (8, 8 + SHARE_DROP) if top else (-8 - SHARE_DROP, -8)
        layers.append(_corner(plane, outcome.quadrant, outcome.quadrant.title, first, bold=True))
        layers.append(_corner(plane, outcome.quadrant, _share(outcome), second, bold=False))
    return layers


def _row(outcome: Outcome, cut: float, low: float, picked: str | None) -> dict[str, object]:
    quadrant = outcome.quadrant
    return {
        "quadrant": quadrant.title,
        "unit": "",
        "meaning": quadrant.means,
        "x": cut if quadrant.great_service else low,
        "x2": HIGHEST if quadrant.great_service else cut,
        "y": cut if quadrant.great_experience else low,
        "y2": HIGHEST if quadrant.great_experience else cut,
        "share": _share(outcome),
        "responses": outcome.count,
        "strength": 0.22 if quadrant.title == picked else 0.08,
    }


def _share(outcome: Outcome) -> str:
    return f"{value(outcome.share)} of responses"


def _corner(plane: Plane, quadrant: Quadrant, text: str, dy: int, *, bold: bool) -> alt.Chart:
    right, top = quadrant.great_service, quadrant.great_experience
    place = {"x": HIGHEST if right else plane.low, "y": HIGHEST if top else plane.low, "text": text}
    corner: alt.Chart = (
        alt.Chart(pd.DataFrame([place]))
        .mark_text(
            align="right" if right else "left",
            baseline="top" if top else "bottom",
            dx=-8 if right else 8,
            dy=dy,
            fontSize=13 if bold else 12,
            fontWeight="bold" if bold else "normal",
            color=plane.colours.quadrants[quadrant],
        )
        .encode(x=plane.x("x"), y=plane.y("y"), text="text:N")
    )
    return corner
