"""Where names can stand beside their dots without touching each other, whatever the width turns out to be."""

from collections.abc import Sequence
from dataclasses import dataclass

LETTER, LINE = 6.9, 15.0
"""How wide a letter and how high a line of 12 px is, on the safe side."""
GAP, DOT = 9.0, 7.0

Box = tuple[float, float, float, float]
Size = tuple[float, float]


@dataclass(frozen=True)
class Point:
    """A dot with its name; x and y are parts of the plane from 0 to 1, y upwards."""

    name: str
    x: float
    y: float


@dataclass(frozen=True)
class Place:
    """Where a name stands: pixels from its dot, downwards counted as more, and which end of it is there."""

    dx: float
    dy: float
    align: str


# Slanting first: there the lines through a dot pass its name.
PLACES = (
    Place(GAP, -12.0, "left"),
    Place(GAP, 12.0, "left"),
    Place(-GAP, -12.0, "right"),
    Place(-GAP, 12.0, "right"),
    Place(GAP, 0.0, "left"),
    Place(-GAP, 0.0, "right"),
    Place(0.0, -14.0, "center"),
    Place(0.0, 14.0, "center"),
)


def places(points: Sequence[Point], sizes: Sequence[Size]) -> dict[int, Place]:
    """The place of each name that has one on a plane of any of these sizes, by number; earlier points choose first.

    No name covers another name or another's dot, or leaves the plane.
    """
    found: dict[int, Place] = {}
    taken: dict[Size, list[Box]] = {size: [] for size in sizes}
    dots = {size: [_dot(point, size) for point in points] for size in sizes}
    for number, point in enumerate(points):
        for place in PLACES:
            boxes = {size: _box(point, place, size) for size in sizes}
            free = all(
                _inside(box, size)
                and not any(_touch(box, other) for other in taken[size])
                and not any(_touch(box, dot) for at, dot in enumerate(dots[size]) if at != number)
                for size, box in boxes.items()
            )
            if free:
                found[number] = place
                for size, box in boxes.items():
                    taken[size].append(box)
                break
    return found


def _box(point: Point, place: Place, size: Size) -> Box:
    width, height = size
    wide = LETTER * len(point.name)
    x, y = point.x * width + place.dx, (1.0 - point.y) * height + place.dy
    left = x if place.align == "left" else x - wide if place.align == "right" else x - wide / 2.0
    return left, y - LINE / 2.0, left + wide, y + LINE / 2.0


def _dot(point: Point, size: Size) -> Box:
    width, height = size
    x, y = point.x * width, (1.0 - point.y) * height
    return x - DOT, y - DOT, x + DOT, y + DOT


def _inside(box: Box, size: Size) -> bool:
    return box[0] >= 0 and box[2] <= size[0] and box[1] >= 0 and box[3] <= size[1]


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
