"""The nearest matrix of correlations that complete data could have."""

import numpy as np
import numpy.typing as npt

LEAST_EIGENVALUE = 1e-6
LARGE = 25
"""Of more columns the eigenvectors of a thousand matrices take minutes on a busy machine, their eigenvalues do not."""
_ROUNDS = 50

Matrix = npt.NDArray[np.float64]


def possible(correlations: Matrix) -> npt.NDArray[np.bool_]:
    """Whether no eigenvalue is below one in a million: one answer per matrix of the stack."""
    return np.asarray(np.linalg.eigvalsh(correlations)[..., 0] >= LEAST_EIGENVALUE)


def nearest(correlations: Matrix) -> Matrix:
    """The nearest possible matrix to each of the stack; one that is possible comes back as it was.

    Alternating projections: raise the eigenvalues, set the diagonal back to 1, with Dykstra's correction;
    at last scale the diagonal to 1, which leaves no eigenvalue below. The method of statsmodels'
    `corr_nearest`, for a thousand resampled matrices at once: that takes a tenth of a second for each, and
    does not settle where one column is the sum of others.

    Higham 2002, IMA J. Numer. Anal. 22:329–343. Checked against `corr_nearest`.
    """
    found = correlations.copy()
    wrong = ~possible(correlations)
    if wrong.any():
        found[wrong] = _projected(correlations[wrong])
    return found


def at_the_edge(correlations: Matrix) -> npt.NDArray[np.bool_]:
    """Whether the smallest eigenvalue is what mending leaves: one answer per matrix of the stack."""
    return np.asarray(np.linalg.eigvalsh(correlations)[..., 0] <= 4.0 * LEAST_EIGENVALUE)


def shrunk(correlations: Matrix) -> Matrix:
    """Each of the stack drawn towards no correlation at all, just so far that it is possible.

    Not the nearest, but close where little is wrong, and it takes eigenvalues alone: for a thousand large matrices.
    """
    least = np.linalg.eigvalsh(correlations)[..., 0]
    wrong = least < LEAST_EIGENVALUE
    # With a share a of unrelated columns the smallest eigenvalue is (1 − a) · least + a.
    least = np.where(wrong, least, 0.0)
    share = np.where(wrong, (2.0 * LEAST_EIGENVALUE - least) / (1.0 - least), 0.0)[..., None, None]
    found: Matrix = (1.0 - share) * correlations + share * np.eye(correlations.shape[-1])
    return found


def _projected(matrices: Matrix) -> Matrix:
    diagonal = np.arange(matrices.shape[-1])
    x, correction = matrices, np.zeros_like(matrices)
    for _ in range(_ROUNDS):
        raised = _raised(x - correction)
        correction += raised - x
        x = raised.copy()
        x[..., diagonal, diagonal] = 1.0
    last = _raised(x)
    scale = 1.0 / np.sqrt(last[..., diagonal, diagonal])
    scaled: Matrix = last * scale[..., None] * scale[..., None, :]
    return scaled


def _raised(matrices: Matrix) -> Matrix:
    values, vectors = np.linalg.eigh(matrices)
    # Twice, because scaling the diagonal afterwards takes a little away again.
    raised: Matrix = (vectors * np.maximum(values, 2.0 * LEAST_EIGENVALUE)[..., None, :]) @ vectors.mT
    return raised
