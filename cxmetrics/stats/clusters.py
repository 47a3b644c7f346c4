"""Answers of the same customers: what one of them says again is no new evidence, what they say differently is."""

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]


def numbered(values: Matrix, of: Codes, rng: np.random.Generator) -> Codes:
    """The customers numbered from 0 on by what they answered, whatever the order of rows and their numbers in `of`."""
    # Equal rows have equal keys.
    keys = np.nan_to_num(values, nan=np.pi) @ rng.standard_normal(values.shape[1])
    _, who = np.unique(of, return_inverse=True)
    own = np.round(np.bincount(who, keys), 9)
    place = np.empty(len(own), dtype=np.int64)
    place[np.argsort(own, kind="stable")] = np.arange(len(own))
    found: Codes = place[who]
    return found


def scores(values: Matrix, who: Codes) -> Matrix:
    """What each customer adds to the covariance of every column with the first; customers × columns after the first."""
    return np.column_stack([np.bincount(who, each) for each in _products(values, residual=False)])


def design_effect(values: Matrix, of: Codes) -> float:
    """How many answers say as much as one would if nobody answered twice: 1 to the answers of a customer.

    The variance of the slopes of the first column on each other, with customers drawn, over that with rows drawn
    (Kish 1965; Liang & Zeger 1986): 3 where all say everything three times, 1 where they rate eight things
    each on its own.
    """
    _, who = np.unique(of, return_inverse=True)
    drawn, alone = 0.0, 0.0
    for each in _products(values, residual=True):
        total = float((each**2).sum())
        if total > 0:
            drawn += float((np.bincount(who, each) ** 2).sum()) / total
            alone += 1.0
    return max(drawn / alone, 1.0) if alone else 1.0


def _products(values: Matrix, *, residual: bool) -> list[Matrix]:
    """Row by row, each column times the first, both centred; or times what it leaves of the first. 0 with a gap."""
    found = []
    for place in range(1, values.shape[1]):
        known = ~np.isnan(values[:, 0]) & ~np.isnan(values[:, place])
        y, x = (_centred(values[known, column]) for column in (0, place))
        spread = float((x**2).sum())
        if residual and spread > 0:
            y = y - x * float((x * y).sum()) / spread
        product = np.zeros(len(values))
        product[known] = x * y
        found.append(product)
    return found


def _centred(column: Matrix) -> Matrix:
    return column - column.mean() if len(column) else column
