"""Responses exported from LimeSurvey, with codes or with full texts as names.

Where the survey is anonymised every date is 1 January 1980, which is no date. Full texts are known in
English and German.
"""

from cxmetrics.reading.format import Exclusion, Format, StandIn
from cxmetrics.reading.formats._signs import in_english, likelihood
from cxmetrics.reading.grid import Head

CODES = ("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp")
TEXTS = (
    "Response ID|Antwort ID",
    "Date submitted|Datum Abgeschickt",
    "Last page|Letzte Seite",
    "Start language|Start-Sprache",
    "Seed|Zufallsstartwert",
    "Date started|Datum gestartet",
    "Date last action|Datum letzte Aktivität",
)
NO_DATE = (
    "1980-01-01 00:00:00",
    "1980-01-01 00:00",
    "1980-01-01",
    "01.01.1980 00:00:00",
    "01.01.1980 00:00",
    "01.01.1980",
)


def sniff(head: Head) -> float:
    """By the names, as codes or as texts, of what it notes before the first question."""
    by_code = likelihood(head, CODES[:5], ("submitdate", "lastpage", "startlanguage"))
    return max(by_code, likelihood(head, TEXTS[:5], TEXTS[1:4]))


def labels(head: Head) -> tuple[str, ...]:
    """The names as they stand; those of the tool's own columns in English."""
    return in_english(head[0], TEXTS)


FORMAT = Format(
    id="limesurvey",
    name="LimeSurvey",
    example="""id,submitdate,lastpage,startlanguage,seed,startdate,datestamp,Q1[SQ001],Q1[SQ002],Q2
1,2024-03-09 10:03:40,3,en,1274935,2024-03-09 10:01:12,2024-03-09 10:03:40,5,4,Quick and warm
2,,1,en,8830142,2024-03-09 11:17:05,2024-03-09 11:17:30,2,,
""",
    sniff=sniff,
    signs=CODES[:5],
    labels=labels,
    exclusions=(
        Exclusion(
            "submitdate",
            ("",),
            "answered only in part, not finished",
            also=(("Date submitted", ("",)),),
        ),
    ),
    stand_ins=tuple(
        StandIn(column, NO_DATE)
        for column in (*CODES[1:2], *CODES[5:], "Date submitted", "Date started", "Date last action")
    ),
)
