"""Which parts of a visit separate some customers from the others?"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cxmetrics.model import LEAST_SHOWN, Column, Dataset, Role, Slice
from cxmetrics.stats import correlation_matrix, dominance, r_squared, relative_weights
from cxmetrics.stats.driver_shares import Share, enough, shares
from cxmetrics.store import Workspace
from cxmetrics.store.matrix import matrix

RESAMPLES = 300

Values = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Part:
    """One rating and its share in what all of them explain together."""

    column: Column
    share: Share


@dataclass(frozen=True)
class Apart:
    """The ratings by what they tell about who is apart, the largest share first.

    `certain` says whether the first is the largest in most resamples. `explained` is the part of the
    differences in the answer itself that the ratings account for, adjusted. `n` answered, `few` of them
    are apart.
    """

    parts: tuple[Part, ...]
    certain: bool
    explained: float
    n: int
    few: int


def apart(workspace: Workspace, dataset: Dataset, column: Column, below: float, part: Slice) -> Apart | None:
    """What separates those who answered `column` under `below`; None without ratings and answers enough."""
    ratings = [c for c in dataset.by_role(Role.RATING) if c.scale is not None]
    values = matrix(workspace, dataset, [c.name for c in (column, *ratings)], part)
    values = values[~np.isnan(values[:, 0])]
    kept = correlation_matrix.usable(values)
    are = values[:, 0] < below
    few = int(are.sum())
    if not kept or not enough(len(values), len(kept)) or min(few, len(values) - few) < LEAST_SHOWN:
        return None
    values = values[:, [0, *kept]]
    answered = correlation_matrix.pairwise(values).matrix
    values[:, 0] = are
    separating = correlation_matrix.pairwise(values).matrix
    if not (np.isfinite(answered).all() and np.isfinite(separating).all()):
        return None
    weigh = dominance.lmg if len(kept) <= dominance.MOST_DRIVERS else relative_weights.johnson
    drawn = correlation_matrix.resampled(values, RESAMPLES)
    found = shares(weigh(separating), weigh(drawn), part.terms.level) if len(drawn) else None
    if found is None:
        return None
    parts = [Part(ratings[place - 1], share) for place, share in zip(kept, found.of, strict=True)]
    explained = r_squared.adjusted(float(r_squared.explained(answered)), len(values), len(kept))
    return Apart(
        tuple(sorted(parts, key=lambda one: -one.share.part)),
        found.winner is not None,
        max(explained or 0.0, 0.0),
        len(values),
        few,
    )
