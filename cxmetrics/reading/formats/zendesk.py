"""Satisfaction ratings from Zendesk, and its export of tickets, which carries them too.

A rating that was offered and not given, or not offered at all, is no answer. A ticket is kept whether it
was rated or not, because its times count; only the words for “not rated” are read as blank.
"""

from cxmetrics.reading.format import Exclusion, Format, StandIn
from cxmetrics.reading.formats._signs import likelihood
from cxmetrics.reading.grid import Head

SIGNS = (
    "id",
    "url",
    "assignee_id|Assignee ID",
    "group_id|Group ID",
    "requester_id|Requester ID",
    "ticket_id|Ticket ID",
    "score",
    "comment",
    "reason",
    "created_at|Created at",
    "updated_at|Updated at",
)
SURE = ("ticket_id|Ticket ID", "requester_id|Requester ID", "score")
TICKETS = (
    "Requester id",
    "Assigned at",
    "Initially assigned at",
    "Solved at",
    "Resolution time",
    "Satisfaction Score",
)


def sniff(head: Head) -> float:
    """By the ids of ticket and people around a score, or by the times of a ticket."""
    return max(likelihood(head, SIGNS, SURE), likelihood(head, TICKETS))


FORMAT = Format(
    id="zendesk",
    name="Zendesk",
    example="""id,url,assignee_id,group_id,requester_id,ticket_id,score,comment,reason,created_at,updated_at
62,https://example.zendesk.com/1,135,44,7881,208,good,Quick and warm,,2024-03-09T10:03:40Z,2024-03-09T10:03:40Z
63,https://example.zendesk.com/2,135,44,7882,209,offered,,,2024-03-09T11:17:05Z,2024-03-09T11:17:05Z
""",
    sniff=sniff,
    signs=SIGNS,
    exclusions=(
        Exclusion("score", ("offered",), "asked for a rating, none given"),
        Exclusion("score", ("unoffered", "not offered"), "never asked for a rating"),
    ),
    stand_ins=(StandIn("Satisfaction Score", ("offered", "unoffered", "not offered")),),
)
