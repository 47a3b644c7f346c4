"""The recommend question, 0 to 10."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.labels.vocabulary import asks_to_recommend, counts_things
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_TURNED = (
    "Does 0 mean that they would surely recommend you? The heading says so, and the answers are turned round."
)


def evidence(profile: Profile) -> Evidence:
    """Strong for a recommend question answered 0 to 10; none for any other scale, which is not NPS."""
    if not profile.reading or counts_things(profile) or not asks_to_recommend(profile):
        return NONE
    scale = profile.reading.scale
    if (scale.low, scale.high) != (0, 10):
        return NONE
    if scale.reversed:
        return Evidence(0.985, "How likely people are to recommend you, with 0 for surely.", question=_TURNED)
    return Evidence(0.99, "How likely people are to recommend you, 0 to 10: the Net Promoter question.")


ROLE = RoleEvidence(Role.NPS, evidence)
