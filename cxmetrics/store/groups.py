"""The word by which the names of sister files differ: a place, a channel."""

import re
from collections.abc import Sequence
from pathlib import PurePath

import pyarrow as pa

from cxmetrics.model import Column, Finding, Role, Severity

NAME, LABEL = "c_file", "File"
WORD = re.compile(r"[^\W\d_]+|\d+")
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
PASSED_OVER = frozenset(
    {*MONTHS, *(month[:3] for month in MONTHS), "sept", "q", "h", "w", "week", "month", "quarter", "year"}
    | {"copy", "final", "new", "old", "latest", "version", "v", "part", "page", "wave", "today", "yesterday"}
)


def groups(names: Sequence[str]) -> tuple[str | None, ...]:
    """For each file name the one word by which it differs from the others; all None where they do not.

    Dates, numbers and words such as “copy” tell no group, and there must be something the names share.
    """
    words = [_words(name) for name in names]
    nothing = (None,) * len(names)
    if len({len(found) for found in words}) != 1 or len(words[0]) < 2:
        return nothing
    differing = [at for at in range(len(words[0])) if len({found[at].casefold() for found in words}) > 1]
    if len(differing) != 1:
        return nothing
    written: dict[str, str] = {}
    return tuple(written.setdefault(found[differing[0]].casefold(), found[differing[0]]) for found in words)


def column(labels: Sequence[str]) -> Column:
    """The segment column that tells the files apart, under a label that is not among `labels`."""
    label = LABEL if LABEL.casefold() not in {known.casefold() for known in labels} else "File (name)"
    return Column(
        NAME, label, Role.SEGMENT, confidence=1.0, because="The names of the files differ in one word only."
    )


def finding(found: Sequence[str | None]) -> Finding:
    """What is said when the files' names become a group."""
    words = ", ".join(f"“{word}”" for word in dict.fromkeys(word for word in found if word))
    return Finding(
        Severity.NOTE,
        LABEL,
        f"The names of the files differ in one word: {words}. It became a group by which to compare.",
        "Nothing to do. Read the column “File” as “ignore” if the word means nothing.",
    )


def no_group(name: str) -> Finding:
    """What is said of a file whose name tells no group beside files whose names do."""
    return Finding(
        Severity.NOTE,
        name,
        f"The names of the other files tell which group they are, this one does not: it is blank in “{LABEL}”.",
        "If it belongs to a group, name it like the others, take this one out and add it again.",
    )


def cells(word: str | None, rows: int) -> pa.Array:
    """The group of a file, once for each of its rows."""
    return pa.repeat(pa.scalar(word, pa.string()), rows)


def _words(name: str) -> list[str]:
    found = WORD.findall(PurePath(name).stem)
    return [word for word in found if not word.isdecimal() and word.casefold() not in PASSED_OVER]
