"""A dot for each unit, with the interval of both its scores."""

from collections.abc import Collection

import altair as alt

from cxmetrics.analyses.quadrant import Unit
from cxmetrics.charts import figures
from cxmetrics.charts.label_boxes import Row
from cxmetrics.charts.label_marks import columns, leaders, names
from cxmetrics.charts.labels import MOST_LABELS, Leg, Spot, layout
from cxmetrics.charts.plane import HIGHEST, PLACES, SHAPES, UNPLACED, Plane
from cxmetrics.charts.tooltip import tooltip
from cxmetrics.model import Estimate, Quadrant

SAID = {
    "Group": "unit",
    "Outcome": "said",
    "Service": "service_shown",
    "Service likely": "service_range",
    "Experience": "experience_shown",
    "Experience likely": "experience_range",
}
"""What the tooltip says of each dot, by its title."""
MANY = 12
FAINT = 0.35


def dots(plane: Plane, *, many: bool) -> list[alt.Chart]:
    """Intervals, dots and their names where they fit; all but the picked one fade."""
    base = alt.Chart(alt.NamedData("dots"))
    x, y, colour = plane.x("service"), plane.y("experience"), plane.colour("placed")
    fade, thin = alt.Opacity("on:Q", scale=None), alt.Opacity("line:Q", scale=None)
    line = base.mark_rule(strokeWidth=0.6 if many else 1.5)
    return [
        line.encode(x=plane.x("service_low"), x2=alt.X2("service_high"), y=y, color=colour, opacity=thin),
        line.encode(
            y=plane.y("experience_low"), y2=alt.Y2("experience_high"), x=x, color=colour, opacity=thin
        ),
        leaders(base.encode(x=x, y=y, opacity=fade), plane.colours, across="service", down="experience"),
        base.mark_point(
            filled=True, size=60 if many else 110, strokeWidth=2, cursor="pointer", fillOpacity=1
        ).encode(
            x=x,
            y=y,
            fill=plane.fill("placed"),
            stroke=plane.stroke("placed"),
            opacity=fade,
            shape=alt.Shape("placed:N", scale=alt.Scale(domain=PLACES, range=SHAPES), legend=None),
            tooltip=tooltip(SAID, "answers", "Responses"),
        ),
        *names(base.encode(x=x, y=y, opacity=fade), plane.colours),
    ]


def rows(
    units: list[Unit],
    plane: Plane,
    picked: str | None,
    *,
    height: float,
    corners: tuple[Row, ...] = (),
    legs: tuple[Leg, ...] = (),
    every: str = "month",
    only: Collection[str] = (),
) -> list[dict[str, object]]:
    """A row a unit: both scores with their limits, where it lies, its label and how strong it is drawn.

    They come in the order in which they may choose a place for their names; `only` these are named.
    """
    first = sorted(units, key=lambda unit: _rank(unit, picked, every, many=len(units) > MANY))
    called = [unit_name(unit, every) for unit in first]
    named = set(only or called[:MOST_LABELS])
    spots = tuple(
        _spot(unit, plane, name if name in named else "") for unit, name in zip(first, called, strict=True)
    )
    return [
        _row(unit, plane.low, picked, unit_name(unit, every), many=len(units) > MANY) | columns(labels)
        for unit, labels in zip(first, layout(spots, height, corners, legs), strict=True)
    ]


def unit_name(unit: Unit, every: str = "month") -> str:
    """What a dot stands for: a group, or a period."""
    return figures.period(unit.period, every) if unit.period else figures.unit_name(unit)


def place(unit: Unit, plane: Plane) -> tuple[float, float]:
    """Where a unit's dot is, in shares of the plane from its left and from its top."""
    return plane.share(unit.service.value or 0.0), 1.0 - plane.share(unit.experience.value or 0.0)


def place_in_words(unit: Unit) -> str:
    """The quadrant a unit lies in, or between which it is too close to call."""
    if unit.placement is None:
        return unit.placed.title if unit.placed else UNPLACED
    said = unit.placement.in_words()
    return said[0].upper() + said[1:]


def _spot(unit: Unit, plane: Plane, name: str) -> Spot:
    left, right = (plane.share(end) for end in _ends(unit.service, plane.low))
    low, top = (plane.share(end) for end in _ends(unit.experience, plane.low))
    return Spot(*place(unit, plane), name, (left, right), (1.0 - top, 1.0 - low))


def _ends(score: Estimate, low: float) -> tuple[float, float]:
    """The limits of a score as they are drawn: as far as the plane goes."""
    return max(score.low or 0.0, low), min(score.high or HIGHEST, HIGHEST)


def _row(unit: Unit, low: float, picked: str | None, name: str, *, many: bool) -> dict[str, object]:
    service, experience = unit.service, unit.experience
    across, up = _ends(service, low), _ends(experience, low)
    strong = 1.0 if picked in (None, name) else 0.25
    return {
        "unit": name,
        "quadrant": "",
        "placed": unit.placed.title if unit.placed else UNPLACED,
        "said": place_in_words(unit),
        "service": service.value,
        "experience": experience.value,
        "service_low": across[0],
        "service_high": across[1],
        "experience_low": up[0],
        "experience_high": up[1],
        "service_shown": figures.value(service),
        "experience_shown": figures.value(experience),
        "service_range": figures.between(service),
        "experience_range": figures.between(experience),
        "answers": unit.n,
        "on": strong,
        "line": strong * (FAINT if many else 1.0),
    }


def _rank(unit: Unit, picked: str | None, every: str, *, many: bool) -> tuple[bool, bool, int]:
    """The picked one is named first; of many, those that are not ideal; then those of most answers."""
    return unit_name(unit, every) != picked, many and unit.placed is Quadrant.IDEAL, -unit.n
