"""How fast a series climbs or falls, if it does so all the time."""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 8


@dataclass(frozen=True)
class Drift:
    """Change per unit of time, with its interval, and how many values it rests on."""

    slope: float
    low: float
    high: float
    n: int

    @property
    def certain(self) -> bool:
        """Whether the interval tells up from down."""
        return self.low > 0.0 or self.high < 0.0


def slope(values: Sequence[float], times: Sequence[float] | None = None, level: float = 0.95) -> Drift | None:
    """The median slope over all pairs of periods, and its interval; None under eight values.

    `times` are 0, 1, 2, … by default: give them where periods are missing. One wild month moves it
    little. Where neighbours are alike anyway the interval is too narrow.

    Theil 1950; Sen 1968, J. Am. Stat. Assoc. 63:1379–1389. From `scipy.stats.theilslopes`.
    """
    # Importing scipy.stats takes seconds, and most pages have no drift on them.
    from scipy.stats import theilslopes

    if len(values) < LEAST:
        return None
    found = theilslopes(values, times, alpha=level)
    return Drift(float(found.slope), float(found.low_slope), float(found.high_slope), len(values))
