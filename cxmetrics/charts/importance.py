"""What goes with the outcome most: the share of each rating with its interval, in tiers."""

from collections.abc import Collection
from functools import lru_cache

import altair as alt
import pandas as pd

from cxmetrics.analyses.drivers.driver import Driver
from cxmetrics.analyses.drivers.explained import Explained
from cxmetrics.analyses.drivers.limited import Limited
from cxmetrics.analyses.grounds.sentence import percent
from cxmetrics.charts.theme import KEPT, Palette, Spec, finish
from cxmetrics.charts.tooltip import tooltip
from cxmetrics.charts.touchpoints import NO_SIDE
from cxmetrics.model import Side

NOT_SHOWN = "not shown to matter"
SHOWN = ["question", "group", "side", "share", "likely", "direction", "n"]
STRONG, FAINT = 0.75, 0.3
UP, DOWN = "the better, the higher", "the better, the lower"


@lru_cache(maxsize=KEPT)
def chart(told: Explained, colours: Palette) -> Spec:
    """A bar for each rating, the largest on top, with the line it likely ends on; grey where it is not certain.

    Together the bars are as long as what all ratings go with.
    """
    data = frame(told)
    shades = shades_of(data["shade"].tolist(), colours)
    colour = alt.Color(
        "shade:N",
        scale=alt.Scale(domain=list(shades), range=list(shades.values())),
        legend=alt.Legend(columns=2),
    )
    x = alt.X(
        "value:Q",
        title="Share of what makes answers differ",
        axis=alt.Axis(format="%", tickCount=5),
        scale=alt.Scale(domainMin=0),
    )
    y = alt.Y(
        "label:N",
        sort=None,
        title=None,
        axis=alt.Axis(grid=False, labelLimit=150, labelColor=colours.text),
    )
    base = alt.Chart(data)
    said = tooltip(
        {
            "Rating": "question",
            "Group": "group",
            "Share": "share",
            "Likely": "likely",
            "Direction": "direction",
        }
    )
    bars = base.mark_bar(height=14).encode(
        x=x, y=y, color=colour, opacity=alt.Opacity("strong:Q", scale=None), tooltip=said
    )
    lines = base.mark_rule(strokeWidth=2, color=colours.text).encode(
        x=alt.X("low:Q"), x2="high", y=y, tooltip=said
    )
    return finish([bars, lines], colours, alt.Step(28))


def shades_of(used: Collection[object], colours: Palette) -> dict[str, str]:
    """The colour of each side that is there, and of what is not certain."""
    known = {
        str(Side.SERVICE): colours.sides[Side.SERVICE],
        str(Side.EXPERIENCE): colours.sides[Side.EXPERIENCE],
        NO_SIDE: colours.categories[3],
        NOT_SHOWN: colours.categories[6],
    }
    return {name: shade for name, shade in known.items() if name in used}


def frame(told: Explained) -> pd.DataFrame:
    """A row a rating: question, group, side, share with its limits as figures and as text, direction and n."""
    certain = [driver for driver in told.drivers if driver.certain]
    rest = [driver for driver in told.drivers if not driver.certain]
    return pd.DataFrame([_row(driver, told.slice_of(driver)) for driver in (*certain, *rest)])


def _row(driver: Driver, part: Limited) -> dict[str, object]:
    side = str(driver.side) if driver.side else NO_SIDE
    tier = f"{driver.tier}. " if driver.tier else ""
    return {
        "question": driver.column.label,
        "label": f"{tier}{driver.column.label}",
        "group": f"group {driver.tier}" if driver.tier else NOT_SHOWN,
        "side": side,
        "shade": side if driver.certain else NOT_SHOWN,
        "strong": STRONG if driver.certain else FAINT,
        "value": part.value,
        "low": part.low,
        "high": part.high,
        "share": percent(part.value),
        "likely": f"{percent(part.low)} to {percent(part.high)}",
        "direction": UP if driver.r >= 0 else DOWN,
        "n": driver.n,
    }
