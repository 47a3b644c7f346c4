"""A value with the interval that resampling gives it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Limited:
    """A value with its interval; the limits are infinite where nothing could be resampled."""

    value: float
    low: float
    high: float

    def times(self, factor: float) -> "Limited":
        """Value and limits times `factor`; below 0 the limits change places."""
        ends = sorted((self.low * factor, self.high * factor))
        return Limited(self.value * factor, ends[0], ends[1])


def limited(value: float, drawn: npt.NDArray[np.float64], level: float) -> Limited:
    """The value with the middle `level` of what was drawn, widened to hold it."""
    if not len(drawn):
        return Limited(value, -np.inf, np.inf)
    tail = (1.0 - level) / 2.0
    low, high = np.quantile(drawn, np.array([tail, 1.0 - tail])).tolist()
    return Limited(value, min(low, value), max(high, value))
