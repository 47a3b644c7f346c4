"""Whether any of several variables goes with another, and which: by shuffling that other one.

A shuffled outcome goes with nothing. What it shows nevertheless is what chance alone shows in this very
data, with its gaps, its few different answers and its variables that go together: no curve is assumed.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from cxmetrics.stats import clusters
from cxmetrics.stats.clusters import Codes

SHUFFLES = 999
MOST_ROWS = 20_000
ALPHA = 0.03
"""One false name in at most three files of a hundred: a count of them on any thousand files stays under five."""
_AT_ONCE = 4_000_000
_SEED = 1935
_NONE = 1e-9

Matrix = npt.NDArray[np.float64]


def p_values(
    values: Matrix, shuffles: int = SHUFFLES, seed: int = _SEED, *, of: Codes | None = None
) -> tuple[float, ...]:
    """How often chance does as well as each column after the first of `values`, adjusted for their number.

    `values` is rows × columns, NaN where missing. Set against each other are |r|√n, each over the rows that
    have both columns, and the largest of those not yet taken, from the largest down: the smallest p is the
    test of all together, and one false name comes in at most `ALPHA` of all files however the columns hang
    together. Holm's step-down with the data's own dependence: Westfall & Young 1993, Resampling-Based
    Multiple Testing.

    More than 20,000 rows are tested on as many of them, drawn at random: enough for a correlation of .03.

    `of` numbers the customer of each row. Then what each customer adds to a covariance keeps or turns its sign as a
    whole, by chance: what one person says three times is said once (sign-flipping of scores, Hemerik, Goeman &
    Finos 2020, by cluster).
    """
    rng = np.random.default_rng(seed)
    told = ~np.isnan(values[:, 0])
    if not told.any() or values.shape[1] == 1:
        return tuple(1.0 for _ in range(values.shape[1] - 1))
    if of is not None:
        return _stepped_down(_flipped(values[told], of[told], shuffles, rng))
    rows = _drawn(values[told], rng)
    first, others = rows[:, 0], rows[:, 1:]
    size = max(_AT_ONCE // len(first), 1)
    orders: Iterator[Matrix] = (
        rng.permuted(np.broadcast_to(first, (min(size, shuffles - done), len(first))), axis=1)
        for done in range(0, shuffles, size)
    )
    (seen,) = _sizes(others, iter([first[None, :]]))
    return _stepped_down(np.vstack([seen, *_sizes(others, orders)]))


def _drawn(rows: Matrix, rng: np.random.Generator) -> Matrix:
    """The rows in an order that does not depend on the file's, at most 20,000 of them."""
    keys = np.nan_to_num(rows, nan=np.pi) @ rng.standard_normal(rows.shape[1])
    ordered = rows[np.argsort(keys)]
    if len(rows) <= MOST_ROWS:
        return ordered
    return ordered[rng.choice(len(rows), MOST_ROWS, replace=False)]


def _flipped(rows: Matrix, of: Codes, times: int, rng: np.random.Generator) -> Matrix:
    """The size of every covariance with the first over what customers make it vary by: as seen, then flipped."""
    found = clusters.scores(rows, clusters.numbered(rows, of, rng))
    spread = np.sqrt((found**2).sum(axis=0))
    found = np.divide(found, spread, out=np.zeros_like(found), where=spread > _NONE)
    size = max(_AT_ONCE // len(found), 1)
    signs = (rng.choice([-1.0, 1.0], (min(size, times - done), len(found))) for done in range(0, times, size))
    sizes: Matrix = np.abs(np.vstack([found.sum(axis=0), *(each @ found for each in signs)]))
    return sizes


def _sizes(others: Matrix, orders: Iterator[Matrix]) -> Iterator[Matrix]:
    """|r|√n of every column with the first, one row per order of it; 0 where either does not vary."""
    known = (~np.isnan(others)).astype(np.float64)
    n = np.maximum(known.sum(axis=0), 1.0)
    filled = np.nan_to_num(others)
    centred = known * (filled - filled.sum(axis=0) / n)
    spread = (centred**2).sum(axis=0)
    for order in orders:
        from_mean = order - order.mean(axis=1, keepdims=True)
        if known.all():
            varied = (from_mean[:1] ** 2) @ known
        else:
            varied = np.maximum(from_mean**2 @ known - (from_mean @ known) ** 2 / n, 0.0)
        products = from_mean @ centred
        scale = np.broadcast_to(np.sqrt(varied * spread), products.shape)
        yield np.abs(
            np.divide(products * np.sqrt(n), scale, out=np.zeros_like(products), where=scale > _NONE)
        )


def _stepped_down(sizes: Matrix) -> tuple[float, ...]:
    """The share of all orders, the one observed first among them, in which chance reaches each column's size."""
    order = np.argsort(-sizes[0], kind="stable")
    at_most = np.maximum.accumulate(sizes[:, order[::-1]], axis=1)[:, ::-1]
    reached = (at_most >= sizes[0, order] * (1.0 - 1e-9)).mean(axis=0)
    each = np.empty(len(order))
    each[order] = np.maximum.accumulate(reached)
    return tuple(float(p) for p in each)
