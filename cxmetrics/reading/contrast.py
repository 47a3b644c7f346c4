"""Whether a row looks like the rows below it, or like the names of their columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from cxmetrics.reading.cells import is_nothing, is_value

Row = tuple[str, ...]

_MOSTLY = 0.8
_LEAST_REPEATED = 4


@dataclass(frozen=True)
class Profile:
    """What a column holds: values (numbers, dates), or a few texts again and again; else neither."""

    values: bool
    texts: frozenset[str]


@dataclass(frozen=True)
class Contrast:
    """In how many columns a row is unlike the cells below, and in how many it is like them.

    `typed` counts, of the first, those with values below.
    """

    unlike: int
    like: int
    typed: int


def profiles(rows: Sequence[Row]) -> tuple[Profile, ...]:
    """What each column of `rows` holds."""
    return tuple(
        _profile([cell for cell in column if not is_nothing(cell)]) for column in zip(*rows, strict=True)
    )


def _profile(cells: list[str]) -> Profile:
    if not cells:
        return Profile(False, frozenset())
    if sum(map(is_value, cells)) >= _MOSTLY * len(cells):
        return Profile(True, frozenset())
    texts = frozenset(cells)
    repeated = len(cells) >= _LEAST_REPEATED and 2 <= len(texts) <= len(cells) / 2
    return Profile(False, texts if repeated else frozenset())


def contrast(row: Row, below: Sequence[Profile]) -> Contrast:
    """How `row` stands against the columns `below` it; blank cells tell nothing."""
    unlike = like = typed = 0
    for cell, profile in zip(row, below, strict=True):
        if is_nothing(cell) or not (profile.values or profile.texts):
            continue
        same = is_value(cell) if profile.values else cell in profile.texts
        like += same
        unlike += not same
        typed += profile.values and not same
    return Contrast(unlike, like, typed)
