"""Responses exported from Alchemer, formerly SurveyGizmo: times and status first, then the questions.

A question in parts is named “part:question”, without a space.
"""

import re

from cxmetrics.reading.format import Exclusion, Format
from cxmetrics.reading.formats._signs import likelihood
from cxmetrics.reading.grid import Head

SIGNS = (
    "Response ID",
    "Time Started",
    "Date Submitted",
    "Status",
    "Contact ID",
    "Legacy Comments",
    "Comments",
    "Language",
    "Referer",
    "SessionID",
    "User Agent",
    "Longitude",
    "Latitude",
    "Country",
    "City",
    "State/Region",
    "Postal",
)
SURE = ("Time Started", "Date Submitted")
_PART = re.compile(r"(?P<part>.+?):(?P<question>[^\s\d/:].*)", re.DOTALL)


def sniff(head: Head) -> float:
    """By the two times and whatever else it notes before the questions."""
    return likelihood(head, SIGNS, SURE)


def labels(head: Head) -> tuple[str, ...]:
    """“Question: part” for “part:question”."""
    return tuple(map(_label, head[0]))


def _label(name: str) -> str:
    found = _PART.fullmatch(name.strip())
    return f"{found['question']}: {found['part'].rstrip(':')}" if found else name


FORMAT = Format(
    id="alchemer",
    name="Alchemer (SurveyGizmo)",
    example="""Response ID,Time Started,Date Submitted,Status,Contact ID,Legacy Comments,Comments,Language,Referer,SessionID,User Agent,Longitude,Latitude,Country,City,State/Region,Postal,How was the food?,Friendliness:Please rate our staff.,Speed:Please rate our staff.
1,2024-03-09 10:01:12,2024-03-09 10:03:40,Complete,,,,English,,a1,Mozilla,,,,,,,Good,5,4
2,2024-03-09 11:17:05,2024-03-09 11:17:30,Partial,,,,English,,a2,Mozilla,,,,,,,Poor,,
""",
    sniff=sniff,
    signs=SIGNS,
    labels=labels,
    exclusions=(
        Exclusion("Status", ("partial",), "answered only in part, not finished"),
        Exclusion("Status", ("disqualified",), "screened out by the survey itself"),
        Exclusion("Status", ("deleted",), "deleted in the tool"),
    ),
)
