"""The number a text stands for."""

import re
from dataclasses import dataclass
from math import isfinite

_PLAIN = re.compile(r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$")
_COMMA = re.compile(r"^[+-]?\d+,\d{1,2}$")
_GROUPED = re.compile(r"^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$")
_MONEY = re.compile(r"^(?:[$€£¥₹]|[A-Z]{3}\s)\s*(-?[\d.,]+)$|^(-?[\d.,]+)\s*(?:[$€£¥₹]|[A-Z]{3})$")
_LED = re.compile(r"^\(?(\d{1,2})\)?\s*[-–—.:=(]\s*(?=\D)(\S.*)$|^(\d{1,2})\s+(\(\S.*)$")
_OUT_OF = re.compile(r"^(\d{1,2}(?:\.\d)?)\s*(?:/|out of|of)\s*(5|7|10|100)$", re.IGNORECASE)
_STARS = re.compile(r"^(\d(?:[.,]\d)?)\s*(?:stars?|★|⭐)$", re.IGNORECASE)
_DRAWN = re.compile(r"^(?:(★+)☆*|((?:⭐️?)+))$")
MOST_LED = 10


@dataclass(frozen=True)
class Number:
    """A number and how it was written: `plain` when a cast understands it, `top` where the text names it."""

    value: float
    plain: bool = False
    top: float | None = None
    percent: bool = False
    led: bool = False


def number(text: str) -> Number | None:
    """The number `text` stands for, None where it is none or too large to be one.

    Beside plain numbers: "4,5", "1,234.50", "$ 12.50", "85%", "4/5", "4 stars", "★★★★☆" and a number
    that leads an answer in words ("10 - Extremely likely").
    """
    if _PLAIN.match(text):
        found: Number | None = Number(float(text), plain=text.isascii())
    else:
        found = next(filter(None, (read(text) for read in (_separated, _with_sign, _rated, _leading))), None)
    return found if found and isfinite(found.value) else None


def _separated(text: str) -> Number | None:
    if _COMMA.match(text):
        return Number(float(text.replace(",", ".")))
    if _GROUPED.match(text):
        return Number(float(text.replace(",", "")))
    return None


def _with_sign(text: str) -> Number | None:
    if text.endswith("%"):
        inner = number(text[:-1].strip())
        return Number(inner.value, percent=True) if inner else None
    found = _MONEY.match(text)
    inner = number(found[1] or found[2]) if found else None
    return Number(inner.value) if inner else None


def _rated(text: str) -> Number | None:
    if found := _OUT_OF.match(text):
        return Number(float(found[1]), top=float(found[2]))
    if found := _STARS.match(text):
        return Number(float(found[1].replace(",", ".")), top=5.0)
    if found := _DRAWN.match(text):
        return Number(float(text.count("★") + text.count("⭐")), top=5.0)
    return None


def _leading(text: str) -> Number | None:
    found = _LED.match(text)
    if not found:
        return None
    value = float(found[1] or found[3])
    return Number(value, led=True) if value <= MOST_LED else None
