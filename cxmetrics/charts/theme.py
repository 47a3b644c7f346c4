"""The colours of every chart, light and dark; they passed the contrast checks of both pages."""

from dataclasses import dataclass
from typing import Any

import altair as alt

from cxmetrics.model import Quadrant, Side

Spec = dict[str, Any]
FONT = '"Source Sans", sans-serif'
"""The font of the page: axes have it of themselves, words among the marks do not."""
KEPT = 64
"""How many drawings are kept: the same figures are drawn again at every click."""


@dataclass(frozen=True, eq=False)
class Palette:
    """Colours for one mode; there are two, so each is equal to itself alone."""

    page: str
    text: str
    quiet: str
    grid: str
    categories: tuple[str, ...]
    quadrants: dict[Quadrant, str]
    sides: dict[Side, str]


LIGHT = Palette(
    page="#FFFFFF",
    text="#0B1118",
    quiet="#56616E",
    grid="#E3E9F0",
    categories=("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#5D6B7A"),
    quadrants={
        Quadrant.IDEAL: "#00785A",
        Quadrant.PARADOX: "#B84A00",
        Quadrant.IMPOSSIBLE: "#0067A3",
        Quadrant.UNDESIRABLE: "#8A5A83",
    },
    sides={Side.SERVICE: "#0072B2", Side.EXPERIENCE: "#D55E00", Side.OVERALL: "#5D6B7A"},
)

DARK = Palette(
    page="#0E1620",
    text="#E8EDF3",
    quiet="#A9B5C2",
    grid="#263546",
    categories=("#56B4E9", "#E69F00", "#2BC296", "#E294C0", "#A9D8F5", "#F0C24B", "#9AA8B8"),
    quadrants={
        Quadrant.IDEAL: "#3CCBA0",
        Quadrant.PARADOX: "#F29A4A",
        Quadrant.IMPOSSIBLE: "#6DBBF0",
        Quadrant.UNDESIRABLE: "#E2A0D2",
    },
    sides={Side.SERVICE: "#56B4E9", Side.EXPERIENCE: "#E69F00", Side.OVERALL: "#9AA8B8"},
)


def palette(mode: str | None) -> Palette:
    """The colours of the mode, light unless it is dark."""
    return DARK if mode == "dark" else LIGHT


def filled(drawing: Spec, **rows: list[dict[str, object]]) -> Spec:
    """A drawing over named data with its rows: Altair takes a fifth of a second to draw, so it does it once."""
    return {**drawing, "datasets": rows}


def finish(layers: list[alt.Chart], colours: Palette, height: int | alt.Step) -> Spec:
    """The layers as one chart without frame, with quiet axes, as a Vega-Lite specification."""
    chart = alt.LayerChart(layer=layers, height=height)
    chart.config = alt.Config(
        view=alt.ViewConfig(stroke=None),
        text=alt.MarkConfig(font=FONT),
        axis=alt.AxisConfig(
            labelColor=colours.quiet,
            titleColor=colours.quiet,
            gridColor=colours.grid,
            domain=False,
            ticks=False,
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            labelPadding=6,
        ),
        legend=alt.LegendConfig(
            labelColor=colours.text, title=None, orient="top", labelFontSize=12, labelLimit=160
        ),
    )
    with alt.theme.enable("none"):
        return chart.to_dict()
