"""Responses exported from SurveyMonkey: a second header row holds the options of each question."""

from cxmetrics.reading.format import Format
from cxmetrics.reading.grid import Head

RESPONDENT = ("respondentid", "respondent id")
WHOLE_ANSWER = ("response", "open-ended response")


def sniff(head: Head) -> float:
    """Likely with a respondent's number first, near certain with a row of options under it."""
    if head[0][0].strip().lower() not in RESPONDENT:
        return 0.0
    return 0.95 if _has_options(head) else 0.5


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
    example="""Respondent ID,Collector ID,Start Date,How was the food?,Please rate our staff.,,Anything else?
,,,Response,Friendliness,Speed,Open-Ended Response
3292879998,100,01/02/2024 10:00:00 AM,Good,5,4,No
""",
    sniff=sniff,
    header_rows=header_rows,
    labels=labels,
)
