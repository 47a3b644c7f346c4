"""Is it the visit, or one impression that coloured every answer?"""

from dataclasses import dataclass

import numpy as np

from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.model import LEAST_SHOWN, SIDES, Dataset, Pairs, Slice
from cxmetrics.stats import correlation_matrix, reliability
from cxmetrics.stats.rank_correlation import Correlation, bonett_wright, spearman
from cxmetrics.store import Workspace
from cxmetrics.store.matrix import matrix
from cxmetrics.store.plane import halves

LEAST_UNITS = 10
MOST_READ = 50_000
_SEED = 1995


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
    signs = [-1.0 if c.scale is not None and c.scale.reversed else 1.0 for c in rated]
    values = matrix(workspace, dataset, [c.name for c in rated], part) * np.array(signs)
    found = None
    if len(values) > MOST_READ:
        # Their correlations move by less than .01; those of a million take seconds.
        values = np.random.default_rng(_SEED).choice(values, MOST_READ, replace=False)
    if len(values):
        given = ~np.isnan(values)
        mean = np.where(given, values, 0.0).sum(axis=1) / np.where(
            given.any(axis=1), given.sum(axis=1), np.nan
        )
        kept = [at - 1 for at in correlation_matrix.usable(np.column_stack([mean, values]), LEAST)]
        found = reliability.cronbach(values[:, kept], part.terms.level)
    split = _split(workspace, dataset, part, segment) if segment else None
    if found is None:
        return Halo(None, None, 0, split)
    return Halo(found.mean_r, found.first_share, found.n, split)


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
