"""Is it the visit, or one impression that coloured every answer?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.model import LEAST_SHOWN, SIDES, Column, Dataset, Pairs, Slice
from cxmetrics.stats import correlation_matrix, reliability
from cxmetrics.stats.rank_correlation import Correlation, bonett_wright, spearman
from cxmetrics.store import Workspace
from cxmetrics.store.matrix import ENOUGH, matrix
from cxmetrics.store.plane import halves

COLOURED = "All ratings go together so much that one impression may have coloured every answer."
LEAST_UNITS = 10

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Halo:
    """How far all ratings of a response go together, and both scores of groups do between different people.

    `mean_r` is the mean correlation of two ratings, `first_share` the part one common impression carries, both
    None under two ratings. `split` relates the service scores of half the people of each group to the experience
    scores of its other half, so that no single person's impression can make it; None under ten groups.
    """

    mean_r: float | None
    first_share: float | None
    n: int
    split: Correlation | None

    @property
    def suspicious(self) -> bool:
        """Whether the ratings go together more than different things should."""
        return self.mean_r is not None and self.mean_r > reliability.SUSPICIOUS


def halo(workspace: Workspace, dataset: Dataset, part: Slice, segment: str | None) -> Halo:
    """Both checks; the second over the groups of `segment`."""
    rated = list({c.name: c for side in SIDES for c in dataset.rated(side)}.values())
    values = turned(workspace, dataset, rated, part)
    found = reliability.cronbach(values[:, together(values)], part.terms.level)
    split = _split(workspace, dataset, part, segment) if segment else None
    if found is None:
        return Halo(None, None, 0, split)
    return Halo(found.mean_r, found.first_share, found.n, split)


def turned(workspace: Workspace, dataset: Dataset, columns: Sequence[Column], part: Slice) -> Matrix:
    """The answers to some questions, response by response, with the best highest, so that all point the same way.

    Of more than are enough for their correlations, so many spread over the file.
    """
    signs = [-1.0 if c.scale is not None and c.scale.reversed else 1.0 for c in columns]
    answers = matrix(workspace, dataset, [c.name for c in columns], part, most=ENOUGH)
    same_way: Matrix = answers * np.array(signs)
    return same_way


def together(ratings: Matrix) -> list[int]:
    """The ratings (responses × ratings) that many gave and of which any two share enough answers, by place."""
    given = (~np.isnan(ratings)).sum(axis=1)
    some = ratings[given > 0]
    mean = np.nansum(some, axis=1) / given[given > 0]
    return [number - 1 for number in correlation_matrix.usable(np.column_stack([mean, some]), LEAST)]


def _split(workspace: Workspace, dataset: Dataset, part: Slice, segment: str) -> Correlation | None:
    """The mean of both ways to set one half's service against the other half's experience."""
    rows = [row for _, *row in halves(workspace, dataset, segment, part) if row[0] >= LEAST_SHOWN <= row[3]]
    if len(rows) < LEAST_UNITS:
        return None
    ways = [
        spearman(Pairs(tuple((row[s], row[e], 1) for row in rows)), part.terms.level)
        for s, e in ((1, 5), (4, 2))
    ]
    known = [way.r for way in ways if way]
    if not known:
        return None
    r = float(np.mean(known))
    return Correlation(r, bonett_wright(r, len(rows), part.terms.level), len(rows))
