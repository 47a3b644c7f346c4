"""The four fields of the quadrant with their names and shares."""

import altair as alt

from cxmetrics.analyses.quadrant import Outcome, Outcomes
from cxmetrics.charts.figures import value
from cxmetrics.charts.label_boxes import Row
from cxmetrics.charts.labels import PHONE, corner
from cxmetrics.charts.plane import HIGHEST, Plane
from cxmetrics.model import Quadrant

SHARE_DROP = 17
FONT = 13
RESPONSES = "responses"
ROOM = PHONE
"""From this width on a corner has room to say of what its share is."""


def fields(plane: Plane, who: str = RESPONSES) -> alt.Chart:
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
                alt.Tooltip("n:Q", title=who.capitalize(), format=","),
            ],
        )
    )
    return field


def names(plane: Plane) -> list[alt.Chart]:
    """The name and the share of each quadrant, in its outer corner over a halo; each row says how it is set."""
    text = alt.ExprRef(f"width < {ROOM} ? datum.short : datum.text")
    own = {key: alt.ExprRef(f"datum.{key}") for key in ("align", "baseline", "dx", "dy", "fontWeight")}
    base = alt.Chart(alt.NamedData("corners")).encode(x=plane.x("x"), y=plane.y("y"))
    halo = {"stroke": plane.colours.page, "strokeWidth": 4, "color": plane.colours.page, "opacity": 0.7}
    return [
        base.mark_text(fontSize=FONT, text=text, **halo, **own),  # type: ignore[arg-type]
        base.mark_text(fontSize=FONT, text=text, **own).encode(  # type: ignore[arg-type]
            color=plane.colour("quadrant")
        ),
    ]


def field_rows(
    outcomes: Outcomes, plane: Plane, picked: str | None, who: str = RESPONSES
) -> list[dict[str, object]]:
    """A row a quadrant: where its field lies, and what its tooltip says."""
    return [_row(outcome, cuts(outcomes), plane.low, picked, who) for outcome in outcomes.of]


def corner_rows(outcomes: Outcomes, plane: Plane, who: str = RESPONSES) -> list[dict[str, object]]:
    """Two rows a quadrant: its name and below it its share."""
    rows = []
    for outcome in outcomes.of:
        first, second = (8, 8 + SHARE_DROP) if outcome.quadrant.great_experience else (-8 - SHARE_DROP, -8)
        title = outcome.quadrant.title
        rows.append(_corner(outcome.quadrant, plane, (title, title), first, "bold"))
        told = _share(outcome, who), value(outcome.share)
        rows.append(_corner(outcome.quadrant, plane, told, second, "normal"))
    return rows


def cuts(outcomes: Outcomes) -> tuple[float, float]:
    """From which score on service is great, and from which the experience."""
    return outcomes.cut, outcomes.cut if outcomes.experience_cut is None else outcomes.experience_cut


def corners(outcomes: Outcomes) -> tuple[Row, ...]:
    """What the corners hold, as boxes that no name of a dot may touch."""
    return tuple(
        corner(
            float(outcome.quadrant.great_service),
            float(not outcome.quadrant.great_experience),
            (outcome.quadrant.title, value(outcome.share)),
            FONT,
        )
        for outcome in outcomes.of
    )


def _row(
    outcome: Outcome, cut: tuple[float, float], low: float, picked: str | None, who: str
) -> dict[str, object]:
    quadrant = outcome.quadrant
    across, up = cut
    return {
        "quadrant": quadrant.title,
        "unit": "",
        "meaning": quadrant.means,
        "x": across if quadrant.great_service else low,
        "x2": HIGHEST if quadrant.great_service else across,
        "y": up if quadrant.great_experience else low,
        "y2": HIGHEST if quadrant.great_experience else up,
        "share": _share(outcome, who),
        "n": outcome.count,
        "strength": 0.22 if quadrant.title == picked else 0.08,
    }


def _share(outcome: Outcome, who: str) -> str:
    return f"{value(outcome.share)} of {who}"


def _corner(
    quadrant: Quadrant, plane: Plane, text: tuple[str, str], dy: int, weight: str
) -> dict[str, object]:
    right, top = quadrant.great_service, quadrant.great_experience
    return {
        "quadrant": quadrant.title,
        "unit": "",
        "text": text[0],
        "short": text[1],
        "x": HIGHEST if right else plane.low,
        "y": HIGHEST if top else plane.low,
        "align": "right" if right else "left",
        "baseline": "top" if top else "bottom",
        "dx": -8 if right else 8,
        "dy": dy,
        "fontWeight": weight,
    }
