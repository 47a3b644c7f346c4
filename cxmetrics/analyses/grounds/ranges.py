"""How likely ranges of shares are spelled and what they say of a bar."""

from cxmetrics.analyses.grounds import sentence
from cxmetrics.model import Interval


def percents(limits: Interval) -> str:
    """A range of shares of 1: “likely 31 to 38 %”."""
    return sentence.likely(_of_hundred(limits), unit=" %")


def in_points(limits: Interval) -> str:
    """A range of differences of shares of 1: “likely −2 to 8 points”."""
    return sentence.likely(_of_hundred(limits), unit=" points")


def in_hundred(limits: Interval) -> str:
    """A range of chances, told as so many of a hundred: “likely 50.3 to 54.1”."""
    return sentence.likely(_of_hundred(limits), lambda figure: f"{figure:.1f}".replace("-", "−"))


def correlations(limits: Interval) -> str:
    """A range of correlations: “likely .72 to .76”."""
    return sentence.likely(limits, sentence.correlation)


def above(limits: Interval, bar: float) -> bool | None:
    """Whether all of a range reaches `bar`; None where some of it does."""
    if limits.low >= bar:
        return True
    return False if limits.high < bar else None


def _of_hundred(limits: Interval) -> Interval:
    return Interval(100.0 * limits.low, 100.0 * limits.high)
