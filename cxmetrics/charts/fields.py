"""The four fields of the quadrant with their names and shares."""

import altair as alt

from cxmetrics.analyses.quadrant import Outcome, Outcomes
from cxmetrics.charts.figures import value
from cxmetrics.charts.plane import HIGHEST, Plane
from cxmetrics.model import Quadrant

SHARE_DROP = 17


def fields(plane: Plane) -> alt.Chart:
    """A tinted field for each quadrant; the picked one is stronger."""
    field: alt.Chart = (
        alt.Chart(alt.NamedData("fields"))
        .mark_rect(stroke=plane.colours.page, strokeWidth=2, cursor="pointer")
        .encode(
            x=plane.x("x"),
            x2=alt.X2("x2"),
            y=plane.y("y"),
            y2=alt.Y2("y2"),
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


def names(plane: Plane) -> alt.Chart:
    """The name and the share of each quadrant, in its outer corner; each row says how it is set."""
    own = {key: alt.ExprRef(f"datum.{key}") for key in ("align", "baseline", "dx", "dy", "fontWeight")}
    name: alt.Chart = (
        alt.Chart(alt.NamedData("corners"))
        .mark_text(fontSize=13, **own)  # type: ignore[arg-type]
        .encode(x=plane.x("x"), y=plane.y("y"), text=alt.Text("text:N"), color=plane.colour("quadrant"))
    )
    return name


def field_rows(outcomes: Outcomes, plane: Plane, picked: str | None) -> list[dict[str, object]]:
    """A row a quadrant: where its field lies, and what its tooltip says."""
    return [_row(outcome, outcomes.cut, plane.low, picked) for outcome in outcomes.of]


def corner_rows(outcomes: Outcomes, plane: Plane) -> list[dict[str, object]]:
    """Two rows a quadrant: its name and below it its share."""
    rows = []
    for outcome in outcomes.of:
        first, second = (8, 8 + SHARE_DROP) if outcome.quadrant.great_experience else (-8 - SHARE_DROP, -8)
        rows.append(_corner(outcome.quadrant, plane, outcome.quadrant.title, first, "bold"))
        rows.append(_corner(outcome.quadrant, plane, _share(outcome), second, "normal"))
    return rows


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


def _corner(quadrant: Quadrant, plane: Plane, text: str, dy: int, weight: str) -> dict[str, object]:
    right, top = quadrant.great_service, quadrant.great_experience
    return {
        "quadrant": quadrant.title,
        "unit": "",
        "text": text,
        "x": HIGHEST if right else plane.low,
        "y": HIGHEST if top else plane.low,
        "align": "right" if right else "left",
        "baseline": "top" if top else "bottom",
        "dx": -8 if right else 8,
        "dy": dy,
        "fontWeight": weight,
    }
