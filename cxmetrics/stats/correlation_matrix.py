"""Correlations of several columns that each have gaps, and the same resampled.

Each correlation uses the rows that have both columns: keeping complete rows only would leave 35 to 69
of 300 when each of six columns misses 30 %. Such a matrix need not be one that complete data could
have; where its smallest eigenvalue says so it is replaced by the nearest that is.

Checked against pandas, which leaves out missing values in the same way.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cxmetrics.stats import clusters
from cxmetrics.stats.clusters import Codes
from cxmetrics.stats.nearest_correlation import LARGE, nearest, possible, shrunk

LEAST_PAIRS = 30
LEAST_ANSWERED = 0.30
RESAMPLES = 1_000
MOST_BLOCKS, BLOCKS_OF_LARGE = 2_000, 500
_SEED = 1980

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Correlations:
    """The `matrix` of correlations, of how many rows each is made (`pairs`), and whether it was `repaired`.

    A correlation is NaN where a column is always the same or no row has both.
    """

    matrix: Matrix
    pairs: Matrix
    repaired: bool = False


@dataclass(frozen=True, eq=False)
class Sums:
    """What correlations are made of: per block of rows and pair of columns, over the rows that have both.

    `both` counts them; `first` and `squares` sum the first column of the pair and its squares,
    `products` the products.
    """

    both: Matrix
    first: Matrix
    squares: Matrix
    products: Matrix

    def weighed(self, weights: Matrix) -> "Sums":
        """The sums of all blocks, each as often as its weight says; one set per row of `weights`."""
        parts = (self.both, self.first, self.squares, self.products)
        return Sums(*(np.tensordot(weights, part, axes=1) for part in parts))

    @property
    def covariances(self) -> Matrix:
        """Sample covariances (n − 1), each from the rows that have both columns."""
        with np.errstate(invalid="ignore", divide="ignore"):
            centred = self.products - self.first * self.first.mT / self.both
            return np.where(self.both > 1, centred / (self.both - 1.0), np.nan)

    @property
    def correlations(self) -> Matrix:
        """Pearson correlations, each with means and variances over the rows that have both columns."""
        with np.errstate(invalid="ignore", divide="ignore"):
            spread = self.squares - self.first**2 / self.both
            # What rounding leaves of a column that is always the same is not variation.
            spread = np.where(spread > 1e-12 * self.squares, spread, np.nan)
            centred = self.products - self.first * self.first.mT / self.both
            found: Matrix = np.clip(centred / np.sqrt(spread * spread.mT), -1.0, 1.0)
        return found


def pairwise(values: Matrix) -> Correlations:
    """Correlations of the columns of `values` (rows × columns, NaN where missing), repaired where needed."""
    total = sums(values)
    matrix, pairs = total.correlations[0], total.both[0]
    if not np.isfinite(matrix).all() or possible(matrix):
        return Correlations(matrix, pairs)
    return Correlations(nearest(matrix), pairs, repaired=True)


def resampled(
    values: Matrix, resamples: int = RESAMPLES, seed: int = _SEED, *, of: Codes | None = None
) -> Matrix:
    """A stack of correlation matrices, one per bootstrap resample of the rows, each repaired where needed.

    More than 2,000 rows are put into 2,000 blocks at random and the blocks resampled: their sums vary as
    those of the rows do, and a million rows cost little more than their one pass; of more than 25 columns
    500 blocks, whose matrices are mended in the quick way. In which order the rows come does not matter. Resamples that leave a column always the same are dropped, so the stack may be
    shorter, or empty. `of` numbers the customer of each row: then whole customers are drawn.
    """
    rng = np.random.default_rng(seed)
    large = values.shape[1] > LARGE
    most = BLOCKS_OF_LARGE if large else MOST_BLOCKS
    if of is None:
        # Equal rows have equal keys, and one key sorts ten times faster than all columns.
        keys = np.nan_to_num(values, nan=np.pi) @ rng.standard_normal(values.shape[1])
        parts = sums(rng.permutation(values[np.argsort(keys)]), size=-(-len(values) // most))
    else:
        who = clusters.numbered(values, of, rng)
        parts = _sums_of(values, rng.permutation(int(who.max(initial=0)) + 1)[who] % most)
    blocks = len(parts.both)
    weights = rng.multinomial(blocks, np.full(blocks, 1.0 / blocks), size=resamples).astype(np.float64)
    stack = parts.weighed(weights).correlations
    stack = stack[np.isfinite(stack).all(axis=(1, 2))]
    return shrunk(stack) if large else nearest(stack)


def usable(values: Matrix, least: int = LEAST_PAIRS, answered: float = LEAST_ANSWERED) -> tuple[int, ...]:
    """Which of the columns after the first can be set against it, by number.

    Left out are those answered in under `answered` of the rows that have the first, those always the
    same, and those that share fewer than `least` rows with one that stays: first those that do so with the
    most, and of two the one that goes with the first column less clearly (`by_evidence`).
    """
    rows = values[~np.isnan(values[:, 0])]
    total = sums(rows)
    pairs, varied = total.both[0], np.isfinite(np.diag(total.correlations[0]))
    share = pairs[0] / max(len(rows), 1)
    kept = [i for i in range(1, values.shape[1]) if share[i] >= answered and varied[i]]
    place = {number: at for at, number in enumerate(by_evidence(rows))}
    while kept:
        short = (pairs[np.ix_(kept, [0, *kept])] < least).sum(axis=1)
        if not short.any():
            break
        kept.remove(max(kept, key=lambda i: (short[kept.index(i)], place[i])))
    return tuple(kept)


def by_evidence(values: Matrix) -> list[int]:
    """The columns after the first, by number: those that go with it most clearly, by |r|√n, come first.

    In which order the columns come does not matter, as long as their answers differ.
    """
    rows = values[~np.isnan(values[:, 0])]
    total = sums(rows)
    r, n = np.nan_to_num(total.correlations[0, 0]), total.both[0, 0]
    # Where two are alike in that, anything will do that is the column's own and not its place.
    means = np.where(np.isnan(rows), 0.0, rows).mean(axis=0) if len(rows) else np.zeros(values.shape[1])
    own = np.round(np.column_stack([-np.abs(r) * np.sqrt(n), -n, -r, -means]), 9)
    return sorted(range(1, values.shape[1]), key=lambda i: tuple(own[i]))


def sums(values: Matrix, size: int | None = None) -> Sums:
    """The sums of the columns over blocks of `size` consecutive rows, over all in one block if None."""
    known, filled = _centred(values)
    size = max(len(values) if size is None else size, 1)
    blocks = max(-(-len(values) // size), 1)
    padding = ((0, size * blocks - len(values)), (0, 0))
    shape = (blocks, size, values.shape[1])
    there = np.pad(known.astype(np.float64), padding).reshape(shape)
    x = np.pad(filled, padding).reshape(shape)
    return Sums(there.mT @ there, x.mT @ there, (x * x).mT @ there, x.mT @ x)


def _sums_of(values: Matrix, block: Codes) -> Sums:
    """The sums of the columns over the rows of each block, however many it has."""
    order = np.argsort(block, kind="stable")
    ends = np.flatnonzero(np.diff(block[order])) + 1
    known, filled = _centred(values[order])
    pairs = zip(np.split(known.astype(np.float64), ends), np.split(filled, ends), strict=True)
    found = [(there.T @ there, x.T @ there, (x * x).T @ there, x.T @ x) for there, x in pairs]
    return Sums(*(np.stack(part) for part in zip(*found, strict=True)))


def _centred(values: Matrix) -> tuple[npt.NDArray[np.bool_], Matrix]:
    """Which values are known, and these less the mean of their column: far from 0 squares would lose their digits."""
    known = ~np.isnan(values)
    centre = np.where(known, values, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    return known, np.where(known, values - centre, 0.0)
