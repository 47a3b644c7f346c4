"""How satisfied the customer is, with no part named."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.labels.vocabulary import counts_things, speaks_of_satisfaction
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.scales.likert import TWO_ANSWERS
from cxmetrics.model import Role

_WHOLE = frozenset(
    ("satisfied", "satisfaction", "dissatisfied", "csat", "customer", "client", "guest", "patient", "score", "rating",
     "level", "visit", "experience", "stay", "trip", "today", "recent", "last", "purchase", "order", "company", "rate",
     "please", "general", "whole", "all", "happy", "so", "far", "feel", "currently", "now", "organization",
     "organisation", "business", "most", "extent", "question", "survey", "index", "osat", "say", "overall", "impression",
     "what", "level")
)  # fmt: skip
_VERDICT = _WHOLE | {"feedback", "thumbs", "thumb", "vote", "smiley", "reaction", "ticket", "chat", "conversation", "review",
                     "result", "response"}  # fmt: skip
_DISSATISFIED = "Does a high number mean dissatisfied? It is read so: the lower, the better."


def evidence(profile: Profile) -> Evidence:
    """Strong for a satisfaction question that names no touchpoint."""
    if _is_verdict(profile):
        return Evidence(0.9, "Good or bad, with no part named: satisfied or not.")
    scored = profile.in_words is not None or profile.reading is not None
    if not scored or counts_things(profile) or not speaks_of_satisfaction(profile):
        return NONE
    if profile.about and not profile.says("csat"):
        return NONE
    if profile.says("dissatisfied") and not profile.says("satisfied") and not profile.in_words:
        return Evidence(0.6, "It asks how dissatisfied people are.", reversed=True, question=_DISSATISFIED)
    if set(profile.meaningful) - _WHOLE and not profile.says("overall", "csat"):
        return Evidence(0.7, "It asks how satisfied people are.")
    return Evidence(0.985, "It asks how satisfied people are, with no part named.")


def _is_verdict(profile: Profile) -> bool:
    """Whether the whole is called good or bad under a label that is nothing but a word for its score."""
    reading = profile.in_words
    two = reading is not None and reading.answers.id.endswith(TWO_ANSWERS)
    return two and bool(profile.meaningful) and set(profile.meaningful) <= _VERDICT and profile.about is None


ROLE = RoleEvidence(Role.CSAT, evidence)
