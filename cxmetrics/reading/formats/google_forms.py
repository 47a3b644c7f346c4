"""Responses of a Google form, from its sheet or as CSV."""

from cxmetrics.reading.format import Format
from cxmetrics.reading.grid import Head

TIMESTAMP = frozenset(
    {
        "timestamp",
        "zeitstempel",
        "horodateur",
        "marca temporal",
        "informazioni cronologiche",
        "carimbo de data/hora",
        "tijdstempel",
    }
)


def sniff(head: Head) -> float:
    """Likely when the first column is the form's time stamp and no code stands beside it."""
    return 0.7 if head[0][0].strip().lower() in TIMESTAMP else 0.0


FORMAT = Format(
    id="google_forms",
    name="Google Forms",
    example="""Timestamp,How was the service?,How was the food?,Which of these did you use? [Wifi]
12/6/2018 11:57:58,5,4,Yes
12/6/2018 12:03:11,3,4,No
""",
    sniff=sniff,
)
