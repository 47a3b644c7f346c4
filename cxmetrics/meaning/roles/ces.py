"""How much effort it took the customer."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_EFFORT = ("effort", "ces")
_EASE = ("easy", "ease", "difficult")
_HANDLING = ("issue", "problem", "request", "handle", "handled", "resolve", "resolved", "business", "help", "contact",
             "interact", "deal", "dealing", "interaction", "get done", "company made", "made",
             "came for", "needed", "wanted", "get what", "request", "get help")  # fmt: skip
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
        return _ease(profile)
    return NONE


def _ease(profile: Profile) -> Evidence:
    if profile.says("easy", "ease") or profile.in_words:
        return Evidence(0.985, "It asks how easy it was to get something handled.")
    question = "Does a high number mean that it was difficult? It is read so: the lower, the better."
    return Evidence(0.88, "It asks how difficult it was.", reversed=True, question=question)


def _effort(profile: Profile) -> Evidence:
    much = profile.says("much effort", "amount effort", "effort required", "effort needed")
    amount = profile.reading is not None and profile.reading.falling is not None
    if (much or amount) and not profile.in_words:
        return Evidence(0.985, "It asks how much effort it took: the lower, the better.", reversed=True)
    if profile.in_words or profile.says(*_EASE, "little", "low"):
        return Evidence(0.985, "Customer effort.")
    return Evidence(
        0.88, "Customer effort.", question="Does a high number mean that it was easy? It is read so."
    )


ROLE = RoleEvidence(Role.CES, evidence)
