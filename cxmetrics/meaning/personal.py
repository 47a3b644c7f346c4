"""Which columns tell a person by name."""

import re
from collections.abc import Callable, Sequence

from cxmetrics.meaning.labels.words import FILLERS, spoken, words

_MAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]{2,}")
_V4 = re.compile(r"(?:\d{1,3}\.){3}(?:\d{1,3}|[x*]{1,3})(?::\d+)?")
_V6 = re.compile(r"(?=.*::|(?:.*:){7})[0-9a-fA-F:]{3,39}(?:%\w+)?")
_DIALLED = re.compile(r"\+?[\d\s().\-/]*(?:(?:ext|x)\.? ?\d+)?", re.IGNORECASE)
_PLUS = re.compile(r"(?:\+|00)[1-9][\d\s().\-/]{6,}|\(\d{2,5}\)[\d\s.\-/]{5,}|\d{3}[-.]\d{3}[-.]\d{4}")
_FIRST_LAST = re.compile(r"[^\W\d_][\w'.-]*(?: [^\W\d_][\w'.-]*){1,3}")

_MAIL_SAID = frozenset({"email", "emails", "mail", "mailaddress", "emailaddress", "upn"})
_PHONE_SAID = frozenset(
    {"phone", "telephone", "mobile", "cell", "cellphone", "fax", "whatsapp", "msisdn", "tel"}
)
_OWN = frozenset(
    {"firstname", "lastname", "surname", "fullname", "forename", "username", "nickname", "lname", "fname"}
)
_OWN_PAIRS = tuple(
    {part, "name"} for part in ("first", "last", "full", "given", "family", "middle", "display", "screen")
)
_PERSON = frozenset(
    ("customer", "client", "cust", "guest", "patient", "member", "user", "contact", "reviewer", "author", "recipient",
     "buyer", "your", "person", "passenger", "student", "caller", "requester", "visitor", "respondent", "participant",
     "consumer", "shopper", "subscriber", "submitter", "end", "account", "owner", "holder", "legal", "please", "enter",
     "preferred", "review")
)  # fmt: skip
_WRITERS = (("author",), ("reviewer",), ("signature",), ("author", "name"))
_PEOPLE = (("customer",), ("client",), ("guest",), ("patient",), ("member",), ("respondent",), ("contact",))
_ADDRESS = frozenset(
    ("address", "street", "postal", "mailing", "home", "line", "delivery", "shipping", "billing", "house", "number",
     "1", "2", "full", "residential", "no")
)  # fmt: skip
_NAMES = frozenset({"nombre", "nombres"})
_BIRTH = frozenset(
    ("birth", "birthday", "dob", "born", "birthdate", "birthdays", "geburtsdatum", "geburtstag", "geboren", "naissance",
     "nacimiento", "nascita", "nascimento", "geboortedatum", "cumpleaños", "compleanno")
)  # fmt: skip
_DAY = re.compile(r"\d{1,4}\D+\w+\D+\d{1,4}.*|\d{8}")
_PROTOCOL = frozenset({"ip", "ipaddress", "ipv4", "ipv6"})
LOOKED_AT = 200
LEAST_DIGITS = 7
MOST = 0.5
NEARLY_ALL = 0.8
SOME = 0.1
MOST_WORDS = 4


def personal(label: str, texts: Sequence[str]) -> str | None:
    """What in a column tells a person by name: "email", "phone", "name", "ip address", "address" or
    "birth date"; None for nothing.

    `texts` are its different values. Who served the customer is no customer: an agent's or a waiter's name is a group to
    compare by, and a shop, a product or a company is nobody at all.
    """
    some = texts[:: max(1, len(texts) // LOOKED_AT)]
    if not some:
        return None
    said = tuple(word for word in words(label) if word not in FILLERS - {"your"})
    if _is_birth(label, said, some):
        return "birth date"
    if label.strip().casefold() in _NAMES and _share(str.isalpha, [text[:1] for text in some]) > NEARLY_ALL:
        return "name"
    for kind, is_it in _KINDS:
        if is_it(said, some):
            return kind
    return None


def _share(matches: Callable[[str], object], texts: Sequence[str]) -> float:
    return sum(bool(matches(text)) for text in texts) / len(texts)


def _is_mail(said: tuple[str, ...], texts: Sequence[str]) -> bool:
    share = _share(_MAIL.fullmatch, texts)
    return share > MOST or (bool(_MAIL_SAID & set(said)) and share >= SOME)


def _is_protocol(said: tuple[str, ...], texts: Sequence[str]) -> bool:
    named = bool(_PROTOCOL & set(said)) and len(said) <= len(("client", "ip", "address"))
    found = _share(lambda text: _V4.fullmatch(text) or _V6.fullmatch(text), texts) > MOST
    return found or (named and _share(lambda text: "." in text or ":" in text, texts) > MOST)


def _is_phone(said: tuple[str, ...], texts: Sequence[str]) -> bool:
    if _PHONE_SAID & set(said):
        return _share(_dialled, texts) > MOST
    return _share(lambda text: _PLUS.fullmatch(text) and _dialled(text), texts) > NEARLY_ALL


def _dialled(text: str) -> bool:
    return bool(_DIALLED.fullmatch(text)) and sum(letter.isdigit() for letter in text) >= LEAST_DIGITS


def _is_name(said: tuple[str, ...], texts: Sequence[str]) -> bool:
    lettered = _share(lambda text: any(letter.isalpha() for letter in text), texts) > MOST
    if not lettered:
        return False
    if set(said) & _OWN or any(pair <= set(said) for pair in _OWN_PAIRS) or said in _WRITERS:
        return True
    if "name" in said and set(said) - {"name"} <= _PERSON:
        return True
    return said in _PEOPLE and _share(_FIRST_LAST.fullmatch, texts) > NEARLY_ALL


def _is_address(said: tuple[str, ...], texts: Sequence[str]) -> bool:
    named = bool({"address", "street"} & set(said)) and set(said) <= _ADDRESS | _PERSON
    return named and _share(lambda text: any(letter.isalpha() for letter in text), texts) > MOST


def _is_birth(label: str, said: tuple[str, ...], texts: Sequence[str]) -> bool:
    """Whether it is the day somebody was born; a year alone tells nobody."""
    return bool(_BIRTH & spoken(label)) and len(said) <= MOST_WORDS and _share(_DAY.fullmatch, texts) > MOST


_KINDS: tuple[tuple[str, Callable[[tuple[str, ...], Sequence[str]], bool]], ...] = (
    ("email", _is_mail),
    ("ip address", _is_protocol),
    ("phone", _is_phone),
    ("name", _is_name),
    ("address", _is_address),
)


def hidden(kind: str, text: str) -> str:
    """A cell of a personal column as it may be shown: of an e-mail address or a name the first letter, else nothing."""
    first = text[:1] if kind in ("email", "name") else ""
    return f"{first}…@…" if kind == "email" else f"{first}…"
