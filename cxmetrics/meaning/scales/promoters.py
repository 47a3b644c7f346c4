"""The recommend question: which numbers are the 0 to 10 of the Net Promoter Score."""

from collections.abc import Mapping

from cxmetrics.meaning.scales.ceiling import piled
from cxmetrics.meaning.scales.reading import Reading
from cxmetrics.model import Scale

CODES_BESIDE_TEN = frozenset({11.0, 12.0, 13.0})
TEN, FROM_ONE = Scale(0, 10), Scale(1, 10)
LEAST_TOP, LEAST_LOW = 6, 3
REACHED = 9.0
LEAST_TOLD, LEAST_PILED = 100, 0.05
LOW = "Nobody answered above {top:g}. Was 0–10 offered here?"


def read(whole: Mapping[float, int], *, from_one: bool = False) -> Reading | None:
    """0 to 10; perhaps 1 to 10 where that is how the lowest answers look; None where it is no such question.

    `from_one` when the questions around start at 1. With a 0 among answers up to 5 it is asked about: who
    starts at 0 usually offers 10. Answers up to 11 without a 0 are left to be asked about: the eleven options
    may have been numbered.
    """
    kept = {value: n for value, n in whole.items() if value not in CODES_BESIDE_TEN}
    codes = CODES_BESIDE_TEN & whole.keys()
    if kept and 0.0 in kept and not codes and LEAST_LOW <= max(kept) < LEAST_TOP and not piled(kept):
        return Reading(TEN, asked=LOW.format(top=max(kept)))
    if not kept or not LEAST_TOP <= max(kept) <= TEN.high:
        return None
    if 0.0 in kept:
        return Reading(TEN, codes)
    if codes:
        return None
    return Reading(TEN, other=Reading(FROM_ONE) if _perhaps_from_one(kept, from_one) else None)


def _perhaps_from_one(kept: Mapping[float, int], from_one: bool) -> bool:
    """Whether answers pile up at 1 as they do at the lowest offered, among many; under ten, any 1 may be that."""
    if from_one or max(kept) < REACHED:
        return 1.0 in kept
    ones, twos = kept.get(1.0, 0), kept.get(2.0, 0)
    total = sum(kept.values())
    return total >= LEAST_TOLD and ones >= max(LEAST_PILED * total, twos)


def numbered_from_one(values: Mapping[float, int], missing: frozenset[float]) -> bool:
    """Whether the eleven answers 0 to 10 seem to have been numbered 1 to 11: a 11, no 0, and 11 no code."""
    return 11.0 in values and 0.0 not in values and 11.0 not in missing
