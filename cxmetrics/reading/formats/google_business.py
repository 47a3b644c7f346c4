"""Reviews of a Google Business Profile, as its JSON lists them: stars are words, ONE to FIVE.

A review without stars says so in a word, which is no answer.
"""

from cxmetrics.reading.format import Format, StandIn
from cxmetrics.reading.formats._signs import likelihood
from cxmetrics.reading.grid import Head

SIGNS = ("name", "reviewId", "reviewer.displayName", "starRating", "comment", "createTime", "updateTime")
SURE = ("starRating", "createTime")


def sniff(head: Head) -> float:
    """By the names its JSON gives to a review."""
    return likelihood(head, SIGNS, SURE)


FORMAT = Format(
    id="google_business",
    name="Google Business Profile",
    example="""name,reviewId,reviewer.displayName,starRating,comment,createTime,updateTime,reviewReply.comment,reviewReply.updateTime
accounts/1/locations/2/reviews/a,a,Ann,FIVE,Quick and warm,2024-03-09T10:03:40Z,2024-03-09T10:03:40Z,Thank you!,2024-03-10T09:00:00Z
accounts/1/locations/2/reviews/b,b,Ben,TWO,"Cold, and late",2024-03-10T11:18:31Z,2024-03-10T11:18:31Z,,
""",
    sniff=sniff,
    signs=SIGNS,
    stand_ins=(StandIn("starRating", ("STAR_RATING_UNSPECIFIED",)),),
)
