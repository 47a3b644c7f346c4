"""A part of a whole, in per cent."""

from cxmetrics.model import LEAST_SHOWN, USUAL, Estimate, Interval, Ratio, Terms
from cxmetrics.stats import wilson

UNIT = "%"


def share(of: Ratio, terms: Terms = USUAL) -> Estimate:
    """The part with its Wilson interval; hidden where the whole is under five."""
    if of.n < LEAST_SHOWN:
        return Estimate.hidden(of.n, unit=UNIT)
    limits = wilson.interval(of.part, of.whole, terms.level)
    interval = Interval(100 * limits.low, 100 * limits.high)
    effective = None if of.answers is None else of.whole
    return Estimate.of(100 * of.part / of.whole, interval, of.n, span=100, unit=UNIT, effective=effective)
