"""Reviews of an app from the Apple or the Google store, as programs that gather them write them down.

There is no one export: the names below are those such programs use. What tells them from other reviews is
the version of the app.
"""

from cxmetrics.reading.format import Format
from cxmetrics.reading.formats._signs import likelihood
from cxmetrics.reading.grid import Head

RATING = "Rating|Stars|score"
REVIEW = "Review|Body|content|Review Body"
VERSION = "Version|App Version|appVersion|reviewCreatedVersion|Review Version"
SIGNS = (
    "Date|Review Date|at|published_at|submitted_at|updated",
    RATING,
    "Title|Subject|Review Title|thumbsUpCount",
    REVIEW,
    "Author|User|User Name|Username|Nickname|Reviewer",
    VERSION,
    "Country|Store|Storefront|Territory|App Store|userImage",
    "Review ID|reviewId|id|App|App Name|App ID",
)
SURE = (RATING, REVIEW, VERSION)


def sniff(head: Head) -> float:
    """By rating, review and the version of the app, whatever else stands beside them."""
    return likelihood(head, SIGNS, SURE)


FORMAT = Format(
    id="app_reviews",
    name="App store reviews",
    example="""Date,Rating,Title,Review,Author,Version,Country,Review ID
2024-03-09,5,Great,Quick and warm,ann,4.2.0,us,9001
2024-03-10,2,Slow,It takes ages to open,ben,4.2.0,gb,9002
""",
    sniff=sniff,
    signs=SIGNS,
)
