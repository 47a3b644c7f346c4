"""By people, product and process, by component and along the journey: where is the experience lost?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from cxmetrics.analyses.score import score
from cxmetrics.meaning import TOUCHPOINTS
from cxmetrics.model import (
    LEAST_SHOWN,
    Column,
    Component,
    Dataset,
    Display,
    Estimate,
    Moments,
    Pillar,
    Role,
    Side,
    Slice,
    Stage,
    Touchpoint,
    Weight,
)
from cxmetrics.store import Workspace
from cxmetrics.store.matrix import matrix

Vector = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Piece:
    """One pillar, component or stage: its score on 0–100 and the ratings it is made of."""

    name: str
    estimate: Estimate
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Facet:
    """One way to cut the experience up; its pieces in the order they have, those with ratings alone."""

    name: str
    pieces: tuple[Piece, ...]

    @property
    def known(self) -> tuple[Piece, ...]:
        """The pieces with a value to be shown, the lowest first."""
        shown = [piece for piece in self.pieces if piece.estimate.shown is Display.VALUE]
        return tuple(sorted(shown, key=lambda piece: piece.estimate.value or 0.0))

    @property
    def lowest(self) -> tuple[Piece, ...]:
        """The lowest piece, and all that it cannot be told from: whose likely range reaches down to its own."""
        if not self.known:
            return ()
        end = self.known[0].estimate.high or 0.0
        return tuple(piece for piece in self.known if (piece.estimate.low or 0.0) <= end)


PILLARS, COMPONENTS, STAGES = "People, product, process", "Service, technology, design", "Along the journey"
_WAYS: tuple[tuple[str, type[StrEnum], Callable[[Touchpoint], StrEnum]], ...] = (
    (STAGES, Stage, lambda touchpoint: touchpoint.stage),
    (PILLARS, Pillar, lambda touchpoint: touchpoint.pillar),
    (COMPONENTS, Component, lambda touchpoint: touchpoint.component),
)


def rated_touchpoints(dataset: Dataset) -> tuple[Column, ...]:
    """The ratings that are known to be about one touchpoint."""
    return tuple(
        column
        for column in dataset.by_role(Role.RATING)
        if column.side is not Side.OVERALL and column.scale and column.touchpoint in TOUCHPOINTS
    )


def made_of(rated: Sequence[Column]) -> dict[str, dict[str, list[int]]]:
    """Of each facet its pieces, in the order they have, and which of the ratings each is made of."""
    found: dict[str, dict[str, list[int]]] = {}
    for name, kind, of in _WAYS:
        places = {
            str(one): [i for i, column in enumerate(rated) if of(TOUCHPOINTS[column.touchpoint or ""]) is one]
            for one in kind
        }
        found[name] = {piece: numbers for piece, numbers in places.items() if numbers}
    return found


def facets(workspace: Workspace, dataset: Dataset, part: Slice) -> tuple[Facet, ...]:
    """The score of every piece; as with the two scores, of responses that answered at least half of its ratings.

    A piece with a rating of so few that it is not shown is kept back: less the others it would tell that one.
    """
    rated = rated_touchpoints(dataset)
    if not rated:
        return tuple(Facet(name, ()) for name in made_of(rated))
    weight = [part.weight] if part.weight else []
    found = matrix(workspace, dataset, [*(column.name for column in rated), *weight], part)
    weights = found[:, -1] if weight else None
    everybody = np.zeros(len(found), dtype=np.int64)
    answered = np.count_nonzero(~np.isnan(found[:, : len(rated)]), axis=0)
    few = {place for place, n in enumerate(answered) if 0 < n < LEAST_SHOWN}
    facets = []
    for name, pieces in made_of(rated).items():
        scores = []
        for piece, places in pieces.items():
            columns = tuple(rated[place] for place in places)
            (sums,) = summed(means(found[:, places], columns), weights, everybody, 1)
            told = score(sums, part.terms)
            scores.append(Piece(piece, told.concealed() if few.intersection(places) else told, columns))
        facets.append(Facet(name, tuple(scores)))
    return tuple(facets)


def means(answers: Vector, columns: Sequence[Column]) -> Vector:
    """The mean of each response on 0–100; NaN where fewer than half of the columns were answered."""
    ends = [(column.scale.pomp(0.0), column.scale.pomp(1.0)) for column in columns if column.scale]
    start, end = np.array(ends).T
    turned = start + (end - start) * answers
    given = ~np.isnan(turned)
    n = given.sum(axis=1)
    used = (n > 0) & (2 * n >= len(columns))
    total = np.where(given, turned, 0.0).sum(axis=1)
    found: Vector = np.divide(total, n, out=np.full(len(n), np.nan), where=used)
    return found


def summed(values: Vector, weights: Vector | None, codes: Codes, groups: int) -> list[Moments]:
    """The values that are known summed up by group, each by its weight where there are any."""
    known = ~np.isnan(values)
    of, x = codes[known], values[known]
    w = None if weights is None else weights[known]

    def total(figures: Vector | None) -> list[float]:
        return np.bincount(of, weights=figures, minlength=groups).tolist()  # type: ignore[no-any-return]

    counts = total(None)
    times = 1.0 if w is None else w
    sums = zip(counts, total(times * x), total(times * x * x), strict=True)
    if w is None:
        return [Moments(int(n), first, second) for n, first, second in sums]
    held = zip(total(w), total(w * w), counts, strict=True)
    return [
        Moments(int(n), first, second, Weight(one, square, int(many)))
        for (n, first, second), (one, square, many) in zip(sums, held, strict=True)
    ]
