"""A dot for each unit, with the interval of both its scores."""

import altair as alt

from cxmetrics.analyses.quadrant import Unit
from cxmetrics.charts.figures import between, unit_name, value
from cxmetrics.charts.plane import HIGHEST, PLACES, SHAPES, UNPLACED, Plane
from cxmetrics.model import Quadrant

MOST_LABELS = 6
LONGEST_LABEL = 24
MANY = 12
FAINT = 0.35


def dots(plane: Plane, *, many: bool) -> list[alt.Chart]:
    """Intervals, dots and the names of those that matter most; all but the picked one fade."""
    base = alt.Chart(alt.NamedData("dots"))
    x, y, colour = plane.x("service"), plane.y("experience"), plane.colour("placed")
    fade, thin = alt.Opacity("on:Q", scale=None), alt.Opacity("line:Q", scale=None)
    line = base.mark_rule(strokeWidth=0.6 if many else 1.5)
    return [
        line.encode(x=plane.x("service_low"), x2=alt.X2("service_high"), y=y, color=colour, opacity=thin),
        line.encode(
            y=plane.y("experience_low"), y2=alt.Y2("experience_high"), x=x, color=colour, opacity=thin
        ),
        base.mark_point(
            filled=True,
            size=60 if many else 110,
            stroke=plane.colours.page,
            strokeWidth=1,
            cursor="pointer",
        ).encode(
            x=x,
            y=y,
            color=colour,
            opacity=fade,
            shape=alt.Shape("placed:N", scale=alt.Scale(domain=PLACES, range=SHAPES), legend=None),
            tooltip=_tooltip(),
        ),
        *_labels(base.encode(x=x, y=y, opacity=fade), plane),
    ]


def rows(units: list[Unit], plane: Plane, picked: str | None) -> list[dict[str, object]]:
    """A row a unit: both scores with their limits, where it lies, its label and how strong it is drawn."""
    labelled = _named(units, picked)
    return [_row(unit, plane.low, picked, named=unit in labelled, many=len(units) > MANY) for unit in units]


def _labels(base: alt.Chart, plane: Plane) -> list[alt.Chart]:
    """Each name over a halo in the page's colour, so that it can be read across lines."""
    page, text = plane.colours.page, plane.colours.text
    right, left = base.encode(text="label_right:N"), base.encode(text="label_left:N")
    return [
        right.mark_text(align="left", dx=9, dy=-9, fontSize=12, stroke=page, strokeWidth=4, color=page),
        right.mark_text(align="left", dx=9, dy=-9, fontSize=12, color=text),
        left.mark_text(align="right", dx=-9, dy=-9, fontSize=12, stroke=page, strokeWidth=4, color=page),
        left.mark_text(align="right", dx=-9, dy=-9, fontSize=12, color=text),
    ]


def _row(unit: Unit, low: float, picked: str | None, *, named: bool, many: bool) -> dict[str, object]:
    name = unit_name(unit)
    service, experience = unit.service, unit.experience
    # A name stands on the side of its dot that has room, so that none is cut at the chart's edge.
    right = (service.value or 0.0) > (low + HIGHEST) / 2
    label = name[:LONGEST_LABEL] if named else ""
    strong = 1.0 if picked in (None, name) else 0.25
    return {
        "unit": name,
        "quadrant": "",
        "placed": unit.placed.title if unit.placed else UNPLACED,
        "service": service.value,
        "experience": experience.value,
        "service_low": max(service.low or 0.0, low),
        "service_high": service.high,
        "experience_low": max(experience.low or 0.0, low),
        "experience_high": experience.high,
        "service_shown": value(service),
        "experience_shown": value(experience),
        "service_range": between(service),
        "experience_range": between(experience),
        "answers": unit.n,
        "label_left": label if right else "",
        "label_right": "" if right else label,
        "on": strong,
        "line": strong * (FAINT if many else 1.0),
    }


def _named(units: list[Unit], picked: str | None) -> list[Unit]:
    """The few worth a name: the picked one, then, of many, those that are not ideal; none too close."""
    chosen: list[Unit] = []
    many = len(units) > MOST_LABELS
    for unit in sorted(
        units, key=lambda unit: (unit_name(unit) != picked, many and unit.placed is Quadrant.IDEAL, -unit.n)
    ):
        crowded = any(_near(unit, other) for other in chosen)
        if len(chosen) < MOST_LABELS and not crowded:
            chosen.append(unit)
    return chosen


def _near(one: Unit, other: Unit) -> bool:
    """Whether their names would overlap: a name is about 12 points wide and 4 high."""
    return (
        abs((one.service.value or 0) - (other.service.value or 0)) < 12
        and abs((one.experience.value or 0) - (other.experience.value or 0)) < 4
    )


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("unit:N", title="Group"),
        alt.Tooltip("placed:N", title="Outcome"),
        alt.Tooltip("service_shown:N", title="Service"),
        alt.Tooltip("service_range:N", title="Service likely"),
        alt.Tooltip("experience_shown:N", title="Experience"),
        alt.Tooltip("experience_range:N", title="Experience likely"),
        alt.Tooltip("answers:Q", title="Responses", format=","),
    ]
