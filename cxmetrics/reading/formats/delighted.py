"""Survey responses from Delighted.

The names are those of its interface for programs, with likely spellings of them; those of its CSV export
are unconfirmed. Every response has a score, so nothing is left out.
"""

from cxmetrics.reading.format import Format
from cxmetrics.reading.formats._signs import likelihood
from cxmetrics.reading.grid import Head

SIGNS = (
    "id|Response ID",
    "person|person.id|person.email|person_id|Person ID|Email|Person email",
    "survey_type|Survey type",
    "score",
    "comment",
    "permalink",
    "created_at|Created at|Response date|Responded at",
    "updated_at|Updated at",
    "notes",
    "tags",
)
SURE = ("survey_type|Survey type", "score", "permalink")


def sniff(head: Head) -> float:
    """By a set of likely names; survey type, score and permalink together are enough."""
    return likelihood(head, SIGNS, SURE)


FORMAT = Format(
    id="delighted",
    name="Delighted",
    example="""id,person,survey_type,score,comment,permalink,created_at,updated_at,person_properties.location,notes,tags
1,10,nps,9,Lovely staff,https://app.delighted.com/r/1,1713418460,1713418460,North,,
2,11,nps,4,,https://app.delighted.com/r/2,1713504860,1713504860,South,,
""",
    sniff=sniff,
    signs=SIGNS,
)
