"""Comments without the e-mail addresses, phone numbers and account numbers people wrote into them."""

import re

_MAIL = r"(?P<email>[\w.%+'-]+@[\w-]+(?:\.[\w-]+)+)"
_IBAN = r"(?P<iban>\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b)"
_DATE = (
    r"(?P<date>(?<![\d-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?![\d]))"
)
_PRICE = r"(?P<price>(?<!\d)(?:\d{1,3}(?:[.,']\d{3})+|\d{1,2}(?: \d{3})+)(?:[.,]\d{1,2})?(?![\d., -]*\d)|(?<![\d.])\d+[.,]\d{1,2}(?![.,\d]))"
_DIGITS = r"(?P<digits>(?<![\w.,])(?:\+ ?|\(\+?)?\d(?:[ ().\-/]{0,3}\d){6,18}(?!\w))"
_FOUND = re.compile("|".join((_MAIL, _IBAN, _DATE, _PRICE, _DIGITS)))
_YEARS = re.compile(r"(?:(?:19|20)\d\d\D*)+")
_NUMBER_OF = re.compile(
    r"(?:order|invoice|ticket|booking|ref\w*|case|#|no\.?|nr\.?|number)[\s:#.-]*$", re.IGNORECASE
)
LONGEST_PHONE = 12
LONGEST_DIALLED = 15
LEAST_RUN = 9


def masked(text: str) -> str:
    """`text` with “[email]”, “[phone]”, “[card]” and “[account]” in place of what would tell or harm a person.

    Dates, amounts, years and the number of an order stay.
    """
    return _FOUND.sub(_replaced, text)


def _replaced(found: re.Match[str]) -> str:
    kind, text = found.lastgroup, found.group()
    if kind in ("date", "price"):
        return text
    if kind == "email":
        return "[email]"
    return "[account]" if kind == "iban" else _number(text, found.string[: found.start()])


def _number(text: str, before: str) -> str:
    digits = sum(letter.isdigit() for letter in text)
    dialled = text.lstrip("(").startswith(("+", "0"))
    if digits > (LONGEST_DIALLED if dialled else LONGEST_PHONE):
        return "[card]"
    if dialled:
        return "[phone]"
    if _YEARS.fullmatch(text) or _NUMBER_OF.search(before):
        return text
    return text if text.isdigit() and digits < LEAST_RUN else "[phone]"
