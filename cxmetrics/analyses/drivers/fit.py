"""How the outcome hangs together with the ratings, and how that varies when responses are drawn anew."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cxmetrics.analyses.drivers.left_out import Kept
from cxmetrics.analyses.drivers.twins import merged, twins
from cxmetrics.model import Column
from cxmetrics.stats import clusters, correlation_matrix, dominance, r_squared, relative_weights, reliability
from cxmetrics.stats.clusters import Codes
from cxmetrics.stats.correlation_matrix import RESAMPLES, Correlations
from cxmetrics.stats.driver_shares import enough
from cxmetrics.stats.linear_dependence import dependence
from cxmetrics.stats.nearest_correlation import at_the_edge, nearest
from cxmetrics.stats.rank_correlation import middle_ranks

LMG, JOHNSON = "lmg", "johnson"
MOST_FORCED = 0.05
WHOLE_SCALE = 100.0

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Fit:
    """Correlations of the outcome and of each group of twins among the ratings, and the same resampled.

    `groups` number the ratings of `kept` from 1 on. A rating without a twin is a group of its own.
    """

    kept: Kept
    groups: tuple[tuple[int, ...], ...]
    values: Matrix
    found: Correlations
    stack: Matrix

    @property
    def method(self) -> str:
        """LMG up to twelve, Johnson's relative weights beyond."""
        return LMG if len(self.groups) <= dominance.MOST_DRIVERS else JOHNSON

    @property
    def rows(self) -> int:
        """The fewest answers any two of them share, as many as they are worth where customers answer again."""
        return fewest(self.values, self.kept.customers, self.found)

    @property
    def r2(self) -> float:
        """What all of them account for."""
        return float(r_squared.explained(self.found.matrix))

    @property
    def forced(self) -> bool:
        """Whether gaps make correlations that complete answers could not have, or hardly could.

        A matrix that had to be mended, here or in many resamples, lies at the very edge of what is possible, where
        the ratings seem to account for all there is. Near it, a rating that goes from its worst to its best answer seems
        to move the outcome by more than its whole scale. Without gaps that edge only means that one rating follows from
        others.
        """
        if self.found.pairs.min() == self.found.pairs.max():
            return False
        if self.found.repaired or float(at_the_edge(self.stack).sum()) > MOST_FORCED * len(self.stack):
            return True
        reach = np.nanmax(self.values, axis=0) - np.nanmin(self.values, axis=0)
        return bool((np.abs(self.coefficients[0]) * reach[1:] > WHOLE_SCALE).any())

    @property
    def dependence(self) -> tuple[tuple[Column, ...], tuple[Column, ...]]:
        """The ratings that cannot be told apart as some of them follow from others, and those that do."""
        found = dependence(self.values[:, 1:])
        among, made = (
            tuple(self.kept.items[number - 1] for place in places for number in self.groups[place])
            for places in (found.among, found.made)
        )
        return among, made

    @property
    def coloured(self) -> bool:
        """Whether the ratings go together so much that one impression may have coloured all of them (halo)."""
        found = reliability.cronbach(self.kept.values[:, 1:])
        return found is not None and found.mean_r > reliability.SUSPICIOUS

    @property
    def coefficients(self) -> tuple[Matrix, Matrix]:
        """Of each group with all others held: points of the outcome per point of the rating, both on 0–100.

        Once as seen and once for each resample. The standard deviations are those seen in both: how they vary
        in turn adds little to an interval.
        """
        spread = np.nanstd(self.values, axis=0)
        every = range(1, len(self.found.matrix))
        scale = spread[0] / spread[1:]
        return (
            r_squared.standardised(self.found.matrix, every) * scale,
            r_squared.standardised(self.stack, every) * scale,
        )


def fit(kept: Kept) -> Fit:
    """The fit of those who gave the outcome.

    Many ratings on too few answers are not resampled: nothing may be named, and repairing a thousand large matrices
    takes minutes.
    """
    groups = twins(kept.values)
    values = merged(kept.values, groups)
    found = possible_pairwise(values)
    worth_it = len(groups) <= dominance.MOST_DRIVERS or enough(
        fewest(values, kept.customers, found), len(groups)
    )
    stack = correlation_matrix.resampled(values, RESAMPLES if worth_it else 0, of=kept.customers)
    return Fit(kept, groups, values, found, stack)


def fewest(values: Matrix, customers: Codes | None, found: Correlations) -> int:
    """The fewest rows that have any two columns; over what it takes of them to say as much as one customer would."""
    least = float(found.pairs.min())
    return int(least if customers is None else least / clusters.design_effect(values, customers))


def possible_pairwise(values: Matrix) -> Correlations:
    """Pairwise correlations, repaired; 0 where what two columns share is always the same."""
    found = correlation_matrix.pairwise(values)
    if np.isfinite(found.matrix).all():
        return found
    matrix = np.nan_to_num(found.matrix)
    np.fill_diagonal(matrix, 1.0)
    return Correlations(nearest(matrix), found.pairs, repaired=True)


def weigh(correlations: Matrix) -> Matrix:
    """What each variable accounts for in the first, by the method for so many; sums to R²."""
    few = correlations.shape[-1] - 1 <= dominance.MOST_DRIVERS
    return dominance.lmg(correlations) if few else relative_weights.johnson(correlations)


def on_ranks(values: Matrix) -> Matrix:
    """The shares when every answer is replaced by its rank: does it rest on equal steps of the scales?"""
    return weigh(possible_pairwise(_ranked(values)).matrix)


def _ranked(values: Matrix) -> Matrix:
    ranked = np.full_like(values, np.nan)
    for place in range(values.shape[1]):
        known = ~np.isnan(values[:, place])
        ranked[known, place] = middle_ranks(values[known, place], np.ones(int(known.sum())))
    return ranked
