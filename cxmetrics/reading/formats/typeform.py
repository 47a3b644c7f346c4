"""Responses exported from Typeform: a token first, then the questions, then what the tool knows.

A question with several answers has a column for each option, named after the option, which holds the
option's own text. Older exports end after the network id. How the type of an unfinished response is
worded is unconfirmed; its submit date is empty in any case.
"""

from cxmetrics.reading.format import Exclusion, Format
from cxmetrics.reading.formats._signs import likelihood
from cxmetrics.reading.grid import Head

SIGNS = (
    "#",
    "Response Type",
    "Start Date (UTC)",
    "Stage Date (UTC)",
    "Submit Date (UTC)",
    "Network ID",
    "Tags",
    "Ending",
)
SURE = ("Start Date (UTC)", "Submit Date (UTC)")


def sniff(head: Head) -> float:
    """By the # of a response and the dates in UTC behind the questions."""
    return likelihood(head, SIGNS, SURE)


FORMAT = Format(
    id="typeform",
    name="Typeform",
    example="""#,How likely are you to recommend us?,Wifi,Parking,Anything else?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending
hefupfub1,9,Wifi,,Lovely staff,completed,2023-01-23 06:24:12,,2023-01-23 06:27:59,938f4331f1,,Thank you
hefupfub2,4,,Parking,,completed,2023-01-23 08:10:40,,2023-01-23 08:12:02,1c2d3e4f5a,,Thank you
hefupfub3,7,,,,started,2023-01-24 09:01:33,2023-01-24 09:02:10,,77aa88bb99,,
""",
    sniff=sniff,
    signs=SIGNS,
    exclusions=(
        Exclusion(
            "Submit Date (UTC)",
            ("",),
            "answered only in part, not finished",
            also=(("Response Type", ("started", "partial", "incomplete")),),
        ),
    ),
)
