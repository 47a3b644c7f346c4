"""Where the names of dots go, so that none lies on another at any width of the chart.

How wide a chart is, only the browser knows. A name keeps its distance to its dot while the dots move apart
with the width; two names that are apart at both ends of a range of widths, the same way round, are apart at
every width between. So each range has its own layout, and the drawing picks one by its width.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

WIDTHS = (200, 250, 310, 390, 500, 640, 820, 1050, 1350, 1750, 2600)
"""The ends of the ranges of widths, in px."""
RANGES = len(WIDTHS) - 1
MOST_LABELS = 40
LONGEST_LABEL = 24
ALWAYS = 2
"""So many are named even where other dots lie below the name: the picked one is the first."""
FONT = 12
HALF_HEIGHT = 8.0
HALF_DOT = 7.0
GAP = 2.0
REACH = ((9.0, 0.0), (22.0, 15.0), (34.0, 30.0), (46.0, 46.0), (64.0, 64.0))
"""How far a name may lie from its dot, to the side and up or down; the nearer the better."""
NEAR = REACH[1][0]
"""A name farther away than this needs a line that leads to it."""
AXES_HEIGHT = 60.0
"""What the axis and its title may take of a chart's height."""
NARROW, WIDE = "iljtfrI.,;:'|!()[] ", "mwMWQOGD@%&—"

Boxes = npt.NDArray[np.float64]
"""Rows of (where its dot is, first px, last px) across, and the same down."""
Corner = tuple[float, float, float, float, float, float]
"""One such row."""


@dataclass(frozen=True)
class Spot:
    """A dot, in shares of the plane from its left and from its top, and its name; none where it is not told."""

    across: float
    down: float
    name: str


@dataclass(frozen=True)
class Label:
    """A name, how far from its dot it stands and on which side; no text where it does not fit."""

    text: str = ""
    dx: float = 0.0
    dy: float = 0.0
    align: str = "left"


def width_of(text: str, font: float = FONT) -> float:
    """How wide a text is drawn at most, in px, in the widest of the usual fonts."""
    return font * sum(map(_em, text))


def corner(across: float, down: float, lines: Sequence[str], font: float) -> Corner:
    """What is written in a corner of the plane, as a box names keep clear of."""
    wide, high = max(width_of(line, font) for line in lines) + 8.0, 17.0 * len(lines) + 8.0
    sides, ends = (0.0, wide) if across < 0.5 else (-wide, 0.0), (0.0, high) if down < 0.5 else (-high, 0.0)
    return across, *sides, down, *ends


@lru_cache(maxsize=64)
def layout(
    spots: tuple[Spot, ...], height: float, corners: tuple[Corner, ...] = ()
) -> tuple[tuple[Label, ...], ...]:
    """For each dot its label in each range of widths. The first dots have the first choice."""
    heights = (height - AXES_HEIGHT, height)
    found = [_placed(spots, widths, heights, corners) for widths in pairwise(WIDTHS)]
    return tuple(zip(*found, strict=True))


def range_expression() -> str:
    """In which range the chart's width lies, as the drawing works it out."""
    return " + ".join(f"(width >= {width} ? 1 : 0)" for width in WIDTHS[1:-1])


def _placed(
    spots: tuple[Spot, ...],
    widths: tuple[float, float],
    heights: tuple[float, float],
    corners: tuple[Corner, ...],
) -> list[Label]:
    dots = [[s.across, -HALF_DOT, HALF_DOT, s.down, -HALF_DOT, HALF_DOT] for s in spots]
    taken = np.array([*dots, *corners], dtype=np.float64).reshape(-1, 6)
    labels = []
    for place, spot in enumerate(spots):
        choices = _choices(spot)
        boxes = np.array([_box(spot, choice) for choice in choices], dtype=np.float64).reshape(-1, 6)
        inside = _inside(boxes, widths, heights)
        free = inside & _clear(boxes, taken, widths, heights)
        if place < ALWAYS and not free.any():
            free = inside & _clear(boxes, taken[len(spots) :], widths, heights)
        if not free.any():
            labels.append(Label())
            continue
        first = int(free.argmax())
        labels.append(choices[first])
        taken = np.vstack([taken, boxes[first]])
    return labels


def _choices(spot: Spot) -> list[Label]:
    """The places a name may take, the best first: beside the dot, above and below it, then farther away."""
    text = spot.name if len(spot.name) <= LONGEST_LABEL else f"{spot.name[: LONGEST_LABEL - 1]}…"
    if not text:
        return []
    sides = ((1, "left"), (-1, "right")) if spot.across < 0.5 else ((-1, "right"), (1, "left"))
    near = REACH[0][0]
    found = [Label(text, sign * near, 0.0, align) for sign, align in sides]
    found += [Label(text, sign * near, dy, align) for dy in (-9.0, 9.0) for sign, align in sides]
    found += [Label(text, 0.0, dy, "center") for dy in (-17.0, 17.0)]
    for dx, dy in REACH[1:]:
        found += [Label(text, sign * dx, down, align) for down in (-dy, dy, 0.0) for sign, align in sides]
        found += [Label(text, 0.0, down, "center") for down in (-dy, dy)]
    return found


def _box(spot: Spot, label: Label) -> list[float]:
    wide = width_of(label.text)
    start = {"left": 0.0, "center": -wide / 2, "right": -wide}[label.align] + label.dx
    return [spot.across, start, start + wide, spot.down, label.dy - HALF_HEIGHT, label.dy + HALF_HEIGHT]


def _inside(boxes: Boxes, widths: tuple[float, float], heights: tuple[float, float]) -> npt.NDArray[np.bool_]:
    inside = np.ones(len(boxes), dtype=bool)
    for (at, first, last), sizes in ((boxes[:, :3].T, widths), (boxes[:, 3:].T, heights)):
        for size in sizes:
            inside &= (at * size + first >= 0.0) & (at * size + last <= size)
    return inside


def _clear(
    boxes: Boxes, taken: Boxes, widths: tuple[float, float], heights: tuple[float, float]
) -> npt.NDArray[np.bool_]:
    apart = _apart(boxes[:, :3], taken[:, :3], widths) | _apart(boxes[:, 3:], taken[:, 3:], heights)
    clear: npt.NDArray[np.bool_] = np.all(apart, axis=1)
    return clear


def _apart(boxes: Boxes, taken: Boxes, sizes: tuple[float, float]) -> npt.NDArray[np.bool_]:
    """For each box and each one taken: whether it lies before it at both sizes, or behind it at both."""
    at, first, last = (column[:, None] for column in boxes.T)
    other, start, end = taken.T
    before = np.ones((len(boxes), len(taken)), dtype=bool)
    behind = before.copy()
    for size in sizes:
        away = (other - at) * size
        before &= last + GAP <= away + start
        behind &= away + end + GAP <= first
    apart: npt.NDArray[np.bool_] = before | behind
    return apart


def _em(character: str) -> float:
    if character in NARROW:
        return 0.4
    if character in WIDE or character.isupper():
        return 0.98 if character in WIDE else 0.74
    # Scripts beyond Latin, Greek and Cyrillic are drawn up to a full square wide.
    return 0.63 if character < "\u0600" else 1.05
