"""Survey responses exported from HubSpot.

Sentiment is made from the rating, not asked for. The rating runs 0–2, 1–7 or 0–10, as the survey was.
"""

from cxmetrics.reading.format import Format
from cxmetrics.reading.formats._signs import likelihood
from cxmetrics.reading.grid import Head

SIGNS = ("Date", "Rating", "Response", "Sentiment")


def sniff(head: Head) -> float:
    """By its four standard columns, one of which may be missing."""
    return likelihood(head, SIGNS)


FORMAT = Format(
    id="hubspot",
    name="HubSpot",
    example="""Date,Rating,Response,Sentiment
2024-03-09 10:03,9,Quick and warm,Promoter
2024-03-10 11:18,4,"Cold, and late",Detractor
""",
    sniff=sniff,
    signs=SIGNS,
)
