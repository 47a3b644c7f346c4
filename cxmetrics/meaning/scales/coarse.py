"""Answers written in steps wider than one: 10 to 50 bubbles, 20 to 100 per cent, the quarters of ten."""

from collections.abc import Mapping

from cxmetrics.meaning.scales.reading import Reading
from cxmetrics.model import Scale

GRIDS = ((10.0, 50.0, 10.0), (20.0, 100.0, 20.0), (0.0, 100.0, 25.0), (2.5, 10.0, 2.5))
LEAST_STEPS = 3


def read(values: Mapping[float, int]) -> Reading | None:
    """The first of the usual grids that holds three of these values or more and nothing else; it is asked about."""
    for low, high, step in GRIDS:
        grid = {low + step * i for i in range(round((high - low) / step) + 1)}
        if len(values) >= LEAST_STEPS and values.keys() <= grid and not _is_whole(values, step):
            asked = f"Do {low:g} to {high:g} in steps of {step:g} stand for the {len(grid)} answers offered, {low:g} the worst?"
            return Reading(Scale(low, high, step=step), asked=asked)
    return None


def _is_whole(values: Mapping[float, int], step: float) -> bool:
    """Whether quarters of ten are but 5 and 10, as any scale may hold them."""
    return step % 1 > 0 and all(value.is_integer() for value in values)
