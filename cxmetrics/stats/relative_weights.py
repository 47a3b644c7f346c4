"""How much each of many related variables accounts for, when they are too many for all orders."""

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]


def johnson(correlations: Matrix) -> Matrix:
    """Johnson's relative weight of each variable after the first in R² of the first; sums to R².

    The variables are replaced by the uncorrelated ones closest to them, Λ = R^½ by eigendecomposition; with
    β = Λ⁻¹r the weights are Λ²β² (squared element by element). One matrix or a stack of them.

    Close to `dominance.lmg` as a rule, but the two can name different winners, and Thomas et al. 2014
    (Multivar. Behav. Res. 49:329–338) object to the derivation: for more than twelve variables only.

    Johnson 2000, Multivar. Behav. Res. 35:1–19. Checked against R `rwa` and `relaimpo` (`genizi`).
    """
    values, vectors = np.linalg.eigh(correlations[..., 1:, 1:])
    root = (vectors * np.sqrt(np.maximum(values, 0.0))[..., None, :]) @ vectors.mT
    slopes = np.linalg.solve(root, correlations[..., 1:, 0][..., None])
    weights: Matrix = (root**2 @ slopes**2)[..., 0]
    return weights
