"""The recommend question, 0 to 10."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.vocabulary import asks_to_recommend
from cxmetrics.model import Role


def evidence(profile: Profile) -> Evidence:
    """Strong for a recommend question answered 0 to 10; none for any other scale, which is not NPS."""
    if not profile.reading or not asks_to_recommend(profile):
        return NONE
    scale = profile.reading.scale
    if (scale.low, scale.high) != (0, 10):
        return NONE
    return Evidence(0.99, "How likely people are to recommend you, 0 to 10: the Net Promoter question.")


ROLE = RoleEvidence(Role.NPS, evidence)
