"""Service against experience: the four outcomes, and a dot with its intervals for each unit."""

from math import floor

import altair as alt
import pandas as pd

from cxmetrics.analyses.quadrant import Outcomes, Unit
from cxmetrics.analyses.segment import NOT_GIVEN
from cxmetrics.charts.theme import Palette, finish
from cxmetrics.model import Display, Quadrant

PICK = "pick"
UNPLACED = "Too close to call"
MOST_LABELS = 6
SERVICE, EXPERIENCE = "Service score", "Experience score"


def chart(
    outcomes: Outcomes,
    dots: tuple[Unit, ...],
    colours: Palette,
    *,
    quadrant: str | None = None,
    unit: str | None = None,
    height: int = 460,
    labels: bool = True,
) -> alt.LayerChart:
    """The quadrant. What is picked (a quadrant's title, a unit's name) stands out, the rest fades.

    One selection parameter serves fields and dots alike, so that a click fires once.
    """
    shown = [dot for dot in dots if dot.service.shown is not Display.HIDDEN and dot.n]
    domain = _domain(shown, outcomes.cut)
    fields = _fields(outcomes, domain, quadrant)
    points = _points(shown, unit, domain)
    pick = alt.selection_point(name=PICK, fields=["quadrant", "unit"], toggle="false", on="click")
    layers = [_field_layer(fields, colours, domain).add_params(pick)]
    layers.append(_corner_layer(fields, colours, domain))
    if shown:
        layers += _dot_layers(points, colours, domain, names=labels)
    return finish(alt.layer(*layers).properties(height=height), colours)


def _domain(dots: list[Unit], cut: float) -> tuple[float, float]:
    lows = [dot.service.low for dot in dots] + [dot.experience.low for dot in dots]
    lowest = min([low for low in lows if low is not None], default=cut)
    return (max(0.0, floor((min(lowest, cut - 25) - 2) / 10) * 10.0), 100.0)


def _fields(outcomes: Outcomes, domain: tuple[float, float], picked: str | None) -> pd.DataFrame:
    low, high = domain
    rows = []
    for outcome in outcomes.of:
        q = outcome.quadrant
        share = outcome.share.value
        rows.append(
            {
                "quadrant": q.title,
                "unit": "",
                "meaning": q.means,
                "x": outcomes.cut if q.great_service else low,
                "x2": high if q.great_service else outcomes.cut,
                "y": outcomes.cut if q.great_experience else low,
                "y2": high if q.great_experience else outcomes.cut,
                "edge_x": high if q.great_service else low,
                "edge_y": high if q.great_experience else low,
                "share": "too few to tell" if share is None else f"{share:.0f} % of responses",
                "responses": outcome.count,
                "strength": 0.2 if q.title == picked else 0.08,
            }
        )
    return pd.DataFrame(rows)


def _points(dots: list[Unit], picked: str | None, domain: tuple[float, float]) -> pd.DataFrame:
    rows = []
    named = _named(dots, picked)
    for dot in dots:
        name = NOT_GIVEN if dot.name is None else dot.name
        service, experience = _centre(dot)
        rows.append(
            {
                "unit": name,
                "quadrant": "",
                "placed": dot.placed.title if dot.placed else UNPLACED,
                "service": service,
                "experience": experience,
                "service_low": max(dot.service.low or 0.0, domain[0]),
                "service_high": dot.service.high,
                "experience_low": max(dot.experience.low or 0.0, domain[0]),
                "experience_high": dot.experience.high,
                "answers": dot.n,
                "service_range": f"{dot.service.low:.0f} to {dot.service.high:.0f}",
                "experience_range": f"{dot.experience.low:.0f} to {dot.experience.high:.0f}",
                "label": name[:24] if dot in named else "",
                "on": 1.0 if picked in (None, name) else 0.25,
            }
        )
    return pd.DataFrame(rows)


def _centre(dot: Unit) -> tuple[float, float]:
    return (dot.service.value or 0.0, dot.experience.value or 0.0)


def _named(dots: list[Unit], picked: str | None) -> list[Unit]:
    """The few dots worth a name: the picked one, then those furthest from the cut, none too close."""
    chosen: list[Unit] = []
    by_interest = sorted(
        dots,
        key=lambda dot: (
            dot.name != picked,
            len(dots) > MOST_LABELS and dot.placed is Quadrant.IDEAL,
            -dot.n,
        ),
    )
    for dot in by_interest:
        x, y = _centre(dot)
        crowded = any(abs(x - a) < 12 and abs(y - b) < 3.5 for a, b in map(_centre, chosen))
        if len(chosen) < MOST_LABELS and not crowded:
            chosen.append(dot)
    return chosen


