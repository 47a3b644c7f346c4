"""Responses exported from Qualtrics: codes, question texts and, since 2017, a row of import ids.

The codes of Status are those of its SPSS export; rows of 4 (imported), 16 (offline) and 32 (employee
project) are answers. Words of other languages for the Status were not to be had: there the distribution
channel, which is never translated, tells previews.
"""

import json
import re

from cxmetrics.reading.format import Exclusion, Format
from cxmetrics.reading.formats._signs import likelihood, share_named
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
SIGNS = ("StartDate", "EndDate", "Status", "Finished", "RecordedDate", "ResponseId")
SURE = ("RecordedDate", "ResponseId")
LEGACY = ("ResponseID", "ResponseSet", "IPAddress", "StartDate", "EndDate", "Finished", "Status")

PREVIEW = ("survey preview", "offline survey preview", "survey test", "1", "2", "17")
SPAM = ("spam", "survey preview spam", "imported spam", "ex spam", "8", "9", "12", "40")
SYNTHETIC = ("synthetic", "256")
NOT_FINISHED = ("false", "0", "falsch", "faux", "falso", "onwaar")


def sniff(head: Head) -> float:
    """Certain with a row of import ids or the old V1, V2, … head; else by its metadata columns."""
    if _has_import_ids(head) or _is_legacy(head):
        return 1.0
    return likelihood(head, SIGNS, SURE)


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
    if len(head) < 2 or sum(bool(re.fullmatch(r"V\d+", cell)) for cell in head[0]) < 3:
        return False
    return share_named(head[1:2], LEGACY) > 0.6


def _has_texts(head: Head) -> bool:
    """Whether the row under a date's code holds words instead of a date."""
    if len(head) < 2:
        return False
    dated = [text for code, text in zip(head[0], head[1], strict=True) if code in ("StartDate", "EndDate")]
    return bool(dated) and bool(dated[0].strip()) and not re.search(r"\d", dated[0])


FORMAT = Format(
    id="qualtrics",
    name="Qualtrics",
    example="""StartDate,EndDate,Status,Finished,RecordedDate,ResponseId,DistributionChannel,Q1
Start Date,End Date,Response Type,Finished,Recorded Date,Response ID,Distribution Channel,How satisfied are you with our staff?
"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""distributionChannel""}","{""ImportId"":""QID1""}"
2024-07-18 08:28:09,2024-07-18 08:28:48,IP Address,True,2024-07-18 08:28:48,R_1,anonymous,4
2024-07-18 09:00:00,2024-07-18 09:00:10,Survey Preview,True,2024-07-18 09:00:10,R_2,preview,1
""",
    sniff=sniff,
    signs=SIGNS,
    header_rows=header_rows,
    labels=labels,
    exclusions=(
        Exclusion(
            "Status",
            PREVIEW,
            "preview or test, not a real answer",
            also=(("DistributionChannel", ("preview", "test")),),
        ),
        Exclusion("Status", SPAM, "marked as spam by Qualtrics"),
        Exclusion("Status", SYNTHETIC, "made up by a computer, not answered by a person"),
        Exclusion("Finished", NOT_FINISHED, "answered only in part, not finished"),
    ),
)
