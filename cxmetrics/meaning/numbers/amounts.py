"""How amounts are written: 1,234.50 or 1.234,50, with currency, percent or brackets around.

The patterns hold for DuckDB too, so that a table is cast by the very rules a column was recognised by.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

GAPS = " \u00a0\u2009\u202f'’"
DIGITS = str.maketrans("０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹−", "0123456789" * 3 + "-")
"""Digits of other scripts, and the true minus sign, as ours."""
_CODES = "AED|ARS|AUD|BGN|BRL|CAD|CHF|CLP|CNY|COP|CZK|DKK|EUR|GBP|HKD|HUF|IDR|ILS|INR|ISK|JPY|KRW|MAD|MXN|MYR|NOK|NZD|PHP|PLN|RON|RUB|SAR|SEK|SGD|THB|TRY|TWD|UAH|USD|VND|ZAR"  # fmt: skip
_CURRENCY = f"(?:[A-Z]{{0,3}}[$€£¥₹₩₽₺₪฿₫₴₦]|{_CODES}|[Kk]r[.]?|S?Fr[.]?|Rs[.]?|zł|Kč|Ft|lei|Euros?|euros?)"
_GAP = f"[{GAPS}]"
_POINT = f"(?:[1-9][0-9]{{0,2}}(?:(?:,[0-9]{{3}})+|(?:{_GAP}[0-9]{{3}})+)|[0-9]+)(?:[.][0-9]*)?|[.][0-9]+"
_COMMA = f"(?:[1-9][0-9]{{0,2}}(?:(?:[.][0-9]{{3}})+|(?:{_GAP}[0-9]{{3}})+)|[0-9]+)(?:,[0-9]*)?|,[0-9]+"


def pattern(*, decimal_comma: bool) -> str:
    """What an amount looks like; its first group holds the digits and what stands between them."""
    body = _COMMA if decimal_comma else _POINT
    around = f"(?:{_CURRENCY})? ?"
    return f"^[(]?[+-]? ?{around}[+-]? ?({body}(?:[eE][+-]?[0-9]+)?) ?(?:{_CURRENCY})? ?%? ?-?[)]?$"


NEGATIVE = "^[(]|-$|^[^0-9]*-"
"""Whether an amount lies below zero: in brackets, or with a minus before or after it."""
NO_AMOUNT = "^[(][0-9]{1,2}[)]$|^[0-9]{1,2}-$|^[(].*[^)]$|^[^(].*[)]$"
"""What looks like one and is none: half a pair of brackets, or the number of an answer, "(5)"."""
_PATTERNS = {comma: re.compile(pattern(decimal_comma=comma)) for comma in (False, True)}
_NEGATIVE, _NO_AMOUNT = re.compile(NEGATIVE), re.compile(NO_AMOUNT)
_BARE = re.compile(r"^\D*(\d+)\D*$", re.ASCII)
LONGEST = 40
FEW = 10


@dataclass(frozen=True)
class Writing:
    """How a column writes its amounts; `open` is one that could be read in two ways where nothing decides."""

    decimal_comma: bool = False
    open: str | None = None
    because: str = ""


def amount(text: str, *, decimal_comma: bool = False) -> float | None:
    """The number an amount stands for, None where it is none.

    What can be read in one way only ("4.5", "1.234,50") is read so; where both would do ("1.234"),
    `decimal_comma` decides.
    """
    plain = text.translate(DIGITS)
    if len(text) > LONGEST or _NO_AMOUNT.search(plain):
        return None
    for comma in (decimal_comma, not decimal_comma):
        if found := _PATTERNS[comma].match(plain):
            digits = found[1].translate(_taken_out(comma)).replace(",", ".")
            return -float(digits) if _NEGATIVE.search(plain) else float(digits)
    return None


def thousands(*, decimal_comma: bool) -> str:
    """What may stand between the thousands of an amount."""
    return GAPS + ("." if decimal_comma else ",")


def _taken_out(decimal_comma: bool) -> dict[int, None]:
    return {ord(mark): None for mark in thousands(decimal_comma=decimal_comma)}


def writing(counts: Mapping[str, int]) -> Writing:
    """How the amounts among these texts are written: decided by those that can be read in one way only."""
    votes = {False: 0, True: 0}
    unclear: list[str] = []
    for text, n in counts.items():
        if len(text) <= LONGEST and ("." in text or "," in text):
            plain = text.translate(DIGITS)
            reads = [comma for comma in votes if _PATTERNS[comma].match(plain)]
            if len(reads) == 1:
                votes[reads[0]] += n
            elif reads:
                unclear.append(text)
    if not unclear or (any(votes.values()) and not all(votes.values())):
        return Writing(votes[True] > votes[False])
    shown = min(unclear)
    if any(votes.values()):
        return Writing(votes[True] > votes[False], shown, "most amounts of this column are written so")
    return _guess(counts, unclear, shown)


def _guess(counts: Mapping[str, int], unclear: list[str], shown: str) -> Writing:
    """What the numbers beside them say: 12500 speaks against a mark for thousands, 950 for it, 5 against it."""
    dotted = "." in shown
    if len({"." in text for text in unclear}) == 1:
        bare = {int(found[1]) for text in counts if len(text) <= LONGEST and (found := _BARE.match(text))}
        if any(number >= 10_000 for number in bare):
            return Writing(not dotted, shown, "larger numbers stand in the column without any mark")
        if any(100 < number < 1_000 for number in bare):
            return Writing(dotted, shown, "numbers under 1,000 stand in the column without any decimals")
        if bare and max(bare) <= FEW:
            return Writing(not dotted, shown, "the other numbers of the column are small")
    return Writing(False, shown, "computers write it so" if dotted else "it is the more usual way")
