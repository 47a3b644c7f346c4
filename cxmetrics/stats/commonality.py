"""What two groups of variables account for: each on its own, both together, and how the rest is split."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cxmetrics.stats import r_squared

INSEPARABLE = 0.6

Values = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Split:
    """R² of the first variable, `total`, taken apart between two groups; one value per matrix of the stack.

    `unique_first` and `unique_second` are lost if that group is left out; `common` is in both, and below 0
    where one group only shows through the other (suppression).
    """

    total: Values
    unique_first: Values
    unique_second: Values

    @property
    def common(self) -> Values:
        """What either group accounts for alone, so that nobody can say whose it is."""
        return self.total - self.unique_first - self.unique_second

    @property
    def first(self) -> Values:
        """Share of the first group: its own and half of what is common (the Shapley value of two players)."""
        return self.unique_first + self.common / 2.0

    @property
    def second(self) -> Values:
        """Share of the second group."""
        return self.unique_second + self.common / 2.0

    @property
    def inseparable(self) -> npt.NDArray[np.bool_]:
        """Whether so much is common, over 60 % of R², that the two cannot be told apart."""
        return np.asarray(self.common > INSEPARABLE * self.total)


def split(correlations: Values, first: Sequence[int], second: Sequence[int]) -> Split:
    """R² of variable 0 taken apart between the variables numbered in `first` and in `second`.

    Takes one matrix or a stack of resampled ones. What a variable of both groups accounts for is common. The shares are not the sums of the members' `dominance.lmg`:
    there a large group gets more for being many.

    Mood 1971, Am. Educ. Res. J. 8:191–202. Checked against R `relaimpo` with `groups=`.
    """
    alone_first = r_squared.explained(correlations, first)
    alone_second = r_squared.explained(correlations, second)
    total = r_squared.explained(correlations, sorted({*first, *second}))
    return Split(total, total - alone_second, total - alone_first)
