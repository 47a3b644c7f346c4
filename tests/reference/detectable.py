"""The smallest change to be noticed, and the answers a precision takes."""

from math import sqrt
from typing import Any

from cxmetrics.stats import detectable, trinomial
from tests.reference._given import first


def _detectable(given: dict[str, Any]) -> dict[str, Any]:
    """For a net score in points, a share in per cent, or a mean."""
    n = first(given, "n_per_period", "n", default=None)
    if "promoters" in given:
        parts = given["promoters"], given["detractors"]
        total = sum(parts) + first(given, "passives", default=0)
        deviation = 100 * sqrt(trinomial.variance(*parts, total))
        n = n or total
    elif "p" in given:
        deviation = 100 * sqrt(given["p"] * (1 - given["p"]))
    else:
        deviation = first(given, "sd", "deviation", default=None)
    error = first(given, "se", "se_points", default=None) or deviation / sqrt(n)
    deviation = deviation or (error * sqrt(n) if n else None)
    level = given.get("level", 0.95)
    smallest = detectable.change(error, level)
    seen = detectable.effect(error, level, given.get("power", detectable.POWER))
    results: dict[str, Any] = {
        f"{name}{unit}": value
        for name, value in (
            ("se", error),
            ("mdc95", smallest),
            ("mdc", smallest),
            ("mde80", seen),
            ("mde", seen),
        )
        for unit in ("", "_points", "_pct")
    }
    half = first(given, "half_width", "moe", "margin", default=None)
    if half and deviation:
        results |= dict.fromkeys(
            ("n_needed", "answers_needed", "answers"), detectable.answers(deviation, half, level)
        )
    return results


TOPICS = dict.fromkeys(("diagnostics.mdc", "diagnostics.mde"), _detectable)
