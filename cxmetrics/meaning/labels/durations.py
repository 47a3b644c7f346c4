"""Labels of what was timed rather than answered."""

import re

from cxmetrics.meaning.labels.words import fold

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
