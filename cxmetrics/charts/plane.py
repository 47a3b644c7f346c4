"""The plane of service × experience: its axes, the same on both sides, and its colours."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

import altair as alt

from cxmetrics.analyses.quadrant import Unit
from cxmetrics.charts.theme import Palette
from cxmetrics.model import Quadrant

UNPLACED = "Too close to call"
PLACES = [*(quadrant.title for quadrant in Quadrant), UNPLACED]
SHAPES = ["circle", "diamond", "triangle-up", "square", "circle"]
HIGHEST = 100.0
BELOW = 25.0
"""So far a plane reaches below where great starts, at the least: as far as from 75 up to 100."""
MOST_TENS = 60


@dataclass(frozen=True)
class Plane:
    """The part of the plane that is drawn: from `low` to 100 on both axes."""

    low: float
    colours: Palette

    def x(self, field: str) -> alt.X:
        """The service axis."""
        return alt.X(
            field, type="quantitative", title="Service: score of 100", scale=self._scale(), axis=self._axis()
        )

    def y(self, field: str) -> alt.Y:
        """The experience axis."""
        return alt.Y(
            field,
            type="quantitative",
            title="Experience: score of 100",
            scale=self._scale(),
            axis=self._axis(),
        )

    def colour(self, field: str) -> alt.Color:
        """The colour of a quadrant's title; grey where it is too close to call."""
        return alt.Color(field, type="nominal", scale=self._shades(self.colours.quiet), legend=None)

    def fill(self, field: str) -> alt.Fill:
        """The colour inside a dot: that of the page where it is too close to call, so that it is hollow."""
        return alt.Fill(field, type="nominal", scale=self._shades(self.colours.page), legend=None)

    def stroke(self, field: str) -> alt.Stroke:
        """The colour of a dot's edge."""
        return alt.Stroke(field, type="nominal", scale=self._shades(self.colours.quiet), legend=None)

    def share(self, score: float) -> float:
        """How far along an axis a score lies, from 0 to 1."""
        return (score - self.low) / (HIGHEST - self.low)

    def _shades(self, unplaced: str) -> alt.Scale:
        shades = [*(self.colours.quadrants[quadrant] for quadrant in Quadrant), unplaced]
        return alt.Scale(domain=PLACES, range=shades)

    def _scale(self) -> alt.Scale:
        return alt.Scale(domain=[self.low, HIGHEST], nice=False)

    def _axis(self) -> alt.Axis:
        step = 10 if HIGHEST - self.low <= MOST_TENS else 20
        return alt.Axis(values=list(range(int(self.low), 101, step)), grid=False)


def around(dots: Iterable[Unit], cuts: Iterable[float], colours: Palette) -> Plane:
    """The plane that holds every interval, and the room below each cut."""
    lows = [low for dot in dots for low in (dot.service.low, dot.experience.low) if low is not None]
    return holding(lows, cuts, colours)


def holding(scores: Iterable[float], cuts: Iterable[float], colours: Palette) -> Plane:
    """The plane that holds these scores with a little room below them, and the room below each cut."""
    lowest = min([*(score - 2 for score in scores), *(cut - BELOW for cut in cuts)])
    return Plane(max(0.0, floor(lowest / 10) * 10.0), colours)
