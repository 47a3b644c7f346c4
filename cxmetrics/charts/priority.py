"""Importance × performance: how much each rating goes with the outcome, and how well it is done."""

from functools import lru_cache

import altair as alt

from cxmetrics.analyses.drivers.importance import Placed
from cxmetrics.analyses.grounds.sentence import percent
from cxmetrics.charts.figures import between, value
from cxmetrics.charts.importance import NOT_SHOWN, shades_of
from cxmetrics.charts.label_marks import columns, knowing_its_width, leaders, names
from cxmetrics.charts.labels import Spot, layout
from cxmetrics.charts.theme import KEPT, Palette, Spec, filled, finish
from cxmetrics.charts.tooltip import tooltip
from cxmetrics.charts.touchpoints import NO_SIDE
from cxmetrics.model import CUT, Control

HEIGHT = 420
LEGEND = 60
"""What the legend may take of it."""
SAID = {
    "Rating": "question",
    "Goes with it": "share_shown",
    "Likely": "share_likely",
    "Score": "score_shown",
    "Score likely": "score_likely",
    "Side": "shade",
    "Control": "control",
}
"""What the tooltip and the table say of each rating, by its title."""
CONTROLS = {
    Control.FULL: "within your control",
    Control.SHARED: "partly within your control",
    Control.OUTSIDE: "outside your control",
    None: "control not known",
}
SIGNS = dict(zip(CONTROLS.values(), "●◆▲✚", strict=True))
SHAPES = dict(zip(CONTROLS.values(), ("circle", "diamond", "triangle-up", "cross"), strict=True))


@lru_cache(maxsize=KEPT)
def chart(placed: tuple[Placed, ...], colours: Palette, cut: float = CUT) -> Spec:
    """A dot with both intervals for each rating, cross-hairs at the cut and at an even share."""
    low, top = _low(placed, cut), _top(placed)
    rows = _rows(placed, low, top)
    sides = frozenset(str(row["shade"]) for row in rows)
    controls = tuple(name for name in SHAPES if name in {row["control"] for row in rows})
    lines: list[dict[str, object]] = [{"cut": cut, "even": even_share(placed)}]
    return filled(_drawn(colours, low, top, sides, controls), dots=rows, lines=lines)


def even_share(placed: tuple[Placed, ...]) -> float:
    """The share that each rating would have if all went with the outcome alike."""
    return placed[0].even if placed else 0.0


@lru_cache(maxsize=KEPT)
def _drawn(
    colours: Palette, low: float, top: float, sides: frozenset[str], controls: tuple[str, ...]
) -> Spec:
    x_scale, y_scale = alt.Scale(domain=(low, 100), nice=False), alt.Scale(domain=(0, top), nice=False)
    x = alt.X(
        "score:Q",
        title="How well it is done: score of 100",
        scale=x_scale,
        axis=alt.Axis(grid=False, tickCount=5),
    )
    y = alt.Y(
        "share:Q",
        title="Share of what makes answers differ",
        scale=y_scale,
        axis=alt.Axis(grid=False, tickCount=5, format="%"),
    )
    shades = shades_of(sides, colours)
    colour = alt.Color(
        "shade:N",
        scale=alt.Scale(domain=list(shades), range=list(shades.values())),
        legend=alt.Legend(columns=2, symbolType="square"),
    )
    shape = alt.Shape(
        "control:N",
        scale=alt.Scale(domain=list(controls), range=[SHAPES[name] for name in controls]),
        legend=None,
    )
    hair = alt.Chart(alt.NamedData("lines")).mark_rule(color=colours.quiet, strokeDash=[4, 4], strokeWidth=1)
    base = alt.Chart(alt.NamedData("dots"))
    line = base.mark_rule(strokeWidth=1.5, opacity=0.6)
    dots = base.mark_point(filled=True, size=110, opacity=1, stroke=colours.page, strokeWidth=1)
    layers = [
        hair.encode(x=alt.X("cut:Q", scale=x_scale)),
        hair.encode(y=alt.Y("even:Q", scale=y_scale)),
        line.encode(x=alt.X("score_low:Q", scale=x_scale), x2="score_high", y=y, color=colour),
        line.encode(y=alt.Y("share_low:Q", scale=y_scale), y2="share_high", x=x, color=colour),
        leaders(base.encode(x=x, y=y), colours, across="score", down="share"),
        dots.encode(x=x, y=y, color=colour, shape=shape, tooltip=tooltip(SAID)),
        *names(base.encode(x=x, y=y), colours),
    ]
    return knowing_its_width(finish(layers, colours, HEIGHT))


def _rows(placed: tuple[Placed, ...], low: float, top: float) -> list[dict[str, object]]:
    """A row a rating; those that are certain choose first where their names stand."""
    first = sorted(placed, key=lambda one: not one.certain)
    rows = [_row(one, low, top) for one in first]
    spots = tuple(_spot(one, low, top) for one in first)
    return [row | columns(labels) for row, labels in zip(rows, layout(spots, HEIGHT - LEGEND), strict=True)]


def _spot(one: Placed, low: float, top: float) -> Spot:
    """Where a rating lies on the plane and how far its lines reach, in shares of it from the left and the top."""

    def across(score: float | None) -> float:
        return (max(score or low, low) - low) / (100.0 - low)

    def down(share: float) -> float:
        return 1.0 - min(share, top) / top

    score, share = one.score, one.share
    return Spot(
        across(score.value),
        down(share.value),
        " ".join(one.driver.column.label.split()),
        (across(score.low), across(score.high)),
        (down(share.high), down(share.low)),
    )


def _row(one: Placed, low: float, top: float) -> dict[str, object]:
    part, score = one.share, one.score
    side = str(one.side) if one.side else NO_SIDE
    return {
        "question": one.driver.column.label,
        "side": side,
        "shade": side if one.certain else NOT_SHOWN,
        "control": CONTROLS[one.control],
        "score": score.value,
        "score_low": max(score.low or low, low),
        "score_high": score.high,
        "share": part.value,
        "share_low": part.low,
        "share_high": min(part.high, top),
        "score_shown": value(score),
        "score_likely": between(score),
        "share_shown": percent(part.value),
        "share_likely": f"{percent(part.low)} to {percent(part.high)}",
        "n": score.n,
    }


def signs(placed: tuple[Placed, ...]) -> str:
    """What the shapes that are there mean, in words."""
    there = {CONTROLS[one.control] for one in placed}
    return ", ".join(f"{sign} {control}" for control, sign in SIGNS.items() if control in there)


def frame(placed: tuple[Placed, ...]) -> list[dict[str, object]]:
    """A row a rating, as the table under the chart has it."""
    rows = [_row(one, 0.0, 1.0) for one in placed]
    kept = SAID | {"Answers": "n"}
    return [{title: row[field] for title, field in kept.items()} for row in rows]


def _low(placed: tuple[Placed, ...], cut: float) -> float:
    lows = [one.score.low for one in placed if one.score.low is not None]
    return max(0.0, (min([*lows, cut - 10]) - 3) // 10 * 10)


def _top(placed: tuple[Placed, ...]) -> float:
    return min(1.0, 1.08 * max([one.share.high for one in placed], default=1.0))
