"""Where the names of dots go, so that none lies on another at any width of the chart.

How wide a chart is, only the browser knows. A name keeps its distance to its dot while the dots move apart
with the width. So each range of widths has its own layout, and the drawing picks one by its width.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from cxmetrics.charts import label_boxes as shapes
from cxmetrics.charts.label_boxes import Boxes, Row, Sizes, Truths, stacked, touching
from cxmetrics.charts.label_choices import PIECES as LED_PIECES
from cxmetrics.charts.label_choices import Label, box, choices, far, leader, shortened, width_of

WIDTHS = (200, 240, 280, 330, 400, 500, 640, 820, 1050, 1350, 1750, 2600)
"""The ends of the ranges of widths, in px."""
RANGES = len(WIDTHS) - 1
MOST_LABELS = 40
LONGEST, LONGEST_NARROW, SHORT = 28, 16, 10
"""How many letters a name may have, on a phone, and where there is no room for more."""
PHONE = 500
ALWAYS = 2
"""So many are named even where other dots lie below the name: the picked one is the first."""
HALF_DOT, HALF_LINE = 7.0, 1.0
AXES_HEIGHT = 60.0
"""What the axis and its title may take of a chart's height."""
LINE, LED_OVER_DOT, LED_OVER_NAME = 3.0, 3.0, 6.0
"""What it costs a place to lie on a line of a dot, or to be led to over a dot, a name or another such line."""
FEW = 12
PIECES = 12

Point = tuple[float, float]
Leg = tuple[Point, Point]
Costs = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Spot:
    """A dot, in shares of the plane from its left and from its top, and its name; none where it is not told.

    The lines through it reach from the first to the last of `wide`, and of `high`.
    """

    across: float
    down: float
    name: str
    wide: Point | None = None
    high: Point | None = None


@dataclass
class _Taken:
    """What lies on the plane: dots and corners, lines, names, and the lines that lead to names."""

    solid: Boxes
    thin: Boxes
    cost: float
    """What it costs to lie on such a line: less where there are many, as they are drawn fainter."""
    names: Boxes = field(default_factory=lambda: stacked(()))
    leaders: Boxes = field(default_factory=lambda: stacked(()))

    def hold(self, spot: Spot, label: Label) -> None:
        """From now on this name lies there, and the line that leads to it."""
        self.names = np.vstack([self.names, box(spot.across, spot.down, label)])
        if label.led:
            self.leaders = np.vstack([self.leaders, *leader(spot.across, spot.down, label)])


def corner(across: float, down: float, lines: Sequence[str], font: float) -> Row:
    """What is written in a corner of the plane, as a box names keep clear of."""
    wide, high = max(width_of(line, font) for line in lines) + 8.0, 17.0 * len(lines) + 8.0
    sides, ends = (0.0, wide) if across < 0.5 else (-wide, 0.0), (0.0, high) if down < 0.5 else (-high, 0.0)
    return shapes.at(across, down, *sides, *ends)


@lru_cache(maxsize=64)
def layout(
    spots: tuple[Spot, ...],
    height: float,
    corners: tuple[Row, ...] = (),
    legs: tuple[Leg, ...] = (),
) -> tuple[tuple[Label, ...], ...]:
    """For each dot its label in each range of widths. The first dots have the first choice.

    No name lies on another, on a dot or in a corner; on lines, and on `legs` between dots, as few as can be.
    """
    heights = (height - AXES_HEIGHT, height)
    thin = stacked(
        [*(row for spot in spots for row in _lines(spot)), *(p for leg in legs for p in _pieces(leg))]
    )
    dots = [shapes.at(s.across, s.down, -HALF_DOT, HALF_DOT, -HALF_DOT, HALF_DOT) for s in spots]
    solid = stacked([*dots, *corners])
    cost = LINE * min(1.0, FEW / max(len(spots), 1))
    found = [_placed(spots, (widths, heights), _Taken(solid, thin, cost)) for widths in pairwise(WIDTHS)]
    return tuple(zip(*found, strict=True))


