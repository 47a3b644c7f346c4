"""Responses exported from Qualtrics: codes, question texts and, since 2017, a row of import ids."""

import json
import re

from cxmetrics.reading.format import Exclusion, Format, share_named
from cxmetrics.reading.grid import Head

METADATA = (
    "StartDate",
    "EndDate",
    "Status",
    "IPAddress",
    "Progress",
    "Duration (in seconds)",
    "Finished",
    "RecordedDate",
    "ResponseId",
    "RecipientLastName",
    "RecipientFirstName",
    "RecipientEmail",
    "ExternalReference",
    "LocationLatitude",
    "LocationLongitude",
    "DistributionChannel",
    "UserLanguage",
)
SIGNS = ("StartDate", "EndDate", "Finished", "RecordedDate", "ResponseId")


def sniff(head: Head) -> float:
    """Certain with a row of import ids or the old V1, V2, … head; else by its metadata columns."""
    if _has_import_ids(head) or _is_legacy(head):
        return 1.0
    return 0.9 * share_named(head, SIGNS)


def header_rows(head: Head) -> int:
    """Three, or two in the old export and where somebody deleted the import ids."""
    if _has_import_ids(head):
        return 3
    return 2 if _is_legacy(head) or _has_texts(head) else 1


def labels(head: Head) -> tuple[str, ...]:
    """The question's text for a question, the English code for metadata and what is derived."""
    rows = header_rows(head)
    if rows == 1:
        return head[0]
    import_ids = tuple(map(_import_id, head[2])) if rows == 3 else ("",) * len(head[0])
    return tuple(map(_label, head[0], head[1], import_ids))


def _label(code: str, text: str, import_id: str) -> str:
    metadata = code in METADATA or (import_id and not import_id.startswith("QID"))
    derived = code.endswith("_NPS_GROUP")
    return code if metadata or derived or not text.strip() else text


def _import_id(cell: str) -> str:
    try:
        found = json.loads(cell)
    except ValueError:
        return ""
    return str(found.get("ImportId", "")) if isinstance(found, dict) else ""


def _has_import_ids(head: Head) -> bool:
    return len(head) > 2 and sum("ImportId" in cell for cell in head[2]) * 2 > len(head[2])


def _is_legacy(head: Head) -> bool:
    return len(head) > 1 and head[0][0] == "V1" and "ResponseID" in head[1]


def _has_texts(head: Head) -> bool:
    if len(head) < 2 or "StartDate" not in head[0]:
        return False
    return not re.search(r"\d", head[1][head[0].index("StartDate")])


FORMAT = Format(
    id="qualtrics",
    name="Qualtrics",
    example="""StartDate,EndDate,Status,Finished,RecordedDate,ResponseId,Q1
Start Date,End Date,Response Type,Finished,Recorded Date,Response ID,How satisfied are you with our staff?
"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}"
2024-07-18 08:28:09,2024-07-18 08:28:48,IP Address,True,2024-07-18 08:28:48,R_1,4
2024-07-18 09:00:00,2024-07-18 09:00:10,Survey Preview,True,2024-07-18 09:00:10,R_2,1
""",
    sniff=sniff,
    header_rows=header_rows,
    labels=labels,
    exclusions=(
        Exclusion(
            "Status", ("survey preview", "1", "survey test", "2"), "preview or test, not a real answer"
        ),
        Exclusion("Finished", ("false", "0"), "answered only in part, not finished"),
    ),
)
