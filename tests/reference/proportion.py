"""Proportions and their differences."""

from typing import Any

from cxmetrics.stats import mover, wilson
from tests.reference._case import at_levels, limits


def _wilson(given: dict[str, Any]) -> dict[str, Any]:
    part, whole = given["k"], given["n"]
    intervals = at_levels("ci{}", lambda level: limits(wilson.interval(part, whole, level)), given)
    return {"proportion": part / whole} | intervals


def _difference(given: dict[str, Any]) -> dict[str, Any]:
    """The first minus the second."""
    k1, n1, k2, n2 = (given[name] for name in ("k1", "n1", "k2", "n2"))

    def interval(level: float) -> list[float]:
        first, second = wilson.interval(k1, n1, level), wilson.interval(k2, n2, level)
        return limits(mover.difference(k2 / n2, second, k1 / n1, first))

    return {"difference": k1 / n1 - k2 / n2} | at_levels("ci{}", interval, given)


TOPICS = {
    "proportion.wilson": _wilson,
    "proportion.wilson.zero": _wilson,
    "proportion.difference": _difference,
}
