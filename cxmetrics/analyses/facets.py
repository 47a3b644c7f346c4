"""By people, product and process, by component and along the journey: where is the experience lost?"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from cxmetrics.analyses.score import score
from cxmetrics.meaning import TOUCHPOINTS
from cxmetrics.model import (
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
)
from cxmetrics.store import Workspace
from cxmetrics.store.matrix import matrix


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


def facets(workspace: Workspace, dataset: Dataset, part: Slice) -> tuple[Facet, ...]:
    """The score of every piece; as with the two scores, of responses that answered at least half of its ratings.

    Each response counts the same, also where other figures are weighted.
    """
    rated = [
        column
        for column in dataset.by_role(Role.RATING)
        if column.side is not Side.OVERALL and column.scale and column.touchpoint in TOUCHPOINTS
    ]
    values = (
        matrix(workspace, dataset, [column.name for column in rated], part) if rated else np.empty((0, 0))
    )
    found = []
    for name, kind, of in _WAYS:
        pieces = []
        for one in kind:
            places = [i for i, column in enumerate(rated) if of(TOUCHPOINTS[column.touchpoint or ""]) is one]
            if places:
                columns = tuple(rated[place] for place in places)
                pieces.append(
                    Piece(str(one), score(_moments(values[:, places], columns), part.terms), columns)
                )
        found.append(Facet(name, tuple(pieces)))
    return tuple(found)


def _moments(answers: npt.NDArray[np.float64], columns: tuple[Column, ...]) -> Moments:
    """The responses’ own means on 0–100, summed up."""
    ends = [(c.scale.pomp(0.0), c.scale.pomp(1.0)) for c in columns if c.scale]
    start, end = np.array(ends).T
    turned = start + (end - start) * answers
    given = ~np.isnan(turned)
    n = given.sum(axis=1)
    used = (n > 0) & (2 * n >= len(columns))
    means = np.where(given, turned, 0.0).sum(axis=1)[used] / n[used]
    return Moments(len(means), float(means.sum()), float((means**2).sum()))
