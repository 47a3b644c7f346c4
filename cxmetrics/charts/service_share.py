"""The drop in the bucket: what goes with service alone, with both, with the rest alone, and with neither."""

from functools import lru_cache

import altair as alt
import pandas as pd

from cxmetrics.analyses.drivers.service_share import ServiceShare
from cxmetrics.analyses.grounds.sentence import percent
from cxmetrics.charts.theme import KEPT, LIGHT, Palette, Spec, finish
from cxmetrics.charts.tooltip import tooltip
from cxmetrics.model import Side

ONLY_SERVICE, BOTH, ONLY_REST, NEITHER = "only service", "both at once", "only the rest", "not in the ratings"
SERVICE, REST = "service", "the rest"
LEAST_LABELLED = 0.09
"""A narrower piece has no room for its figure on a phone; the table has it."""


@lru_cache(maxsize=KEPT)
def chart(found: ServiceShare, colours: Palette, *, height: int = 140) -> Spec:
    """One bar from nothing to everything that makes answers differ, cut into pieces."""
    data = frame(found)
    names = data["part"].tolist()
    shades = {
        ONLY_SERVICE: colours.sides[Side.SERVICE],
        SERVICE: colours.sides[Side.SERVICE],
        BOTH: colours.categories[3],
        ONLY_REST: colours.sides[Side.EXPERIENCE],
        REST: colours.sides[Side.EXPERIENCE],
        NEITHER: colours.grid,
    }
    base = alt.Chart(data)
    x = alt.X(
        "start:Q",
        title="Share of what makes answers differ",
        scale=alt.Scale(domain=(0, 1), nice=False),
        axis=alt.Axis(format="%", tickCount=5, grid=False),
    )
    colour = alt.Color(
        "part:N",
        scale=alt.Scale(domain=names, range=[shades[name] for name in names]),
        legend=alt.Legend(columns=2, symbolType="square"),
    )
    bar = base.mark_bar(height=34, stroke=colours.page, strokeWidth=2).encode(
        x=x,
        x2="end",
        color=colour,
        tooltip=tooltip({"Goes with": "part", "Share": "shown", "Likely": "likely"}, of="Ratings"),
    )
    words = base.mark_text(fontSize=14, fontWeight="bold").encode(
        x=alt.X("middle:Q"), text="label:N", color=alt.Color("ink:N", scale=None)
    )
    return finish([bar, words.transform_calculate(ink=_ink(colours))], colours, height)


def frame(found: ServiceShare) -> pd.DataFrame:
    """A row a piece, from left to right: where it starts and ends, its share and range in words, and of how many ratings."""
    rows, at = [], 0.0
    for name, share, low, high, n in _pieces(found):
        width = max(share, 0.0)
        rows.append(
            {
                "part": name,
                "start": at,
                "middle": at + width / 2.0,
                "end": at + width,
                "shown": percent(share),
                "likely": "" if low is None or high is None else f"{percent(low)} to {percent(high)}",
                "n": n,
                "label": percent(share) if width >= LEAST_LABELLED else "",
            }
        )
        at += width
    return pd.DataFrame(rows)


def _pieces(found: ServiceShare) -> list[tuple[str, float, float | None, float | None, int]]:
    """Name, share, limits and number of ratings; where the shared part is below 0 it has no width, so it is dealt out."""
    service, rest = len(found.service_items), len(found.experience_items)
    if found.shared.value < 0:
        told = [(SERVICE, found.service, service), (REST, found.experience, rest)]
    else:
        told = [
            (ONLY_SERVICE, found.unique_service, service),
            (BOTH, found.shared, service + rest),
            (ONLY_REST, found.unique_experience, rest),
        ]
    pieces: list[tuple[str, float, float | None, float | None, int]] = [
        (name, shown.value, shown.low, shown.high, n)
        for name, shown, n in ((name, found.shown(share), n) for name, share, n in told)
    ]
    return [*pieces, (NEITHER, 1.0 - found.whole, None, None, 0)]


def _ink(colours: Palette) -> str:
    """A Vega expression: what can be read on the piece; dark on the bright ones, in either mode."""
    on_service = (
        f"indexof(['{SERVICE}', '{ONLY_SERVICE}'], datum.part) >= 0 ? '{colours.page}' : '{LIGHT.text}'"
    )
    return f"datum.part == '{NEITHER}' ? '{colours.text}' : {on_service}"
