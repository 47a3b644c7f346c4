"""A label or an answer, brought into the form in which it is compared."""

import re
import unicodedata

from cxmetrics.meaning.labels.glossary import Said, in_english, plain

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "`": "'"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NUMBERED = re.compile(r"(?<=\d)(?=[A-Za-z]{2})")
_ELIDED = re.compile(r"(?<![\w'])(?:qu|dell|nell|dall|sull|all|[cdjlmnst])'(?=\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_CODE = re.compile(r"^[A-Z]{0,3}\d*[_ ]?[A-Z]+\d*$")
_SCALE_FIRST = re.compile(
    r"^\W*on a scale\b.*?"
    r"(?:,\s*(?=(?:how|what|please|rate|would|did|do|was|were|is|are)\b)|\s(?=(?:how|what|please|would)\b))",
    re.IGNORECASE | re.DOTALL,
)
_SCALE_LAST = re.compile(
    r"\(?\b(?:on a scale|where 1|where 0|with 1 |\(?1 ?=|\(0 ?=).*$"
    r"|\(?(?<![\w.])[01]\s*(?:-|–|—|to|bis|à|al?|tot)\s*\d{1,3}(?![\w.])\)?"
    r"|\(?\b(?:wobei|où|donde|dove|waarbij) [01]\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_SCALE_ABROAD = re.compile(
    r"^\W*(?:auf einer skala|sur une échelle|en una escala|su una scala|in una scala|op een schaal|n?uma escala)\b"
    r".{0,40}?\d\s*(?:bis|à|al?|tot|-|–)\s*\d{1,3}\)?\W*",
    re.IGNORECASE,
)
_SCALE_BEFORE = re.compile(
    r"^[^:]*?\bon a scale\b[^:]*?\d[^:]*?(?::|\.? [-–—] )\s*(?=[^\W\d][^\d=]{2,}$)", re.IGNORECASE | re.DOTALL
)
_PLURAL_KEPT = ("ss", "us", "is")

FILLERS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "for",
        "to",
        "in",
        "at",
        "on",
        "by",
        "with",
        "our",
        "your",
        "my",
        "we",
        "us",
        "you",
        "i",
        "it",
        "its",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "did",
        "do",
        "does",
        "how",
        "would",
        "what",
        "which",
        "that",
        "this",
        "these",
        "their",
        "his",
        "her",
        "from",
        "as",
    ]
)


def fold(text: str) -> str:
    """`text` without what makes no difference: case, width, quotes, repeated spaces."""
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return " ".join(plain.casefold().split())


def asked(label: str) -> str:
    """What a label asks, without what explains the scale ("on a scale of 1 to 5", "(1-5)", "where 1 means …")."""
    topic = _SCALE_BEFORE.sub("", label)
    found = _SCALE_LAST.sub("", _SCALE_ABROAD.sub("", _SCALE_FIRST.sub("", topic)))
    return found if found.strip() else label


def stem(word: str) -> str:
    """`word` in the singular, as far as its ending tells."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(_PLURAL_KEPT):
        return word[:-1]
    return word


def said(label: str) -> Said:
    """The words of a label in English and lower case, each with the word that stands in the label.

    camelCase, under_scores and Q7NUMBERS come apart.
    """
    straight = unicodedata.normalize("NFKC", label).translate(_QUOTES)
    joined = _ELIDED.sub("", straight).replace("'", "")
    apart = _NUMBERED.sub(" ", _CAMEL.sub(" ", joined))
    return in_english(tuple(word.casefold() for word in _WORD.findall(apart)))


def as_written(label: str) -> str:
    """The words of a label in its own language, in lower case and without accents, a space between them."""
    apart = _CAMEL.sub(" ", unicodedata.normalize("NFKC", label).translate(_QUOTES))
    return " ".join(plain(word) for word in _WORD.findall(apart))


def words(label: str) -> tuple[str, ...]:
    """The words of a label in English and lower case."""
    return tuple(word for word, _ in said(label))


def spoken(label: str) -> frozenset[str]:
    """The words of a label in English, and those that stand in it."""
    return frozenset(word for pair in said(label) for text in pair for word in text.split())


def stems(label: str) -> tuple[str, ...]:
    """The words of a label that carry meaning, in the singular."""
    return tuple(stem(word) for word in words(label) if word not in FILLERS)


def is_code(label: str) -> bool:
    """Whether a label is an abbreviation such as Q7FOOD, whose words may run into each other."""
    return bool(_CODE.match(label.strip()))
