"""Labels of a score that no customer gave about this business, now."""

import re

from cxmetrics.meaning.labels.words import fold

_SCORE = r"(?:nps|csat|ces|score|rating|satisfaction|stars?|grade|assessment|evaluation)"
_COMPETITOR = re.compile(
    r"\bcompetitors?\b|\brivals?\b|\b(?:mitbewerber|wettbewerber|konkurren[tz])\w*|\bconcorren[tz]\w*"
    r"|\b(?:le|du|un|des|nos|notre|de|onze) concurrent(?:s|en)?\b|\bla concurrence\b|\bcompetidor\w*|\bconcurrentie\b"
)
_OWN_VIEW = re.compile(
    r"\bself[ -]?(?:assessment|assessed|rating|rated|evaluation|score)\b|\bselbst(?:einschätzung|bewertung|beurteilung)"
    r"|\bauto-?[ée]valuation\b|\bautoevaluaci[oó]n\b|\bautovalutazione\b|\bzelf(?:beoordeling|evaluatie)"
)
_GIVER = (
    r"(?:the |our )?(?:hosts?|managers?|supervisors?|staff|employees?|team leads?|us|auditors?|inspectors?|"
    r"mystery shoppers?)\b"
)
_BY = re.compile(
    rf"\b(?:rated|rating|scored?|graded?|assessed|assessment|evaluated|evaluation|given|filled in) by {_GIVER}"
    rf"|[(\[]\s*by {_GIVER}\s*[)\]]|\bcoded by\b|\bqa score\b"
    rf"|\b(?:manager|supervisor|boss|auditor|inspector)'s (?:own )?{_SCORE}\b"
)
_BEFORE = re.compile(
    r"(?<!the )\b(?:last|previous|prior) (?:year|wave|survey)\b(?!')|\bletztes jahr\b|\bvorjahr\w*"
    r"|\bl'an dernier\b|\bl'année (?:dernière|précédente)\b|\bel año pasado\b|\bl'anno scorso\b|\bvorig jaar\b"
)
_COMPARED = re.compile(r"\bcompar|\bvergl|\bconfront|\bvergel|\bthan\b")
_EXPECTED = re.compile(
    r"^\W*(?:expected|erwartet|attendu|esperado|atteso|verwacht)\s*[:\-–|\[(]"
    r"|[(\[]\s*(?:expected|expectations?|erwartet|erwartung|attendu|esperado|atteso|verwacht)\s*[)\]]"
    r"|[:\-–|]\s*(?:expected|erwartet|attendu|esperado|atteso|verwacht)\s*$"
)
_GAP = re.compile(r"\bgap\s*$")
_AIMED = r"(?:predicted|forecast(?:ed)?|estimated|imputed|projected|target)"
_PREDICTED = re.compile(rf"^\W*{_AIMED}\b.*\b{_SCORE}\b|\b{_SCORE}\W*{_AIMED}\W*$")
_TOLD = re.compile(
    r"\b(?:recommended|referred|suggested) by\b|\bempfohlen (?:von|durch)\b|\brecommandé par\b"
)
_WHO = (
    (_COMPETITOR, "It rates a competitor, not your business."),
    (_OWN_VIEW, "What the business or its staff think of themselves, not a customer's answer."),
    (_BY, "Given by the business or its staff, not by a customer."),
    (_BEFORE, "It is about an earlier time, not about this occasion."),
    (_EXPECTED, "What people expected, not what they met."),
    (_GAP, "The difference between two answers, not an answer."),
    (_PREDICTED, "Worked out beforehand or aimed at, not a customer's answer."),
    (_TOLD, "Who recommended it, not whether the customer would."),
)


def not_this_answer(label: str) -> str | None:
    """Why a score under `label` is no customer's answer about this business now; None where nothing says so."""
    folded = fold(label)
    if _COMPARED.search(folded):
        return None
    return next((why for pattern, why in _WHO if pattern.search(folded)), None)
