"""What a label says of time: only under such a label is a bare number a date."""

from itertools import pairwise

from cxmetrics.meaning.labels.words import FILLERS, words

_DATE = frozenset(
    {"date", "dates", "datum", "fecha", "datetime", "timestamp", "day", "dated", "jour", "giorno", "dia"}
)
_DATA, _OF = "data", frozenset({"", "di", "de", "da", "do", "del", "della"})
_MOMENT = frozenset(
    {"time", "created", "submitted", "updated", "modified", "recorded", "completed", "started", "ended", "answered",
     "responded", "received", "sent", "closed", "solved", "opened", "visited", "ordered", "purchased", "invoiced",
     "epoch", "unix", "millis", "milliseconds", "ts", "zeit", "zeitpunkt", "heure", "hora", "ora", "tijd", "submitdate",
     "startdate", "enddate", "recordeddate", "datestamp", "createdat", "updatedat", "zeitstempel", "abgeschickt"}
)  # fmt: skip
_YEAR = frozenset({"year", "jahr", "annee", "année", "ano", "año", "anno", "jaar"})
_BESIDE_YEAR = frozenset(
    {"survey", "review", "response", "feedback", "visit", "fiscal", "calendar", "reporting", "order"}
)
_LENGTH = frozenset(
    {"duration", "delay", "elapsed", "seconds", "minutes", "hours", "days", "took", "spent", "since"}
)


def says_date(label: str) -> bool:
    """Whether a label names a day ("Date of visit", "Datum")."""
    said = words(label)
    following = dict(pairwise((*said, "")))
    day = bool(_DATE & set(said)) or following.get(_DATA) in _OF
    return day and not _length(label)


def says_moment(label: str) -> bool:
    """Whether a label names a day or a moment ("created_at", "Submit millis since epoch")."""
    return says_date(label) or (bool(_MOMENT & set(words(label))) and not _length(label))


def says_year(label: str) -> bool:
    """Whether a label names a date or a year of answers; the year of a model or a birth is something else."""
    said = set(words(label)) - FILLERS
    return bool(said & (_YEAR | _DATE)) and said <= _YEAR | _BESIDE_YEAR | _DATE


def _length(label: str) -> bool:
    said = set(words(label))
    return bool(_LENGTH & said) and "epoch" not in said
