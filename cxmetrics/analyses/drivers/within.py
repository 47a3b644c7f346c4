"""Does a rating go the other way within the groups of a column than over all of them (Simpson 1951)?"""

import numpy as np
import numpy.typing as npt

from cxmetrics.analyses.drivers.answers import Answers
from cxmetrics.model import Column
from cxmetrics.stats.clusters import Codes
from cxmetrics.stats.correlation_matrix import LEAST_PAIRS
from cxmetrics.stats.normal import z

_MOST = 0.999

Matrix = npt.NDArray[np.float64]


def turned_within(found: Answers, column: Column) -> Column | None:
    """The first column within whose groups the outcome clearly falls with the rating, taken together; None without."""
    answers, outcome = found.of(column), found.values[:, 0]
    known = ~np.isnan(answers) & ~np.isnan(outcome)
    pairs = np.column_stack([outcome[known], answers[known]])
    return next((by for by, group in found.groups if _highest(pairs, group[known]) < 0), None)


def _highest(pairs: Matrix, group: Codes) -> float:
    """The upper limit at 95 % (Fisher) of the correlation within groups; 1 where too few answers say."""
    _, of, n = np.unique(group, return_inverse=True, return_counts=True)
    spare = len(pairs) - len(n)
    if spare < LEAST_PAIRS:
        return 1.0
    x, y = (column - (np.bincount(of, column) / n)[of] for column in pairs.T)
    spread = float(np.sqrt((x**2).sum() * (y**2).sum()))
    if spread <= 0:
        return 1.0
    r = float(np.clip((x * y).sum() / spread, -_MOST, _MOST))
    return float(np.tanh(np.arctanh(r) + z(0.975) / np.sqrt(spare - 2)))
