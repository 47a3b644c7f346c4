"""How far the true pairs of means of sites lie apart, and where their middle is: all that a sample leaves possible.

One guess at the covariance between few sites is worth little: by the luck of the draw it is often nearly nil, and every
site would then be taken for the average one. So every covariance counts by how well it explains the means, from a
flat prior over both variances and the correlation.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_STEPS, _TURNS = 12, 9
_REACH = 2.0
_NEGLIGIBLE = 1e-2
_MOST = 60_000

Matrix = npt.NDArray[np.float64]
Box = tuple[tuple[float, float], ...]


@dataclass(frozen=True, eq=False)
class Between:
    """Possible covariances of the true means (nodes × 2 × 2), how probable each is, and what it makes of the middle.

    `centres` and `errors` are mean and covariance of the middle of all sites under each.
    """

    covariances: Matrix
    chances: Matrix
    centres: Matrix
    errors: Matrix


def between(means: Matrix, sizes: Matrix, within: Matrix) -> Between:
    """What is possible given the pairs of means (sites × 2), their answers and the covariance `within` sites.

    On a grid, drawn once around all there could be and once more around what is likely.
    """
    total = np.cov(means, rowvar=False)
    floor = np.trace(within) / len(within) / float(np.max(sizes))
    most = np.maximum(np.diagonal(total), floor) * _REACH
    box: Box = ((0.0, most[0]), (0.0, most[1]), (-1.0, 1.0))
    sums = _by_size(means, sizes)
    for _ in range(2):
        points = _grid(box)
        found, likely = _weighed(_covariances(points), sums, within)
        box = _around(points[likely], box)
    order = np.argsort(-found.chances, kind="stable")[: max(_MOST // len(means), 1)]
    kept = found.chances[order]
    return Between(found.covariances[order], kept / kept.sum(), found.centres[order], found.errors[order])


def inverse(pairs: Matrix) -> Matrix:
    """Inverses of covariances of two quantities (… × 2 × 2)."""
    turned = np.stack([pairs[..., 1, 1], -pairs[..., 0, 1], -pairs[..., 1, 0], pairs[..., 0, 0]], axis=-1)
    found: Matrix = turned.reshape(pairs.shape) / _determinant(pairs)[..., None, None]
    return found


def _weighed(covariances: Matrix, sums: tuple[Matrix, ...], within: Matrix) -> tuple[Between, Matrix]:
    """Each covariance by its likelihood, the middle of all sites integrated out; and which are worth a look."""
    sizes, sites, totals, products = sums
    spread = covariances[:, None] + within / sizes[:, None, None]
    weights = inverse(spread)
    errors = inverse(np.einsum("s,nsij->nij", sites, weights))
    centres = np.einsum("nij,nsjk,sk->ni", errors, weights, totals)
    squares = np.einsum("nsij,sij->n", weights, products)
    squares -= np.einsum("ni,nij,nj->n", centres, inverse(errors), centres)
    logs = np.log(_determinant(errors)) - np.log(_determinant(spread)) @ sites - squares
    chances = np.exp((logs - logs.max()) / 2.0)
    likely = chances > _NEGLIGIBLE * chances.max()
    found = Between(covariances[likely], chances[likely], centres[likely], errors[likely])
    return found, likely


def _by_size(means: Matrix, sizes: Matrix) -> tuple[Matrix, ...]:
    """Sites with equally many answers weigh the same: their numbers, sums and sums of products."""
    distinct, of = np.unique(np.asarray(sizes, dtype=np.float64), return_inverse=True)
    products = means[:, :, None] * means[:, None, :]
    summed = [np.zeros((len(distinct), *each.shape[1:])) for each in (means, products)]
    for total, each in zip(summed, (means, products), strict=True):
        np.add.at(total, of, each)
    return distinct, np.bincount(of).astype(np.float64), *summed


def _grid(box: Box) -> Matrix:
    """Points of two variances and a correlation, each in the middle of its cell."""
    sides = [
        low + (high - low) * (np.arange(cells) + 0.5) / cells
        for (low, high), cells in zip(box, (_STEPS, _STEPS, _TURNS), strict=True)
    ]
    return np.stack([axis.ravel() for axis in np.meshgrid(*sides, indexing="ij")], axis=-1)


def _around(points: Matrix, box: Box) -> Box:
    """The part of the box that holds these points with a cell to spare on each side."""
    spare = [(high - low) / cells for (low, high), cells in zip(box, (_STEPS, _STEPS, _TURNS), strict=True)]
    return tuple(
        (max(low, float(column.min()) - cell), min(high, float(column.max()) + cell))
        for (low, high), column, cell in zip(box, points.T, spare, strict=True)
    )


def _covariances(points: Matrix) -> Matrix:
    first, second, rho = points.T
    common = rho * np.sqrt(first * second)
    return np.stack([first, common, common, second], axis=-1).reshape(-1, 2, 2)


def _determinant(pairs: Matrix) -> Matrix:
    found: Matrix = pairs[..., 0, 0] * pairs[..., 1, 1] - pairs[..., 0, 1] * pairs[..., 1, 0]
    return found