def range_expression() -> str:
    """In which range the chart's width lies, as the drawing works it out."""
    return " + ".join(f"(width >= {width} ? 1 : 0)" for width in WIDTHS[1:-1])


def _placed(spots: tuple[Spot, ...], sizes: Sizes, taken: _Taken) -> list[Label]:
    longest = LONGEST_NARROW if sizes[0][1] <= PHONE else LONGEST
    labels = []
    for number, spot in enumerate(spots):
        others = replace(taken, solid=np.delete(taken.solid, number, axis=0))
        label = _best(spot, longest, sizes, others) or _best(spot, SHORT, sizes, others)
        if label is None and number < ALWAYS:
            label = _best(spot, longest, sizes, replace(others, solid=taken.solid[len(spots) :]))
        labels.append(label or Label())
        if label:
            taken.hold(spot, label)
    return labels


def _best(spot: Spot, longest: int, sizes: Sizes, taken: _Taken) -> Label | None:
    """The place that costs least of those where the name lies on nothing solid."""
    if not spot.name:
        return None
    places: Sequence[Label] = choices(shortened(spot.name, longest), rightward=spot.across < 0.5)
    ours = stacked(box(spot.across, spot.down, place) for place in places)
    free = shapes.inside(ours, sizes)
    for solid in (taken.solid, taken.names):
        free &= ~_on(ours, solid, sizes).any(axis=1)
    if not free.any():
        return None
    places, ours = [place for place, fits in zip(places, free, strict=True) if fits], ours[free]
    costs = taken.cost * _on(ours, taken.thin, sizes).sum(axis=1) + [far(place) for place in places]
    costs += LED_OVER_NAME * _on(ours, taken.leaders, sizes).sum(axis=1) + _leading(
        spot, places, sizes, taken
    )
    return places[int(costs.argmin())]


def _leading(spot: Spot, places: Sequence[Label], sizes: Sizes, taken: _Taken) -> Costs:
    """What it costs to lead to each place: over how many dots, names and other such lines."""
    costs = np.zeros(len(places))
    led = [number for number, place in enumerate(places) if place.led]
    if led:
        lines = [leader(spot.across, spot.down, places[number]) for number in led]
        pieces = stacked(piece for line in lines for piece in line)
        for others, cost in (
            (taken.solid, LED_OVER_DOT),
            (taken.names, LED_OVER_NAME),
            (taken.leaders, LED_OVER_NAME),
        ):
            over = _on(pieces, others, sizes).reshape(len(led), LED_PIECES, len(others))
            costs[led] += cost * over.any(axis=1).sum(axis=1)
    return costs


def _on(ours: Boxes, others: Boxes, sizes: Sizes) -> Truths:
    """As `touching`, for boxes around one dot: of the others only those are looked at that lie near it."""
    if not len(others):
        return np.zeros((len(ours), 0), dtype=bool)
    near = touching(shapes.hull(ours), others, sizes)[0]
    found = np.zeros((len(ours), len(others)), dtype=bool)
    found[:, near] = touching(ours, others[near], sizes)
    return found


def _lines(spot: Spot) -> list[Row]:
    rows = []
    if spot.wide:
        rows.append(shapes.between((spot.wide[0], spot.down), (spot.wide[1], spot.down), HALF_LINE))
    if spot.high:
        rows.append(shapes.between((spot.across, spot.high[0]), (spot.across, spot.high[1]), HALF_LINE))
    return rows


def _pieces(leg: Leg) -> list[Row]:
    """A slanting line as a row of boxes that reach from one piece's end to the next."""
    (x, y), (x2, y2) = leg
    ends = [(x + (x2 - x) * step / PIECES, y + (y2 - y) * step / PIECES) for step in range(PIECES + 1)]
    return [shapes.between(one, other, HALF_LINE) for one, other in pairwise(ends)]
