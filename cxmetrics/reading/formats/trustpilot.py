"""Service reviews exported from Trustpilot Business."""

from cxmetrics.reading.format import Format
from cxmetrics.reading.formats._signs import likelihood
from cxmetrics.reading.grid import Head

SIGNS = (
    "Domain Url",
    "Webshop Name",
    "Business Unit Id",
    "Review Id",
    "Review Created (UTC)",
    "Review Consumer User Id",
    "Review Username",
    "Review User Email",
    "Review Title",
    "Review Content",
    "Review Stars",
    "Source Of Review",
    "Reference Id",
    "Company Reply Date (UTC)",
    "Review Language",
)
SURE = ("Review Created (UTC)", "Review Content", "Review Stars")


def sniff(head: Head) -> float:
    """By the names of its columns, most of which begin with “Review”."""
    return likelihood(head, SIGNS, SURE)


FORMAT = Format(
    id="trustpilot",
    name="Trustpilot Business",
    example="""Domain Url,Webshop Name,Business Unit Id,Review Id,Review Created (UTC),Review Consumer User Id,Review Username,Review User Email,Review Title,Review Content,Review Stars,Source Of Review,Reference Id,Company Reply Date (UTC),Review Language,Location Name
www.example.com,Example,5a1b,65f0,2024-03-09 10:03:40,77aa,Ann,ann@example.com,Great,Quick and warm,5,Organic,,,en,North
www.example.com,Example,5a1b,65f1,2024-03-10 11:18:31,88bb,Ben,ben@example.com,Poor,"Cold, and late",2,InvitationLinkApi,1002,2024-03-11 09:00:00,en,South
""",
    sniff=sniff,
    signs=SIGNS,
)