def _axis(field: str, title: str, domain: tuple[float, float]) -> alt.X:
    return alt.X(
        field,
        type="quantitative",
        title=title,
        scale=alt.Scale(domain=domain, nice=False),
        axis=alt.Axis(values=list(range(int(domain[0]), 101, 10)), grid=False),
    )


def _vertical(field: str, title: str, domain: tuple[float, float]) -> alt.Y:
    return alt.Y(
        field,
        type="quantitative",
        title=title,
        scale=alt.Scale(domain=domain, nice=False),
        axis=alt.Axis(values=list(range(int(domain[0]), 101, 10)), grid=False),
    )


def _colour(colours: Palette) -> alt.Scale:
    return alt.Scale(
        domain=[*(q.title for q in Quadrant), UNPLACED],
        range=[*(colours.quadrants[q] for q in Quadrant), colours.quiet],
    )


def _field_layer(fields: pd.DataFrame, colours: Palette, domain: tuple[float, float]) -> alt.Chart:
    return (
        alt.Chart(fields)
        .mark_rect(stroke=colours.page, strokeWidth=2, cursor="pointer")
        .encode(
            x=_axis("x", SERVICE, domain),
            x2="x2",
            y=_vertical("y", EXPERIENCE, domain),
            y2="y2",
            color=alt.Color("quadrant:N", scale=_colour(colours), legend=None),
            opacity=alt.Opacity("strength:Q", scale=None),
            tooltip=[
                alt.Tooltip("quadrant:N", title="Outcome"),
                alt.Tooltip("meaning:N", title="Means"),
                alt.Tooltip("share:N", title="Share"),
                alt.Tooltip("responses:Q", title="Responses", format=","),
            ],
        )
    )


def _corner_layer(fields: pd.DataFrame, colours: Palette, domain: tuple[float, float]) -> alt.LayerChart:
    layers = []
    for _, row in fields.iterrows():
        right, top = row["edge_x"] == domain[1], row["edge_y"] == domain[1]
        mark = {
            "align": "right" if right else "left",
            "baseline": "top" if top else "bottom",
            "dx": -8 if right else 8,
        }
        base = alt.Chart(pd.DataFrame([row])).encode(
            x=_axis("edge_x", SERVICE, domain), y=_vertical("edge_y", EXPERIENCE, domain)
        )
        colour = colours.quadrants[next(q for q in Quadrant if q.title == row["quadrant"])]
        title, share = (8, 25) if top else (-25, -8)
        layers.append(
            base.mark_text(fontSize=13, fontWeight="bold", color=colour, dy=title, **mark).encode(
                text="quadrant:N"
            )
        )
        layers.append(base.mark_text(fontSize=12, color=colour, dy=share, **mark).encode(text="share:N"))
    return alt.layer(*layers)


def _dot_layers(
    points: pd.DataFrame, colours: Palette, domain: tuple[float, float], *, names: bool
) -> list[alt.Chart]:
    thin = 1.5 if len(points) <= 12 else 0.6
    fade = alt.Opacity("on:Q", scale=None)
    colour = alt.Color("placed:N", scale=_colour(colours), legend=None)
    base = alt.Chart(points)
    x, y = _axis("service", SERVICE, domain), _vertical("experience", EXPERIENCE, domain)
    across = base.mark_rule(strokeWidth=thin).encode(
        x=_axis("service_low", SERVICE, domain), x2="service_high", y=y, color=colour, opacity=fade
    )
    upright = base.mark_rule(strokeWidth=thin).encode(
        y=_vertical("experience_low", EXPERIENCE, domain),
        y2="experience_high",
        x=x,
        color=colour,
        opacity=fade,
    )
    dot = base.mark_point(
        filled=True, size=130, stroke=colours.page, strokeWidth=1.5, cursor="pointer"
    ).encode(
        x=x,
        y=y,
        color=colour,
        opacity=fade,
        shape=alt.Shape(
            "placed:N",
            scale=alt.Scale(
                domain=[*(q.title for q in Quadrant), UNPLACED],
                range=["circle", "diamond", "triangle-up", "square", "cross"],
            ),
            legend=None,
        ),
        tooltip=[
            alt.Tooltip("unit:N", title="Group"),
            alt.Tooltip("placed:N", title="Outcome"),
            alt.Tooltip("service:Q", title="Service", format=".0f"),
            alt.Tooltip("service_range:N", title="likely"),
            alt.Tooltip("experience:Q", title="Experience", format=".0f"),
            alt.Tooltip("experience_range:N", title="likely"),
            alt.Tooltip("answers:Q", title="Responses", format=","),
        ],
    )
    text = base.mark_text(align="left", dx=9, dy=-9, fontSize=12, color=colours.text).encode(
        x=x, y=y, text="label:N", opacity=fade
    )
    return [across, upright, dot, text] if names else [across, upright, dot]
