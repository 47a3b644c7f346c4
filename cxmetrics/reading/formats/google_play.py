"""Monthly reviews of an app from the Google Play Console, in UTF-16.

A review may be stars without a word; every row is a review.
"""

from cxmetrics.reading.format import Format
from cxmetrics.reading.formats._signs import likelihood
from cxmetrics.reading.grid import Head

SIGNS = (
    "Package Name",
    "App Version Code",
    "App Version Name",
    "Reviewer Language",
    "Device",
    "Review Submit Date and Time",
    "Review Submit Millis Since Epoch",
    "Review Last Update Date and Time",
    "Review Last Update Millis Since Epoch",
    "Star Rating",
    "Review Title",
    "Review Text",
    "Developer Reply Date and Time",
    "Developer Reply Millis Since Epoch",
    "Developer Reply Text",
    "Review Link",
)
SURE = ("Package Name", "Review Submit Date and Time", "Star Rating")


def sniff(head: Head) -> float:
    """By the names of its columns; package, time and stars together are enough."""
    return likelihood(head, SIGNS, SURE)


FORMAT = Format(
    id="google_play",
    name="Google Play Console",
    example="""Package Name,App Version Code,App Version Name,Reviewer Language,Device,Review Submit Date and Time,Review Submit Millis Since Epoch,Review Last Update Date and Time,Review Last Update Millis Since Epoch,Star Rating,Review Title,Review Text,Developer Reply Date and Time,Developer Reply Millis Since Epoch,Developer Reply Text,Review Link
com.example.app,42,4.2.0,en,flame,2024-03-09T10:03:40Z,1709978620000,2024-03-09T10:03:40Z,1709978620000,5,,Quick and warm,,,,https://play.google.com/console/1
com.example.app,42,4.2.0,fr,flame,2024-03-10T11:18:31Z,1710069511000,2024-03-10T11:18:31Z,1710069511000,2,,Trop lent,,,,https://play.google.com/console/2
""",
    sniff=sniff,
    signs=SIGNS,
)
