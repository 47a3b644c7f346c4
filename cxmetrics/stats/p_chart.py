"""The chart of a share over time, with limits for the size of each period."""

from collections.abc import Sequence
from math import inf, sqrt

from cxmetrics.model import Interval
from cxmetrics.stats import laney
from cxmetrics.stats.laney import PointLimits
from cxmetrics.stats.xmr import FIRM, LEAST

DISPERSED = 1.2
LARGE = 100
_RANGE = Interval(0.0, 1.0)


def limits(
    parts: Sequence[float],
    sizes: float | Sequence[float],
    baseline: int | None = None,
    *,
    dispersed: bool | None = None,
    least: int = LEAST,
) -> PointLimits | None:
    """p̄ ± 3·√(p̄(1−p̄)/n) per period, on 0–1; times σ_z where the shares move more than counting explains.

    p̄ is the pooled share of the first `baseline` periods (all by default). `dispersed` forces the
    factor σ_z (Laney's p′) on or off; by itself it comes in with a period of over 100 or σ_z over
    1.2, because with many answers a day's weather shows and the binomial limits call all of it news.

    NIST/SEMATECH e-Handbook 6.3.3.2; Laney 2002. Checked against Montgomery's orange juice
    (0.2313; 0.0524 to 0.4102; signals 15 and 23) and R qcc.
    """
    whole = list(sizes) if isinstance(sizes, Sequence) else [sizes] * len(parts)
    shares = [part / size for part, size in zip(parts, whole, strict=True)]
    known = len(parts) if baseline is None else min(baseline, len(parts))
    if known < least:
        return None
    pooled = sum(parts[:known]) / sum(whole[:known])
    if not 0.0 < pooled < 1.0:
        ends = (pooled,) * len(parts)
        return PointLimits(pooled, ends, ends, 0.0, 1.0, known < FIRM)
    errors = [sqrt(pooled * (1.0 - pooled) / size) for size in whole]
    floor = threshold(whole) if dispersed is None else (0.0 if dispersed else inf)
    found = laney.limits(shares, errors, baseline, unless_below=floor, least=least)
    return found and found.clipped(_RANGE)


def threshold(sizes: Sequence[float]) -> float:
    """Under which σ_z the errors alone are believed: 1.2, and never where a period has over 100 answers."""
    return 0.0 if max(sizes) > LARGE else DISPERSED
