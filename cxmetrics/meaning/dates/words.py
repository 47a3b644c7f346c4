"""Dates that hold words, brought into one form: the month as M03, and nothing that is no part of the date.

Every step is a rule that an engine of regular expressions can follow as well, so that a table is cast by
the very rules a column was recognised by.
"""

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path

_NAMES = tomllib.loads(Path(__file__).with_name("month_names.toml").read_text(encoding="utf-8"))
MONTHS = {name: f"M{number}" for number, names in _NAMES["months"].items() for name in names}
"""What each name of a month becomes."""


def _any(names: list[str]) -> str:
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


MONTH = f"(?:^|[^a-z])({_any(list(MONTHS))})(?:[^a-z]|$)"
"""Finds the name of a month, as its first group."""

BEFORE = (
    (r" *\([^)]*\)$", ""),
    (r" +[a-z]+/[a-z_]+(?:/[a-z_]+)?$", ""),
    ("[\\t\\n\\r\u00a0\u2009\u202f]+| {2,}", " "),
    (
        r"^(?:reviewed|rezension|bewertet|commente|recensito|revisado|calificado|beoordeeld|avaliado)[^0-9]*?"
        r" (?:on|vom|am|le|il|el|op|em) ((?:[a-z]+ )?[0-9])",
        r"\1",
    ),
    (r"^(?:the|le|el|il|am|den|op) ", ""),
    (f"^(?:{_any(_NAMES['weekdays']['names'])})[.,]* +", ""),
    (f"^(?:{_any(_NAMES['weekdays']['also_months'])})[.,]* +([0-9]{{1,2}}[.]? +(?:de +)?[a-z])", r"\1"),
    (r"^([a-z]+ [0-9]{1,2}) ([0-9:]{4,8})(?: [a-z]{2,5}| [+-][0-9]{4})? ([0-9]{4})$", r"\1 \3 \2"),
    (r"(^|[ ,])([0-9]{1,2})(?:st|nd|rd|th|ere|er|eme|ste|de|e|º|ª|°)([ ,.]|$)", r"\1\2\3"),
    (r"[ ,]+(?:de|del|of|di|at|um|a las|a la|a|as|alle ore|alle|ore|om|kl)[.]? +", " "),
    (r"([0-9]) ?([ap])[.]? ?m[.]?( |$)", r"\1\2m\3"),
    (r"([0-9]{1,2}) ?h ?([0-9]{2})(?: ?min)?$", r"\1:\2"),
    (r"( [0-9]{1,2})[.]([0-9]{2}) ?(?:uhr|uur|h)$", r"\1:\2"),
    (r" ?(?:uhr|hrs|hours|uur|h)$", ""),
    (r"(:[0-9]{2}),([0-9])", r"\1.\2"),
    (r"(:[0-9]{2}[.][0-9]{6})[0-9]+", r"\1"),
    (r"(:[0-9]{2}(?:[.][0-9]+)?(?:[ap]m)?) ?(?:z|[a-z]{3,5})?(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?$", r"\1"),
)
"""What is taken out or set straight before the month is looked for: patterns and what stands in their place."""

AFTER = (
    (r"[ ,./'’-]*(M[0-9]{2})[ ,./'’-]*", r" \1 "),
    (r"(M[0-9]{2}) (?:de|del|of|di|van) ", r"\1 "),
    (", *| {2,}", " "),
)
"""What is set straight once the month stands as M03."""


def plain(text: str) -> str:
    """`text` in small letters and without accents."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in apart if unicodedata.category(c) != "Mn").lower()


_BEFORE = tuple((re.compile(pattern, re.ASCII), put) for pattern, put in BEFORE)
_AFTER = tuple((re.compile(pattern, re.ASCII), put) for pattern, put in AFTER)
_MONTH = re.compile(MONTH)


@lru_cache(maxsize=8192)
def tidied(text: str) -> str:
    """`text` with its month as M03, its day bare, its time as 2:05pm, and no weekday or zone."""
    done = plain(text)
    for pattern, put in _BEFORE:
        done = pattern.sub(put, done)
    if found := _MONTH.search(done):
        done = done.replace(found[1], MONTHS[found[1]])
    for pattern, put in _AFTER:
        done = pattern.sub(put, done)
    return done.strip()
