"""How much of one variable others account for, from correlations alone.

Every function takes a matrix of correlations, or a stack of them (… × variables × variables), and answers
for each. The variable accounted for is the first.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]


def explained(correlations: Matrix, by: Sequence[int] | None = None) -> Matrix:
    """R² of the first variable on those numbered in `by` (from 1 on), on all the others if None.

    r′R⁻¹r, with r their correlations with the first and R those among themselves. 0 on none.
    Checked against R `relaimpo` on the Swiss fertility data (.7067350016).
    """
    chosen = list(range(1, correlations.shape[-1]) if by is None else by)
    if not chosen:
        return np.zeros(correlations.shape[:-2])
    with_first = correlations[..., chosen, 0]
    weights = standardised(correlations, chosen)
    found: Matrix = (weights * with_first).sum(axis=-1)
    return found


def standardised(correlations: Matrix, by: Sequence[int]) -> Matrix:
    """Standardised coefficients of the regression of the first variable on those in `by`: R⁻¹r.

    Where one has another sign than its correlation, what it shares with the others hides its own
    direction (suppression).
    """
    chosen = list(by)
    among = correlations[..., np.array(chosen)[:, None], np.array(chosen)]
    return np.asarray(
        np.linalg.solve(among, correlations[..., chosen, 0][..., None])[..., 0], dtype=np.float64
    )


def adjusted(r_squared: float, n: float, drivers: int) -> float | None:
    """R² less what as many unrelated variables would explain by chance; None with too few rows to tell.

    1 − (1 − R²)(n − 1)/(n − p − 1). At 30 rows an R² of .44 in truth shows as .53. Below 0 is left as it is.
    """
    spare = n - drivers - 1
    return 1.0 - (1.0 - r_squared) * (n - 1) / spare if spare > 0 else None
