"""What did customers pay, on average and in the middle?"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from cxmetrics.metrics import METRICS
from cxmetrics.model import LEAST_SHOWN, Estimate, Histogram, Key, Terms
from cxmetrics.stats import quantile

UNIT = "money"
CENTS = 6


def average(amounts: Histogram, terms: Terms) -> Estimate:
    """The mean amount of a customer with its interval; revenue, not profit."""
    return METRICS["clv"].observe(amounts, terms)


def middle(amounts: Histogram, terms: Terms) -> Estimate:
    """The median amount of a customer, by order statistics."""
    n = amounts.n
    if n < LEAST_SHOWN:
        return Estimate.hidden(n, unit=UNIT)
    values, counts = zip(*amounts.counts, strict=True)
    whole = [int(count) for count in counts]
    low, high = quantile.interval(values, whole, 0.5, terms.level)
    value = quantile.quantile(values, whole, 0.5)
    return Estimate.observed(value, low, high, n, span=None, unit=UNIT)


def histogram(amounts: npt.NDArray[np.floating[Any] | np.integer[Any]]) -> Histogram:
    """How often each amount occurs."""
    values, counts = np.unique(np.round(amounts, CENTS), return_counts=True)
    return Histogram.of(dict(zip(values.tolist(), counts.tolist(), strict=True)))


def pooled(pieces: Mapping[Key, Histogram]) -> Histogram:
    """The amounts of all groups together."""
    return sum(pieces.values(), Histogram(()))
