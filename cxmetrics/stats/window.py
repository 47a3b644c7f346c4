"""The share something has happened to, within a fixed time or at all so far."""

from cxmetrics.model import Ratio, Waits


def within(waits: Waits, length: float) -> Ratio:
    """Those it happened to within `length`, of those watched at least that long.

    Whoever was watched for less is left out also where it has happened already: keeping only the
    quick ones of them would push the share up.
    """
    watched = [(wait, n) for wait, watched, n in waits.counts if watched >= length]
    over = sum(n for wait, n in watched if wait is not None and wait <= length)
    return Ratio(over, sum(n for _, n in watched))


def so_far(waits: Waits) -> Ratio:
    """Those it happened to so far, of all: too low by those who came late and had little time."""
    return Ratio(waits.happened, waits.n)
