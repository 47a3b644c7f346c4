"""What the inputs of several topics have in common, and how results are compared."""

from collections.abc import Callable
from numbers import Real
from typing import Any

from cxmetrics.model import Histogram, Interval, Scale

# Two ways of adding the same numbers may differ in the last digit, also where the tolerance is 0.
LAST_DIGIT = 1e-12
LEVELS = (0.8, 0.9, 0.95, 0.99)


def histogram(given: dict[str, Any]) -> Histogram:
    """The answers of a case with `counts` by score."""
    return Histogram.of({float(score): count for score, count in given["counts"].items()})


def scale(given: dict[str, Any]) -> Scale:
    """The scale of a case: as given, else from 1, or 0 where listed, to the highest score it lists."""
    listed = [float(score) for score in given["counts"]]
    low, high = given.get("scale") or (min(1.0, *listed), max(listed))
    return Scale(low, high, reversed=given.get("reversed", False))


def at_levels(name: str, result: Callable[[float], Any], given: dict[str, Any]) -> dict[str, Any]:
    """The result at the usual levels and the case's own, named with the per cent: ci95, ci90."""
    levels = dict.fromkeys((*LEVELS, float(given.get("level", 0.95))))
    return {name.format(f"{100 * level:g}"): result(level) for level in levels}


def limits(interval: Interval, factor: float = 1.0) -> list[float]:
    """Both limits, times `factor`."""
    return [factor * interval.low, factor * interval.high]


def differences(expected: Any, actual: Any, tolerance: Any, where: str = "") -> list[str]:
    """Every place where `actual` is not what was `expected`; results beyond it do not matter.

    The tolerance is one number or one per name; a name without one must be met exactly.
    """
    if isinstance(expected, dict):
        if not isinstance(actual, dict):
            return [f"{where}: expected {expected}, got {actual}"]
        return [
            problem
            for name, value in expected.items()
            for problem in (
                differences(value, actual[name], _of(tolerance, name), f"{where}/{name}")
                if name in actual
                else [f"{where}/{name}: not among the results"]
            )
        ]
    if isinstance(expected, list):
        if not isinstance(actual, list) or len(actual) != len(expected):
            return [f"{where}: expected {expected}, got {actual}"]
        pairs = enumerate(zip(expected, actual, strict=True))
        return [d for i, (e, a) in pairs for d in differences(e, a, tolerance, f"{where}[{i}]")]
    return [] if _equal(expected, actual, tolerance) else [f"{where}: expected {expected}, got {actual}"]


def _of(tolerance: Any, name: str) -> Any:
    return tolerance.get(name, 0) if isinstance(tolerance, dict) else tolerance


def _equal(expected: Any, actual: Any, tolerance: Any) -> bool:
    numbers = all(isinstance(x, Real) and not isinstance(x, bool) for x in (expected, actual))
    if not numbers:
        return type(expected) is type(actual) and bool(expected == actual)
    allowed = 0 if isinstance(tolerance, dict) else tolerance
    return bool(abs(actual - expected) <= max(allowed, LAST_DIGIT * max(1.0, abs(expected))))
