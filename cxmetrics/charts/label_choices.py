"""A name beside its dot: how wide it is drawn, and the places it may take, the handiest first."""

from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, hypot, pi, sin

from cxmetrics.charts.label_boxes import Row, at

FONT = 12
HALF_HEIGHT = 8.0
BESIDE, SLANTING, ABOVE = 9.0, 12.0, 17.0
"""How far a name stands from its dot to the side, up or down beside it, and right above or below it."""
RINGS = (26.0, 40.0, 56.0, 76.0, 100.0, 130.0)
DIRECTIONS = 12
"""Farther away a name may stand on these rings, and a line leads to it."""
NEAR = 18.0
"""A name farther away than this needs that line."""
PIECES = 4
"""In so many pieces a line to a name is looked at, from its dot's edge on."""
KEPT = 512
"""So many names are measured once only: each has a place in every range of widths."""
NARROW, WIDE = "iljtfrI.,;:'|!()[] ", "mwMWQOGD@%&—"


@dataclass(frozen=True)
class Label:
    """A name, how far from its dot it stands and on which side; no text where it does not fit."""

    text: str = ""
    dx: float = 0.0
    dy: float = 0.0
    align: str = "left"

    @property
    def led(self) -> bool:
        """Whether a line leads from the dot to the name."""
        return max(abs(self.dx), abs(self.dy)) > NEAR


def shortened(name: str, longest: int) -> str:
    """A name of so many letters at most."""
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"


@lru_cache(maxsize=KEPT)
def choices(text: str, *, rightward: bool) -> tuple[Label, ...]:
    """The places of a name: slanting beside its dot, so that the lines through the dot pass it; then farther away."""
    return tuple(replace(place, text=text) for place in _places(rightward))


def box(across: float, down: float, label: Label) -> Row:
    """What a name covers."""
    wide = width_of(label.text)
    start = {"left": 0.0, "center": -wide / 2, "right": -wide}[label.align] + label.dx
    return at(across, down, start, start + wide, label.dy - HALF_HEIGHT, label.dy + HALF_HEIGHT)


def leader(across: float, down: float, label: Label) -> list[Row]:
    """What the line to a name covers, piece by piece."""
    half = hypot(label.dx, label.dy) / (PIECES + 1) / 4
    parts = [(piece + 1.5) / (PIECES + 1) for piece in range(PIECES)]
    middles = [(label.dx * part, label.dy * part) for part in parts]
    return [at(across, down, x - half, x + half, y - half, y + half) for x, y in middles]


def far(label: Label) -> float:
    """How far away a name stands: what makes one place worse than another when nothing is in the way."""
    return hypot(label.dx, label.dy) / 10.0


@lru_cache(maxsize=KEPT)
def width_of(text: str, font: float = FONT) -> float:
    """How wide a text is drawn in the font of the page, in px, with a little to spare."""
    return font * sum(map(_em, text))


@lru_cache(maxsize=2)
def _places(rightward: bool) -> tuple[Label, ...]:
    sides = ((1, "left"), (-1, "right")) if rightward else ((-1, "right"), (1, "left"))
    found = [Label("", sign * BESIDE, dy, side) for dy in (-SLANTING, SLANTING) for sign, side in sides]
    found += [Label("", sign * BESIDE, 0.0, side) for sign, side in sides]
    found += [Label("", 0.0, dy, "center") for dy in (-ABOVE, ABOVE)]
    angles = [2 * pi * step / DIRECTIONS for step in range(DIRECTIONS)]
    return (*found, *(_on_ring(radius, angle) for radius in RINGS for angle in angles))


def _on_ring(radius: float, angle: float) -> Label:
    dx, dy = round(radius * cos(angle), 1), round(-radius * sin(angle), 1)
    return Label("", dx, dy, "center" if abs(dx) < 1.0 else "left" if dx > 0 else "right")


def _em(character: str) -> float:
    if character in NARROW:
        return 0.36
    if character in WIDE or character.isupper():
        return 0.92 if character in WIDE else 0.7
    if character < "\u0250":
        return 0.58
    # The font of the page has no letters beyond Latin: others are drawn wider, in some scripts a full square.
    return 0.75 if character < "\u0600" else 1.05
