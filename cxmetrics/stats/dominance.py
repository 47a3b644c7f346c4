"""How much each of several related variables accounts for: averages over all orders of adding them."""

from functools import cache
from math import comb

import numpy as np
import numpy.typing as npt

MOST_DRIVERS = 12

Matrix = npt.NDArray[np.float64]


def lmg(correlations: Matrix) -> Matrix:
    """What each variable after the first adds to R² of the first, averaged over all orders; sums to R².

    share(j) = Σ over sets S without j of |S|!(p − |S| − 1)!/p! · (R²(S + j) − R²(S)): the Shapley value of
    R², also called general dominance. Takes one matrix or a stack of resampled ones (… × variables ×
    variables). Raises ValueError beyond twelve, where `relative_weights` serves.

    Lindeman, Merenda & Gold 1980; Grömping 2007, Am. Stat. 61:139–147. Checked against R `relaimpo` on the
    Swiss fertility data.
    """
    drivers = correlations.shape[-1] - 1
    if drivers > MOST_DRIVERS:
        raise ValueError(f"{drivers} variables have too many orders: {MOST_DRIVERS} at most")
    explained = np.empty((2**drivers, *correlations.shape[:-2]))
    _explain(correlations, np.zeros(correlations.shape[:-2]), 0, drivers, explained)
    shares: Matrix = np.moveaxis(explained, 0, -1) @ _gains(drivers)
    return shares


def _explain(left: Matrix, so_far: Matrix, members: int, drivers: int, into: Matrix) -> None:
    """R² on every set that adds later variables to the `members`, each set a number in binary.

    `left` are the covariances of the first variable and of those later ones, with the members' part taken out.
    Each further variable j then adds c²/v, its covariance with the first squared over its own variance. No
    system is solved anew, so a thousand resamples of eight variables take a tenth of a second, of twelve half of one.
    """
    into[members] = so_far
    later = left.shape[-1]
    for j in range(1, later):
        with_j, variance = left[..., j], left[..., j, j]
        rest = [0, *range(j + 1, later)]
        explained = with_j[..., rest, None] * with_j[..., None, rest] / variance[..., None, None]
        taken_out = left[..., rest, :][..., rest] - explained
        bit = 1 << (drivers - later + j)
        _explain(taken_out, so_far + explained[..., 0, 0], members | bit, drivers, into)


@cache
def _gains(drivers: int) -> Matrix:
    """How R² of each set counts in each variable's share: for it where it is a member, else against it."""
    members = np.arange(2**drivers)[:, None] >> np.arange(drivers) & 1
    sizes = members.sum(axis=1, keepdims=True) - members
    others = np.array([1.0 / (drivers * comb(drivers - 1, size)) for size in range(drivers)])
    weights: Matrix = np.where(members == 1, 1.0, -1.0) * others[sizes]
    return weights
