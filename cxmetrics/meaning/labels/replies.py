"""Labels of a first reply: the moment of it, or how long it took."""

import re

from cxmetrics.meaning.labels.words import as_written

_FIRST = re.compile(
    r"\b(?:first|initial) (?:\w+ ){0,2}?(?:repl(?:y|ied)|respon(?:se|ded)|answer(?:ed)?)\b"
    r"|\b(?:company|developer|owner|business|merchant|seller|vendor|host|agent|admin|staff|support|management)s? "
    r"(?:repl(?:y|ied)|respon(?:se|ded))\b"
    r"|\btime to (?:\w+ ){0,2}?repl(?:y|ied)\b|\breview reply\b|\breply (?:time|date|timestamp|at|on)\b|\breplied (?:at|on)\b|\bfrt\b"
    r"|\berste[rsn]? (?:antwort|reaktion|ruckmeldung)\b|\berst(?:antwort|reaktion)\w*"
    r"|\bpremiere reponse\b|\bprimera respuesta\b|\bprima risposta\b|\beerste (?:reactie|antwoord)\b|\bprimeira resposta\b"
)
_PERHAPS = re.compile(
    r"\brespon(?:se|ded) (?:time|at|on|date)\b|\btime to respon(?:d|se)\b|\banswered (?:at|on)\b"
    r"|\b(?:antwort|reaktions)zeit\b|\b(?:delai|temps) de (?:reponse|reaction)\b|\btiempo de respuesta\b"
    r"|\btempo di risposta\b|\btempo de resposta\b|\breactietijd\b|\bbeantwortet (?:am|um)\b"
)
_ELSE = re.compile(
    r"\b(?:text|content|message|body|comments?|by|name|author|user|rated?|rating|score|satisf\w*|happy|sla|breach\w*|due|target"
    r"|goal|within|met|status|resol\w*|solv\w*|clos\w*|next|last|average|avg|mean|median|total|count|number|id|url|since"
    r"|zufrieden\w*|durchschnitt\w*|moyen\w*|medi[oa]|promedio|texto?|texte)\b"
)
_BUSINESS = re.compile(
    r"\b(?:within|in|during)? ?(?:business|working|office|operating) (?:hours?|hrs?|time)\b|\bgeschaftszeit\w*|\bbusiness\b$"
)


def names_first_reply(label: str) -> bool:
    """Whether a label speaks of the first reply to somebody, and of nothing else about it."""
    return _says(_FIRST, label)


def may_name_reply(label: str) -> bool:
    """Whether a label could mean the reply of the business: in a survey it means the answer of the customer."""
    return names_first_reply(label) or _says(_PERHAPS, label)


def counts_business_hours(label: str) -> bool:
    """Whether nights and weekends are left out of the time under this label."""
    return bool(_BUSINESS.search(as_written(label)))


def without_business_hours(label: str) -> str:
    """The words of the label without those that say which hours count."""
    return _BUSINESS.sub(" ", as_written(label))


def _says(pattern: re.Pattern[str], label: str) -> bool:
    said = without_business_hours(label)
    return bool(pattern.search(said)) and not _ELSE.search(said)
