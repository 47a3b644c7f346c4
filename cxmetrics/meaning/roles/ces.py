"""How much effort it took the customer."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_EFFORT = ("effort", "ces")
_EASE = ("easy", "ease", "difficult")
_HANDLING = ("issue", "problem", "request", "handle", "handled", "resolve", "resolved", "business", "help", "contact",
             "interact", "deal", "dealing", "interaction", "get done", "company made", "made",
             "came for", "needed", "wanted", "get what")  # fmt: skip
_SERVED = ("problem_resolution", "helpfulness", "customer_service", "convenience")
LEAST_LEVELS = 3


def evidence(profile: Profile) -> Evidence:
    """Strong for effort, and for ease of getting something handled; ease of one touchpoint is a rating."""
    levels = len(profile.in_words.answers.wordings) if profile.in_words else 0
    if not profile.in_words and profile.reading:
        levels = profile.reading.scale.levels
    if levels < LEAST_LEVELS:
        return NONE
    if profile.says(*_EFFORT):
        return _effort(profile)
    about = profile.about.touchpoint.id if profile.about else None
    if profile.says(*_EASE) and profile.says(*_HANDLING) and about in (None, *_SERVED):
        return Evidence(0.96, "It asks how easy it was to get something handled.")
    return NONE


def _effort(profile: Profile) -> Evidence:
    if (
        profile.says("much effort", "amount effort", "effort required", "effort needed")
        and not profile.in_words
    ):
        return Evidence(0.97, "It asks how much effort it took: the lower, the better.", reversed=True)
    in_doubt = not profile.in_words and not profile.says(*_EASE, "little", "low")
    question = "Does a high number mean that it was easy? It is read so." if in_doubt else None
    return Evidence(0.97, "Customer effort.", question=question)


ROLE = RoleEvidence(Role.CES, evidence)
