"""Which evidence of what people did a metric is given."""

from cxmetrics.model import Histogram, Waits


def waits(evidence: Waits | Histogram) -> Waits:
    """The evidence as waits; raises TypeError for amounts."""
    if not isinstance(evidence, Waits):
        raise TypeError("this metric is computed from waits, not from amounts")
    return evidence


def amounts(evidence: Waits | Histogram) -> Histogram:
    """The evidence as amounts; raises TypeError for waits."""
    if not isinstance(evidence, Histogram):
        raise TypeError("this metric is computed from amounts, not from waits")
    return evidence
