"""How many people one answer stands for."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_WORDS = ("weight", "weights", "weighting", "wgt", "wt", "gewicht", "gewichtung", "gewichtungsfaktor", "weging",
          "ponderation", "pondération", "ponderación", "ponderacion", "ponderazione", "ponderação")  # fmt: skip


def evidence(profile: Profile) -> Evidence:
    """Strong for positive numbers with a fraction under a label that says weight."""
    if not profile.is_numeric or not profile.says(*_WORDS) or not profile.values:
        return NONE
    if min(profile.values) < 0 or all(value.is_integer() for value in profile.values):
        return NONE
    return Evidence(0.97, "The weight of each answer.")


ROLE = RoleEvidence(Role.WEIGHT, evidence)
