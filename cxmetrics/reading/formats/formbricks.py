"""Responses exported from Formbricks: what the tool knows first, then the numbered questions."""

import re

from cxmetrics.reading.format import Exclusion, Format
from cxmetrics.reading.formats._signs import likelihood
from cxmetrics.reading.grid import Head

SIGNS = ("No.", "Response ID", "Timestamp", "Finished", "Survey ID", "User ID", "Tags")
SURE = ("Formbricks ID (internal)", "Finished")


def sniff(head: Head) -> float:
    """By the columns it writes before the first question."""
    return likelihood(head, SIGNS, SURE)


def labels(head: Head) -> tuple[str, ...]:
    """The questions without the number in front."""
    return tuple(re.sub(r"^\s*\d+\.\s+(?=\S)", "", name) for name in head[0])


FORMAT = Format(
    id="formbricks",
    name="Formbricks",
    example="""No.,Response ID,Timestamp,Finished,Survey ID,Formbricks ID (internal),User ID,Tags,url,1. How likely are you to recommend us?,2. Anything else?
1,clx1,2024-06-15 10:00:00,Yes,srv1,,u1,,https://example.com/,9,Lovely staff
2,clx2,2024-06-15 11:00:00,No,srv1,,u2,,https://example.com/,4,
""",
    sniff=sniff,
    signs=SIGNS,
    labels=labels,
    exclusions=(Exclusion("Finished", ("no", "false"), "answered only in part, not finished"),),
)
