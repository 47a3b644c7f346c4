"""How a length of time is written, and one text read as minutes.

A note is the unit that plain numbers are in (one of UNITS), or one of CLOCKS: then the text names its own units
("1:05:30", "2h 5m", "PT15M"), and a bare "15:30" is hours and minutes, or minutes and seconds.
"""

import re
from collections.abc import Mapping

from cxmetrics.meaning.numbers.number import number

UNITS = {"minutes": 1.0, "hours": 60.0, "seconds": 1 / 60, "days": 1440.0, "milliseconds": 1 / 60_000}
HOURS_FIRST, MINUTES_FIRST = "hh:mm", "mm:ss"
CLOCKS = (HOURS_FIRST, MINUTES_FIRST)
USUAL = "minutes"
PARTS = ("d", "h", "m", "s")
WORTH = {"d": 1440.0, "h": 60.0, "m": 1.0, "s": 1 / 60}
WITH_COLONS = r"^(?:([0-9]+)(?:\s*d[a-z]*)?[ ,.]+)?([0-9]+):([0-5]?[0-9]):([0-5]?[0-9](?:\.[0-9]+)?)$"
IN_PAIRS = r"^()()([0-9]+):([0-5]?[0-9])$"
IN_WORDS = (
    r"^(?i:P?(?:([0-9.]+)\s*d[a-z]*\.?)?[ ,T]*(?:([0-9.]+)\s*h[a-z]*\.?)?[ ,]*(?:([0-9.]+)\s*m(?:in[a-z]*)?\.?)?"
    r"[ ,]*(?:([0-9.]+)\s*s[a-z]*\.?)?)$"
)
LEAST_CLOCKS = 0.9


def written(note: str) -> tuple[tuple[str, Mapping[str, float]], ...]:
    """The patterns of a text that names its own units, each with what its four parts are worth in minutes."""
    pair = WORTH if note == MINUTES_FIRST else {"d": 0.0, "h": 0.0, "m": WORTH["h"], "s": WORTH["m"]}
    return ((WITH_COLONS, WORTH), (IN_PAIRS, pair), (IN_WORDS, WORTH))


def minutes(text: str, note: str, *, decimal_comma: bool = False) -> float | None:
    """The minutes that `text` stands for, None where it is no length of time or one below nothing."""
    if note in UNITS:
        found = number(text, decimal_comma=decimal_comma)
        return None if found is None or found.value < 0 or found.percent else found.value * UNITS[note]
    for pattern, worth in written(note):
        parts = re.match(pattern, text)
        if parts and any(parts.groups()):
            try:
                return sum(
                    float(part) * worth[name]
                    for name, part in zip(PARTS, parts.groups(), strict=True)
                    if part
                )
            except ValueError:
                return None
    return None


def names_units(counts: Mapping[str, int]) -> bool:
    """Whether nearly all of these texts name their own units."""
    said = sum(n for text, n in counts.items() if minutes(text, HOURS_FIRST) is not None)
    return bool(counts) and said >= LEAST_CLOCKS * sum(counts.values())


def is_open(texts: Mapping[str, int]) -> bool:
    """Whether nearly all texts are two numbers with a colon: hours and minutes, or minutes and seconds."""
    pairs = sum(n for text, n in texts.items() if re.match(IN_PAIRS, text))
    return bool(texts) and pairs >= LEAST_CLOCKS * sum(texts.values())
