"""In which quadrant does a group lie, and how sure is it?"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cxmetrics.analyses.quadrant.cuts import Cuts
from cxmetrics.analyses.score import CELLS
from cxmetrics.model import LEAST_SHOWN, Key, Quadrant
from cxmetrics.stats import bivariate
from cxmetrics.store.sites import Sums

QUADRANTS = tuple(Quadrant)

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Placement:
    """How probable each quadrant is, and the one that is probable enough to be named; else None.

    `possible` are the fewest quadrants that are so together, the likeliest first. `service` and `experience` are
    where the group is believed to lie: its own mean, drawn to that of all groups the further the less it rests on.
    `spread` holds the variance of the one, their covariance and the variance of the other. `claim` is how
    probable is probable enough.
    """

    probabilities: tuple[float, ...]
    placed: Quadrant | None
    possible: tuple[Quadrant, ...]
    service: float
    experience: float
    spread: tuple[float, float, float]
    claim: float

    def probability(self, quadrant: Quadrant) -> float:
        """That the group truly lies in this quadrant."""
        return self.probabilities[QUADRANTS.index(quadrant)]

    def in_words(self) -> str:
        """The quadrant's name, or between which it is too close to call."""
        if self.placed:
            return self.placed.title
        *others, last = (quadrant.title for quadrant in self.possible)
        return f"too close to call between {', '.join(others)} and {last}"


def placements(
    groups: Mapping[Key, Sums], cuts: Cuts, pool: Mapping[Key, Sums] | None = None
) -> dict[Key, Placement]:
    """Where each group of five or more responses lies; the others have no place.

    How far responses within a group differ is pooled over all groups of `pool`, which are the groups
    themselves if None, with one prior response as every interval has it: five people who say the same
    are no proof that all would.
    """
    kept = [key for key, found in groups.items() if found.both.n >= LEAST_SHOWN]
    within = _within(pool or groups)
    if not kept or within is None:
        return {}
    sizes, totals, _ = _table([groups[key] for key in kept])
    placed = bivariate.place(totals / sizes[:, None], sizes, within, cuts.both)
    return {key: _placement(placed, at) for at, key in enumerate(kept)}


def _within(groups: Mapping[Key, Sums]) -> Matrix | None:
    sizes, totals, products = _table([found for found in groups.values() if found.both.n])
    pooled = bivariate.pooled_within(sizes, totals, products)
    if pooled is None:
        return None
    spare = float((sizes - 1.0).sum())
    mixed: Matrix = (spare * pooled + np.eye(2) * float(np.var(CELLS))) / (spare + 1.0)
    return mixed


def _table(groups: list[Sums]) -> tuple[Matrix, Matrix, Matrix]:
    """Of each group its responses, both sums, and the sums of products as 2 × 2."""
    table = np.array([found.both.effective() for found in groups], dtype=np.float64).reshape(-1, 6)
    return table[:, 0], table[:, 1:3], table[:, [3, 4, 4, 5]].reshape(-1, 2, 2)


def _placement(found: bivariate.Placed, at: int) -> Placement:
    label = found.label(at)
    (var_s, common), (_, var_e) = found.covariances[at].tolist()
    service, experience = found.centres[at].tolist()
    return Placement(
        tuple(found.probabilities[at].tolist()),
        None if label is None else QUADRANTS[label],
        tuple(QUADRANTS[number] for number in found.possible(at)),
        service,
        experience,
        (var_s, common, var_e),
        found.claim,
    )
