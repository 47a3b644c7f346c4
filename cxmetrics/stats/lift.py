"""How much more often two things happen together than they would by chance alone."""

import numpy as np

from cxmetrics.model import Interval

DRAWS = 20_000
_SEED = 1994


def lift(
    both: float, first: float, second: float, neither: float, level: float = 0.95
) -> tuple[float, Interval] | None:
    """Observed over expected of `both`, given how often only one and neither happened; 1 is chance alone.

    Expected is row × column / n. The interval is the middle of the draws of a Bayesian bootstrap with one
    prior response spread over the four cells, so that it is not zero wide where `both` never happened. None
    where one of the two never happened, with or without the other.

    Perks 1947, J. Inst. Actuaries 73:285–334; Rubin 1981, Ann. Stat. 9:130–134. The seed is fixed.
    """
    row, column, n = both + first, both + second, both + first + second + neither
    if row <= 0 or column <= 0:
        return None
    counts = np.array([both, first, second, neither]) + 0.25
    drawn = np.random.default_rng(_SEED).dirichlet(counts, DRAWS)
    lifts = drawn[:, 0] / ((drawn[:, 0] + drawn[:, 1]) * (drawn[:, 0] + drawn[:, 2]))
    value, tail = both * n / (row * column), (1.0 - level) / 2.0
    low, high = np.quantile(lifts, (tail, 1.0 - tail))
    return value, Interval(min(float(low), value), max(float(high), value))
