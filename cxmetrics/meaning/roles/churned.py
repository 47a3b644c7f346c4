"""Whether the customer has left."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_LEFT = ("churn", "churned", "attrition", "attrited", "exited", "customer left", "has left", "lapsed", "unsubscribed",
         "account closed", "contract ended", "gekündigt", "kündigung", "abgewandert", "abwanderung", "résilié", "résiliation",
         "désabonné", "abandonó", "ha abandonado", "cliente perdido", "abbandono", "ha lasciato", "disdetta")  # fmt: skip
_NOT = (
    "reason",
    "score",
    "probability",
    "risk",
    "date",
    "category",
    "rate",
    "predicted",
    "prediction",
    "likelihood",
)
_YES_NO = ("no_yes", "true_false")


def evidence(profile: Profile) -> Evidence:
    """Strong for a yes or no under a label that says somebody left; 1 and yes are those who did."""
    if not profile.says(*_LEFT) or profile.says(*_NOT):
        return NONE
    in_words = profile.in_words is not None and profile.in_words.answers.id.endswith(_YES_NO)
    numbers = profile.reading is not None and set(profile.values) == {0.0, 1.0}
    if not in_words and not numbers:
        return NONE
    said = "yes" if in_words else "1"
    return Evidence(0.97, f"Whether the customer left: {said} means left.", reversed=True)


ROLE = RoleEvidence(Role.CHURNED, evidence)
