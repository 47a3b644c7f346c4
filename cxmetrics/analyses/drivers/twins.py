"""Ratings with the same answers: they count as one, and share what it accounts for."""

from itertools import combinations

import numpy as np
import numpy.typing as npt

from cxmetrics.analyses.drivers.left_out import COPY
from cxmetrics.stats import correlation_matrix

Matrix = npt.NDArray[np.float64]


def twins(values: Matrix) -> tuple[tuple[int, ...], ...]:
    """The columns of `values` after the first, put together where two are nearly the same, r > .98 either way."""
    r = correlation_matrix.sums(values).correlations[0]
    group = list(range(values.shape[1]))
    for one, other in combinations(range(1, values.shape[1]), 2):
        if abs(r[one, other]) > COPY and group[one] != group[other]:
            group = [group[one] if number == group[other] else number for number in group]
    firsts = dict.fromkeys(group[1:])
    return tuple(tuple(place for place in range(1, len(group)) if group[place] == first) for first in firsts)


def merged(values: Matrix, groups: tuple[tuple[int, ...], ...]) -> Matrix:
    """The first column, then one for each group: the mean of those of its answers that were given.

    One that runs the other way than the first of its group is turned round before.
    """
    if all(len(group) == 1 for group in groups):
        return values
    return np.column_stack([values[:, 0], *(_mean(values, group) for group in groups)])


def turn_of(values: Matrix, one: int, other: int) -> float:
    """−1 where two columns run against each other, else 1."""
    r = correlation_matrix.sums(values[:, [one, other]]).correlations[0]
    return -1.0 if r[0, 1] < 0 else 1.0


def _mean(values: Matrix, group: tuple[int, ...]) -> Matrix:
    turned = [values[:, p] if turn_of(values, group[0], p) > 0 else 100.0 - values[:, p] for p in group]
    stacked = np.column_stack(turned)
    known = ~np.isnan(stacked)
    n = known.sum(axis=1)
    total = np.where(known, stacked, 0.0).sum(axis=1)
    mean: Matrix = np.divide(total, n, out=np.full(len(total), np.nan), where=n > 0)
    return mean
