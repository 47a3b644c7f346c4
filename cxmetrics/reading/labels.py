"""Makes the names of columns fit to be told apart and shown on one line."""

import re
from collections.abc import Iterable
from html import unescape

_TAG = re.compile(
    r"(?i)</?(?:p|b|i|u|em|strong|small|span|div|br|hr|font|a|h[1-6]|ul|ol|li|sub|sup|center|label|table|tbody|tr|td"
    r"|img|style|o:p)(?:[\s/][^<>]*)?>"
)
_INLINE = re.compile(r"(?i)</?(?:b|i|u|em|strong|small|span|font|a|sub|sup|label|o:p)\b")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}\d?);")


def readable(label: str) -> str:
    """The label without the marks of a web page that a survey tool left in it, on one line."""
    bare = _ENTITY.sub(lambda found: unescape(found[0]), _TAG.sub(_apart, label))
    return tidy(bare)


def _apart(tag: re.Match[str]) -> str:
    """What stands for a tag: words keep together, lines and paragraphs do not."""
    return "" if _INLINE.match(tag[0]) else " "


def tidy(label: str) -> str:
    """The label on one line, without white space around it."""
    return " ".join(label.split())


def unique(labels: Iterable[str]) -> tuple[str, ...]:
    """The labels, blank ones as “Column 5” and the second “Taste” as “Taste (2)”."""
    found: list[str] = []
    named = [tidy(label) or f"Column {place}" for place, label in enumerate(labels, 1)]
    taken = set(named)
    for label in named:
        found.append(_another(label, taken) if label in found else label)
        taken.add(found[-1])
    return tuple(found)


def _another(label: str, taken: set[str]) -> str:
    number = 2
    while f"{label} ({number})" in taken:
        number += 1
    return f"{label} ({number})"
