"""Boxes on a plane whose size only the browser knows, and whether two of them may touch."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

GAP = 2.0
"""Boxes nearer than this touch, in px."""

Boxes = npt.NDArray[np.float64]
"""Rows of a share and px for the left, the right, the upper and the lower edge: it lies at share × size + px."""
Row = tuple[float, float, float, float, float, float, float, float]
"""One such row."""
Sizes = tuple[tuple[float, float], tuple[float, float]]
"""The smallest and the largest width, and the same for the height."""
Truths = npt.NDArray[np.bool_]


def stacked(rows: Iterable[Sequence[float]]) -> Boxes:
    """The rows as boxes; none is fine."""
    return np.array(list(rows), dtype=np.float64).reshape(-1, 8)


def at(across: float, down: float, left: float, right: float, up: float, low: float) -> Row:
    """A box that keeps its px distances to one point of the plane."""
    return across, left, across, right, down, up, down, low


def between(one: tuple[float, float], other: tuple[float, float], half: float) -> Row:
    """A box that reaches from one point of the plane to another, `half` px wider on each side."""
    (left, right), (top, low) = (sorted(pair) for pair in zip(one, other, strict=True))
    return left, -half, right, half, top, -half, low, half


def hull(boxes: Boxes) -> Boxes:
    """The box that holds boxes which keep their distance to the same point."""
    low, high = boxes.min(axis=0), boxes.max(axis=0)
    return np.array([[low[0], low[1], high[2], high[3], low[4], low[5], high[6], high[7]]])


def inside(boxes: Boxes, sizes: Sizes) -> Truths:
    """Whether a box lies on the plane at every size."""
    within = np.ones(len(boxes), dtype=bool)
    for start, ends in zip((0, 4), sizes, strict=True):
        for size in ends:
            within &= _edge(boxes, start, size) >= 0.0
            within &= _edge(boxes, start + 2, size) <= size
    return within


def touching(ours: Boxes, others: Boxes, sizes: Sizes) -> Truths:
    """For each of ours and each other whether they may touch at some size.

    Edges move along straight lines as the plane grows: boxes that are apart at its smallest and at its
    largest, the same way round, are so at every size between.
    """
    may = np.ones((len(ours), len(others)), dtype=bool)
    for start, ends in zip((0, 4), sizes, strict=True):
        before, behind = np.ones_like(may), np.ones_like(may)
        for size in ends:
            before &= _edge(ours, start + 2, size)[:, None] + GAP <= _edge(others, start, size)
            behind &= _edge(others, start + 2, size) + GAP <= _edge(ours, start, size)[:, None]
        may &= ~(before | behind)
    return may


def _edge(boxes: Boxes, column: int, size: float) -> npt.NDArray[np.float64]:
    edge: npt.NDArray[np.float64] = boxes[:, column] * size + boxes[:, column + 1]
    return edge
