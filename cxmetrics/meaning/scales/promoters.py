"""The recommend question: which numbers are the 0 to 10 of the Net Promoter Score."""

from collections.abc import Mapping

from cxmetrics.meaning.scales.reading import Reading
from cxmetrics.model import Scale

CODES_BESIDE_TEN = frozenset({11.0, 12.0, 13.0})
TEN, FROM_ONE = Scale(0, 10), Scale(1, 10)
LEAST_TOP = 6


def read(whole: Mapping[float, int]) -> Reading | None:
    """0 to 10; where someone answered 1 and nobody 0, perhaps 1 to 10; None where it is no such question.

    Answers up to 11 without a 0 are left to be asked about: the eleven options may have been numbered.
    """
    kept = {value: n for value, n in whole.items() if value not in CODES_BESIDE_TEN}
    codes = CODES_BESIDE_TEN & whole.keys()
    if not kept or not LEAST_TOP <= max(kept) <= TEN.high:
        return None
    if 0.0 in kept:
        return Reading(TEN, codes)
    if codes:
        return None
    return Reading(TEN, other=Reading(FROM_ONE) if 1.0 in kept else None)


def numbered_from_one(values: Mapping[float, int], missing: frozenset[float]) -> bool:
    """Whether the eleven answers 0 to 10 seem to have been numbered 1 to 11: a 11, no 0, and 11 no code."""
    return 11.0 in values and 0.0 not in values and 11.0 not in missing
