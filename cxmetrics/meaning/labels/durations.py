"""Labels of what was timed rather than answered."""

import re

from cxmetrics.meaning.labels.words import as_written, fold

_UNIT = (
    r"(?:ms|millis(?:econds)?|milliseconds|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?|weeks?"
    r"|sek(?:unden)?|minuten|std|stunden?|tagen?|wochen|secondes?|heures?|jours?|semaines?|segundos?|minutos?|horas?"
    r"|d[ií]as?|semanas?|secondi|minut[oi]|or[ae]|giorn[oi]|settimane|seconden|uur|uren|dagen|dias?)"
)
_LONG = _UNIT.replace("ms|", "").replace("|h|", "|")
_MEASURED = re.compile(
    rf"[(\[]\s*(?:in\s+|en\s+|em\s+)?{_UNIT}\.?\s*[)\]]"
    rf"|[ _,](?:in|en|em)[ _]{_LONG}\.?\s*$"
    rf"|(?:delay|duration|time|wait|waiting|elapsed|dauer|zeit|durée|temps|tiempo|durata|tempo)[ _-]+{_LONG}\s*$"
    rf"|^{_LONG}[ _](?:to|until|late|waited|waiting|of wait|bis|pour|hasta|fino)\b"
)


def is_duration(label: str) -> bool:
    """Whether a label names the unit of time its numbers are in ("Delivery delay (min)", "time to deliver in days")."""
    return bool(_MEASURED.search(fold(label)))


_UNITS = (
    ("milliseconds", re.compile(r"\b(?:ms|millis|milliseconds?|millisecs?)\b")),
    (
        "seconds",
        re.compile(r"\b(?:secs?|seconds?|sek|sekunden?|secondes?|segundos?|second[oi]|seconden|seconde)\b"),
    ),
    ("minutes", re.compile(r"\b(?:mins?|minutes?|minuten?|minutos?|minut[oi]|minuut)\b")),
    ("hours", re.compile(r"\b(?:hrs?|hours?|std|stunden?|heures?|horas?|or[ae]|uur|uren)\b")),
    ("days", re.compile(r"\b(?:days?|tagen?|tage|jours?|dias?|giorn[oi]|dagen|dag)\b")),
)
_LETTERS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "j": "days"}
_LETTER = re.compile(r"[(\[]\s*(?:in\s+|en\s+)?([smhdj])\s*[)\]]|\bin ([smhd])$|_([smhd])$", re.IGNORECASE)
CLOCKS = (
    ("mm:ss", re.compile(r"(?<![:\w])m{1,2}:ss\b", re.IGNORECASE)),
    ("hh:mm", re.compile(r"(?<![:\w])h{1,2}:mm(?!:)\b", re.IGNORECASE)),
)


def unit(label: str) -> str | None:
    """The unit of time a label names, None where it names none or several."""
    said = as_written(label)
    found = {name for name, pattern in _UNITS if pattern.search(said)}
    if not found:
        found = {_LETTERS[letter.lower()] for match in _LETTER.findall(label) for letter in match if letter}
    return found.pop() if len(found) == 1 else None


def clock(label: str) -> str | None:
    """What two numbers with a colon between them are under this label, "hh:mm" or "mm:ss"; None where it does not say."""
    return next((name for name, pattern in CLOCKS if pattern.search(label)), None)
