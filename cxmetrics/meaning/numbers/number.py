"""The number a text stands for."""

import re
from dataclasses import dataclass, replace
from math import isfinite

from cxmetrics.meaning.numbers.amounts import amount

_PLAIN = re.compile(r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$")
_LED = re.compile(r"^\(?(\d{1,2})\)?\s*[-–—.:=(]\s*(?=\D)(\S.*)$|^(\d{1,2})\s+(\(\S.*)$")
_NAME = r"(?:stars?|sterne?n?|étoiles?|estrellas?|estrelas?|stell[ae]|ster(?:ren)?|gwiazdki|星|★|⭐️?)"
_OUT_OF = re.compile(
    rf"^(\d{{1,2}}(?:[.,]\d)?)\s*(?:/|out of|of|von|sur|su|de|van|uit|av|ud af|z|из)\s*(5|7|10|100)(?:[.,]0)?(?:\s*{_NAME})?$",
    re.IGNORECASE,
)
_STARS = re.compile(rf"^(\d(?:[.,]\d)?)\s*{_NAME}$", re.IGNORECASE)
_POINTS = re.compile(
    r"^(\d{1,3}(?:[.,]\d)?)\s*(?:pts?\.?|points?|punkte?n?|punti|puntos|pontos|punten|pkt\.?)$", re.IGNORECASE
)
_DRAWN = re.compile(r"^(?:(★+)☆*|((?:⭐️?)+))$")
_ASTERISKS = re.compile(r"^\*{1,5}$")
_AS_TEXT = re.compile(r"^'(?=[\d.+-])")
"""The mark by which spreadsheets keep a number as text."""
MOST_LED = 10


@dataclass(frozen=True)
class Number:
    """A number and how it was written: `plain` when a cast understands it, `top` where the text names it.

    `alone` when it is one only in a column where all are written so: asterisks.
    """

    value: float
    plain: bool = False
    top: float | None = None
    percent: bool = False
    led: bool = False
    alone: bool = False


def number(text: str, *, decimal_comma: bool = False) -> Number | None:
    """The number `text` stands for, None where it is none or too large to be one.

    Beside plain numbers: "4,5", "1,234.50", "$ 12.50", "85%", "4/5", "4 stars", "★★★★☆" and a number
    that leads an answer in words ("10 - Extremely likely"). `decimal_comma` decides what "1.234" is.
    """
    if _AS_TEXT.match(text):
        kept = number(text[1:], decimal_comma=decimal_comma)
        return replace(kept, plain=False) if kept else None
    if _PLAIN.match(text) and not (decimal_comma and "." in text):
        found: Number | None = Number(float(text), plain=text.isascii())
    else:
        found = _amount(text, decimal_comma) or _rated(text) or _leading(text)
    return found if found and isfinite(found.value) else None


def _amount(text: str, decimal_comma: bool) -> Number | None:
    value = amount(text, decimal_comma=decimal_comma)
    return None if value is None else Number(value, percent="%" in text)


def _rated(text: str) -> Number | None:
    if found := _OUT_OF.match(text):
        return Number(float(found[1].replace(",", ".")), top=float(found[2]))
    if found := _STARS.match(text):
        return Number(float(found[1].replace(",", ".")), top=5.0)
    if found := _DRAWN.match(text):
        return Number(float(text.count("★") + text.count("⭐")), top=5.0)
    if found := _POINTS.match(text):
        return Number(float(found[1].replace(",", ".")))
    return Number(float(len(text)), top=5.0, alone=True) if _ASTERISKS.match(text) else None


def _leading(text: str) -> Number | None:
    found = _LED.match(text)
    if not found:
        return None
    value = float(found[1] or found[3])
    return Number(value, led=True) if value <= MOST_LED else None
