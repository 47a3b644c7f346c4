"""The p-value that belongs to an interval of a difference."""

from collections.abc import Callable

from cxmetrics.model import Interval

LEAST = 1e-12
_HALVINGS = 40


def p_of_difference(difference: float, interval_at: Callable[[float], Interval]) -> float:
    """The two-sided p-value of no difference: 1 − the confidence level at which the interval touches 0.

    `interval_at` gives the interval shown at any level. Read off it, the p-value lies under .05 exactly
    when the interval at 95 % leaves 0 out, so that a verdict and the interval beside it never say
    different things, as they do when a pooled z test stands next to an unpooled interval. 1 when there
    is no difference, and never less than 1e-12, where levels stop being told apart.

    Checked against the closed form of Newcombe's interval and, for means, twice the smaller tail of
    the draws.
    """
    if difference == 0:
        return 1.0

    def leaves_out(p: float) -> bool:
        limits = interval_at(1.0 - p)
        return limits.low > 0 if difference > 0 else limits.high < 0

    if leaves_out(LEAST):
        return LEAST
    low, high = LEAST, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2.0
        low, high = (low, middle) if leaves_out(middle) else (middle, high)
    return high
