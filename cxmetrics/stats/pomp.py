"""An index of several means, each rescaled to percent of maximum possible."""

from collections.abc import Sequence


def index(means: Sequence[float], low: float, high: float, weights: Sequence[float] | None = None) -> float:
    """Weighted mean of the `means`, rescaled from low–high to 0–100; equal weights by default.

    100 · Σ wᵢ (xᵢ − low) / ((high − low) · Σ wᵢ), the form of the American Customer Satisfaction Index.
    Weights need not sum to one. Equal weights are the default because weights learnt from the overall
    rating would explain that rating by itself.

    Cohen, Cohen, Aiken & West 1999, Multivar. Behav. Res. 34:315–346. Checked against the published
    index of the State of Ohio (8.6, 7.9, 8.0 on 1–10: 80.01 weighted, 79.63 unweighted).
    """
    shares = [1.0] * len(means) if weights is None else weights
    rescaled = (100.0 * (mean - low) / (high - low) for mean in means)
    return sum(w * x for w, x in zip(shares, rescaled, strict=True)) / sum(shares)
