"""Submissions exported from KoboToolbox, by XML names or by labels.

Groups, and the options of a question with several answers, stand before a slash: “service/friendly”. With
HXL tags there is a second row of them. What a reviewer did not approve is no answer.
"""

from cxmetrics.reading.format import Exclusion, Format
from cxmetrics.reading.formats._signs import likelihood
from cxmetrics.reading.grid import Head

SIGNS = ("_id", "_uuid", "_submission_time", "_validation_status", "_status", "_submitted_by", "_index")
SURE = ("_uuid", "_submission_time")
OWN = ("_", "formhub/", "meta/")
NOT_APPROVED = ("not approved", "validation_status_not_approved")


def sniff(head: Head) -> float:
    """By the columns with a leading underscore behind the questions."""
    return likelihood(head, SIGNS, SURE)


def header_rows(head: Head) -> int:
    """One, or two where the second row holds nothing but HXL tags."""
    tags = [cell for cell in head[1] if cell.strip()] if len(head) > 1 else []
    return 2 if tags and all(tag.strip().startswith("#") for tag in tags) else 1


def labels(head: Head) -> tuple[str, ...]:
    """“service: friendly” for “service/friendly”; a slash within a question's own words stays."""
    parents = [name.rpartition("/")[0] for name in head[0]]
    return tuple(
        name.replace("/", ": ") if _is_path(name, parent, head[0], parents) else name
        for name, parent in zip(head[0], parents, strict=True)
    )


def _is_path(name: str, parent: str, names: tuple[str, ...], parents: list[str]) -> bool:
    """XML names hold no spaces; a group's label stands before several columns, a question's on its own too."""
    if not parent or name.startswith(OWN):
        return False
    return " " not in name.strip() or parent in names or parents.count(parent) > 1


FORMAT = Format(
    id="kobotoolbox",
    name="KoboToolbox",
    example="""start,end,service/friendly,service/quick,used,used/wifi,used/parking,remarks,_id,_uuid,_submission_time,_validation_status,_notes,_status,_submitted_by,_tags,_index
2024-03-09T10:01:12,2024-03-09T10:03:40,5,4,wifi,1,0,Quick and warm,101,6f1c,2024-03-09T10:03:42,Approved,,submitted_via_web,,,1
2024-03-09T11:17:05,2024-03-09T11:18:31,2,4,parking,0,1,,102,7a2d,2024-03-09T11:18:33,Not approved,,submitted_via_web,,,2
""",
    sniff=sniff,
    signs=SIGNS,
    header_rows=header_rows,
    labels=labels,
    exclusions=(
        Exclusion(
            "_validation_status",
            NOT_APPROVED,
            "not approved by whoever checked it",
            also=(("_validation_status.uid", NOT_APPROVED), ("_validation_status.label", NOT_APPROVED)),
        ),
    ),
)
