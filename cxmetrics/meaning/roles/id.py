"""What tells one response from another."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.labels.vocabulary import numbers_people, numbers_things
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_ANSWER = ("response", "submission", "interview", "questionnaire", "answer", "record", "entry", "instance",
           "review", "call", "chat", "interaction", "ticket", "case", "conversation", "feedback", "rating")  # fmt: skip
_ANSWERED = ("respondent", "participant", "panelist", "interviewee", "responder")
_JOINED = ("responseid", "submissionid", "reviewid", "ticketid", "recordid", "respondentid", "surveyresponseid",
           "uuid", "guid", "instanceid", "feedbackid", "caseid", "conversationid")  # fmt: skip
_BARE = (("id",), ("no",), ("number",), ("key",), ("uid",), ("index",), ("row",), ("row", "number"),
         ("row", "id"), ("serial", "number"), ("serial", "no"), ("record",), ("unnamed", "0"), ())  # fmt: skip
_PURCHASE = ("order", "invoice", "booking", "transaction", "reservation")
_SIGN = "#"
NEARLY_ALL = 0.98
MANY = 0.5
LONGEST = 64


def evidence(profile: Profile) -> Evidence:
    """Strong for the number of a response, and for a bare number, where no two rows share one."""
    if profile.distinct < 2 or profile.mean_length > LONGEST or profile.dates or _spaced(profile):
        return NONE
    once = profile.unlike >= NEARLY_ALL and profile.filled >= NEARLY_ALL * profile.rows
    if _of_answer(profile) and profile.unlike >= MANY:
        return Evidence(0.96 if once else 0.8, "It tells one response from another.")
    if not once:
        return NONE
    if numbers_things(profile) and profile.says(*_ANSWERED):
        return Evidence(0.965, "It tells one response from another: no two rows share one.")
    if profile.meaningful in _BARE and (profile.meaningful or _counts_rows(profile)):
        return Evidence(0.94, "A number of its own for every row.")
    if numbers_things(profile) and profile.says(*_PURCHASE):
        return Evidence(0.6, "A number of its own for every row.")
    return NONE


def _of_answer(profile: Profile) -> bool:
    if profile.says(*_JOINED):
        return True
    return numbers_things(profile) and profile.says(*_ANSWER) and not numbers_people(profile)


def _counts_rows(profile: Profile) -> bool:
    if profile.label.strip() == _SIGN:
        return True
    ends = sorted(profile.values) if profile.is_numeric else []
    return bool(ends) and ends[0] in (0, 1) and ends[-1] == ends[0] + profile.sampled - 1


def _spaced(profile: Profile) -> bool:
    return sum(" " in text for text in profile.looked_at) > len(profile.looked_at) / 2


ROLE = RoleEvidence(Role.ID, evidence)
