"""Metrics of how long people wait, counting those who still do (Kaplan & Meier 1958).

Leaving out what is still open would flatter, and so would calling its wait over. The SQL builds the same
curve by window functions: of those still waiting at each moment, the share who stayed so, multiplied up.
"""

from cxmetrics.metrics._evidence import waits
from cxmetrics.metrics._sql import number
from cxmetrics.model import Behaviour, Histogram, Limits, Observed, Terms, Waits
from cxmetrics.stats import survival

# The curve is a product; the same shares in another order differ in the last digits.
SAME = "0.000000001"
CURVE = """\
WITH ends AS (
  SELECT COALESCE(wait, watched) AS t, COUNT(wait) AS replied, COUNT(*) AS ended
  FROM waits GROUP BY COALESCE(wait, watched)
), queue AS (
  SELECT t, replied, SUM(ended) OVER (ORDER BY t DESC) AS waiting FROM ends
), curve AS (
  SELECT t, CASE WHEN MIN(waiting - replied) OVER (ORDER BY t) = 0 THEN 0 ELSE EXP(SUM(
    CASE WHEN waiting > replied THEN LN(1.0 * (waiting - replied) / waiting) ELSE 0 END
  ) OVER (ORDER BY t)) END AS still
  FROM queue
)
"""


def quantile(p: float) -> Observed:
    """The wait by which the share `p` has had a reply, None where too many are still open to see it."""

    def figure(evidence: Waits | Histogram, terms: Terms) -> Limits:
        curve = survival.curve(waits(evidence), terms.level)
        return _spread(*curve.quantile(p), curve.times)

    def sql(_: Terms) -> str:
        rest = number(round(1.0 - p, 6))
        return (
            f"{CURVE}SELECT COALESCE((reached + passed) / 2.0, reached) FROM (\n"
            f"  SELECT MIN(CASE WHEN still <= {rest} + {SAME} THEN t END) AS reached,\n"
            f"    MIN(CASE WHEN still < {rest} - {SAME} THEN t END) AS passed\n"
            f"  FROM curve\n) AS moments"
        )

    return Observed(Behaviour.REPLY, sql, figure, lambda evidence, _: evidence.n)


def within_target() -> Observed:
    """The share with a reply within the target, None where nobody was watched for that long."""

    def figure(evidence: Waits | Histogram, terms: Terms) -> Limits:
        found = survival.happened_by(waits(evidence), terms.target, terms.level)
        if found is None:
            return Limits(None, None, None)
        share, limits = found
        return Limits(100.0 * share, 100.0 * limits.low, 100.0 * limits.high)

    def sql(terms: Terms) -> str:
        target = number(terms.target)
        return (
            f"{CURVE}SELECT CASE WHEN MAX(t) >= {target} OR MIN(still) = 0 THEN\n"
            f"  100.0 * (1 - MIN(CASE WHEN t <= {target} THEN still ELSE 1 END)) END\nFROM curve"
        )

    return Observed(Behaviour.REPLY, sql, figure, lambda evidence, _: evidence.n, span=100.0)


def _spread(value: float | None, low: float | None, high: float | None, times: tuple[float, ...]) -> Limits:
    """The figure with limits that say as much as was seen.

    Where the lower limit of the curve never comes down to it, the wait is at least the longest one seen. A
    limit equal to the value moves on to the neighbouring time: many waits may be recorded alike, and what was
    recorded as 5 minutes may have been anything between its neighbours.
    """
    if low is None and times:
        low = times[-1]
    if value is not None and low is not None and low >= value:
        low = max((t for t in times if t < value), default=0.0)
    if value is not None and high is not None and high <= value:
        # Without a later time the value stays the limit; of nothing but noughts no limit is known.
        high = min((t for t in times if t > value), default=value or None)
    return Limits(value, low, high)
