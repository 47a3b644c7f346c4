"""Whether the highest answer given is the highest that could be given."""

from collections.abc import Mapping

LEAST_PILED = 10
LOWEST_HIGH = 3.0


def piled(values: Mapping[float, int]) -> bool:
    """Whether answers pile up at the highest one given, as they do only where there is nothing above it."""
    top = max(values)
    return values[top] >= max(LEAST_PILED, values.get(top - 1, 0))


def floats(values: Mapping[float, int]) -> bool:
    """Whether neither end of the scale shows: nobody answered 1 or 2, and the highest answer was no favourite."""
    top = max(values)
    return min(values) >= LOWEST_HIGH and values[top] < values.get(top - 1, 0)
