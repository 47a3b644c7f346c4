"""The interval of a difference, from the intervals of its two parts."""

from math import hypot

from cxmetrics.model import Interval


def difference(first: float, first_limits: Interval, second: float, second_limits: Interval) -> Interval:
    """Interval of second − first, two independent estimates (“method of variance estimates recovery”).

    d − √((second − l₂)² + (u₁ − first)²) to d + √((u₂ − second)² + (first − l₁)²), d = second − first.

    Inherits what is good about the single intervals: never zero wide when they are not, and lopsided
    where they are. From Wilson limits it is Newcombe's method 10.

    Zou & Donner 2008, Stat. Med. 27:1693–1702; Newcombe 1998, Stat. Med. 17:873–890. Checked against
    Newcombe's 56/70 − 48/80 (0.0524 to 0.3339) and statsmodels' `method="newcomb"`.
    """
    change = second - first
    down = hypot(second - second_limits.low, first_limits.high - first)
    up = hypot(second_limits.high - second, first - first_limits.low)
    return Interval(change - down, change + up)
