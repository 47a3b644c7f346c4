"""What a single cell looks like: a value, a word for nothing, or text."""

import re

_NUMBER = r"[-+(]?[$€£¥₹]?\s?[-+]?\d[\d.,'’\s\N{NO-BREAK SPACE}]*(?:[eE][-+]?\d+)?\s?[%€£$)]*(?:\s?[A-Z]{3})?"
_DATE = r"\d{1,4}[-/.]\s?\d{1,2}(?:[-/.]\s?\d{1,4})?\.?(?:[T,\s].*\d.*)?"
_NAMED_DATE = r"(?:\d{1,2}(?:st|nd|rd|th|\.)?[-\s])?(?:de\s)?[^\W\d_]{3,10}\.?[-\s,](?:de\s)?(?:\d{1,2},?\s)?\d{2,4}(?:[,\s]+\d.*)?"
_TIME = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[AaPp]\.?[Mm]\.?)?"
_VALUE = re.compile(rf"(?:{_NUMBER}|{_DATE}|{_TIME}|true|false|TRUE|FALSE|True|False)")
_MONTH = re.compile(_NAMED_DATE)
_RANGE = re.compile(r"\d{1,3}\s?[-–—/]\s?\d{1,3}")
_NOTHING = frozenset(
    {
        "",
        "-",
        "–",
        "—",
        ".",
        "?",
        "n/a",
        "na",
        "n.a.",
        "null",
        "none",
        "nan",
        "#n/a",
        "blank",
        "k.a.",
        "missing",
    }
)


def is_nothing(cell: str) -> bool:
    """Whether a cell is blank or says that there is no answer."""
    return cell.casefold() in _NOTHING


def is_value(cell: str) -> bool:
    """Whether a cell holds a number, a date, a time or a truth value; a range such as 1-5 is none."""
    if _RANGE.fullmatch(cell):
        return False
    return bool(_VALUE.fullmatch(cell)) or _is_named_date(cell)


def _is_named_date(cell: str) -> bool:
    return cell[:1].isdigit() and bool(_MONTH.fullmatch(cell))


def number(cell: str) -> float | None:
    """The number in a cell, whichever mark it uses for decimals; None where it holds none."""
    bare = re.sub(r"[\s%€£$¥'’\N{NO-BREAK SPACE}]", "", cell)
    if "," in bare and "." in bare:
        thousands = "," if bare.rfind(",") < bare.rfind(".") else "."
        bare = bare.replace(thousands, "")
    elif re.fullmatch(r"[-+]?\d{1,3}(?:,\d{3})+", bare):
        bare = bare.replace(",", "")
    try:
        return float(bare.replace(",", "."))
    except ValueError:
        return None
