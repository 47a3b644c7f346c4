"""How much each of many related variables accounts for, when they are too many for all orders."""

import numpy as np
import numpy.typing as npt

_ROUNDS = 40
_SETTLED = 1e-9

Matrix = npt.NDArray[np.float64]


def johnson(correlations: Matrix) -> Matrix:
    """Johnson's relative weight of each variable after the first in R² of the first; sums to R².

    The variables are replaced by the uncorrelated ones closest to them, Λ = R^½; with β = Λ⁻¹r the weights are
    Λ²β² (squared element by element). One matrix or a stack of them.

    Close to `dominance.lmg` as a rule, but the two can name different winners, and Thomas et al. 2014
    (Multivar. Behav. Res. 49:329–338) object to the derivation: for more than twelve variables only.

    Johnson 2000, Multivar. Behav. Res. 35:1–19. Checked against R `rwa` and `relaimpo` (`genizi`).
    """
    root, inverse = _roots(correlations[..., 1:, 1:])
    weights: Matrix = (root**2 @ (inverse @ correlations[..., 1:, :1]) ** 2)[..., 0]
    return weights


def _roots(matrices: Matrix) -> tuple[Matrix, Matrix]:
    """Λ = R^½ and its inverse, by the coupled Newton–Schulz iteration.

    It takes products alone: a thousand matrices of sixty variables take a second. Their eigenvectors would, too, but
    LAPACK deals each matrix out to threads, and on a busy machine those wait for each other half a minute.

    Higham 2008, Functions of Matrices, section 6.7.
    """
    one = np.eye(matrices.shape[-1])
    # No eigenvalue is larger than the largest sum of a row.
    size = np.abs(matrices).sum(axis=-1).max(axis=-1)[..., None, None]
    root, inverse = matrices / size, np.broadcast_to(one, matrices.shape)
    for _ in range(_ROUNDS):
        step = 1.5 * one - 0.5 * (inverse @ root)
        root, inverse = root @ step, step @ inverse
        if np.abs(step - one).max(initial=0.0) < _SETTLED:
            break
    return root * np.sqrt(size), inverse / np.sqrt(size)
