"""The recommend question, 0 to 10."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.labels.vocabulary import asks_to_recommend, counts_things
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_EMPLOYED = ("employer", "workplace", "place work", "working", "enps")
_ASKED_STAFF = "Were customers asked this, or the people who work for you? It is read as asked of customers."


def evidence(profile: Profile) -> Evidence:
    """Strong for a recommend question answered 0 to 10; none for any other scale, which is not NPS."""
    if not profile.reading or counts_things(profile) or not asks_to_recommend(profile):
        return NONE
    scale = profile.reading.scale
    if (scale.low, scale.high) != (0, 10):
        return NONE
    if profile.says(*_EMPLOYED):
        return Evidence(0.6, "Perhaps it asks staff, not customers.", question=_ASKED_STAFF)
    return Evidence(0.99, "How likely people are to recommend you, 0 to 10: the Net Promoter question.")


ROLE = RoleEvidence(Role.NPS, evidence)
