"""Responses exported from SurveyMonkey: a second header row holds the options of each question.

In the condensed export every question has one column, “Response” under it; in the expanded one a column
for each option. Neither says which answers were finished.
"""

from cxmetrics.reading.format import Format
from cxmetrics.reading.formats._signs import likelihood, share_named
from cxmetrics.reading.grid import Head

SIGNS = (
    "Respondent ID|RespondentID",
    "Collector ID|CollectorID",
    "Start Date|StartDate",
    "End Date|EndDate",
    "IP Address",
    "Email Address",
    "First Name",
    "Last Name|LastName",
    "Custom Data 1|Custom Data",
)
WHOLE_ANSWER = ("response", "open-ended response")


def sniff(head: Head) -> float:
    """Near certain with the number of a respondent or collector over a row of options, else by its columns."""
    numbered = bool(share_named(head, SIGNS[:2]))
    if _has_options(head) and (numbered or share_named(head, SIGNS) > 0.6):
        return 0.95
    return likelihood(head, SIGNS)


def header_rows(head: Head) -> int:
    """Two when the second row names options."""
    return 2 if _has_options(head) else 1


def labels(head: Head) -> tuple[str, ...]:
    """“Question: option”, where a blank header continues the question to its left."""
    if not _has_options(head):
        return head[0]
    found, question = [], ""
    for title, option in zip(head[0], head[1], strict=True):
        question = title.strip() or question
        found.append(_label(question, option.strip()))
    return tuple(found)


def _label(question: str, option: str) -> str:
    if not option or option.lower() in WHOLE_ANSWER:
        return question
    return f"{question}: {option}" if question else option


def _has_options(head: Head) -> bool:
    if len(head) < 2 or head[1][0].strip():
        return False
    named = [cell.strip().lower() for cell in head[1] if cell.strip()]
    continued = any(not title.strip() and cell.strip() for title, cell in zip(head[0], head[1], strict=True))
    return bool(named) and (continued or any(cell in WHOLE_ANSWER for cell in named))


FORMAT = Format(
    id="surveymonkey",
    name="SurveyMonkey",
    example="""Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,How was the food?,Please rate our staff.,,Anything else?
,,,,,,,,,Response,Friendliness,Speed,Open-Ended Response
3292879998,100,01/02/2024 10:00:00 AM,01/02/2024 10:03:10 AM,,,,,,Good,5,4,No
3292879999,100,01/02/2024 11:20:00 AM,01/02/2024 11:22:45 AM,,,,,,Poor,2,1,Cold soup
""",
    sniff=sniff,
    signs=SIGNS,
    header_rows=header_rows,
    labels=labels,
)
