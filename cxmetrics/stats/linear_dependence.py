"""Which columns follow from others, as a total does, so that nothing can tell what each has of its own?"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cxmetrics.stats import r_squared

NEARLY_ALL = 0.99
"""A mean of four answers 1 to 5 that was rounded to one digit is explained by them to .996."""
PART_OF, AGAINST = 0.05, 0.1
LEAST_ROWS, LEAST_COLUMNS = 30, 3

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Dependence:
    """The columns that cannot be told apart (`among`), and those of them that are made of the others (`made`), by number."""

    among: tuple[int, ...] = ()
    made: tuple[int, ...] = ()


def dependence(values: Matrix) -> Dependence:
    """The linear dependence among the columns of `values`, read off the rows that have all of them.

    A total is explained by its parts, by R² less what chance adds. Made of the others is what has no negative
    coefficient on any of them, as a total has; from a total each part follows only by subtraction.
    Nothing is found where fewer than thirty rows, or hardly more than columns, are complete.
    """
    rows = values[~np.isnan(values).any(axis=1)]
    columns = values.shape[1]
    if columns < LEAST_COLUMNS or len(rows) < max(LEAST_ROWS, 2 * columns):
        return Dependence()
    spread = rows.std(axis=0)
    z = (rows - rows.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    among: set[int] = set()
    made = []
    for place in range(columns):
        others = np.delete(z, place, axis=1)
        weights = np.linalg.lstsq(others, z[:, place])[0]
        if not spread[place] or not _follows(z[:, place], others, weights):
            continue
        among |= {place, *np.delete(np.arange(columns), place)[np.abs(weights) > PART_OF].tolist()}
        if (weights > -AGAINST).all():
            made.append(place)
    return Dependence(tuple(sorted(among)), tuple(made))


def _follows(column: Matrix, others: Matrix, weights: Matrix) -> bool:
    left = float(((column - others @ weights) ** 2).mean())
    found = r_squared.adjusted(1.0 - left, len(column), others.shape[1])
    return found is not None and found > NEARLY_ALL
