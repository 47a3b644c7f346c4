"""When a request got its first reply."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.labels.replies import may_name_reply, names_first_reply
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

PERHAPS = 0.2
"""Less than anything else claims: taken only where the whole table speaks for it."""


def evidence(profile: Profile) -> Evidence:
    """Strong for dates under a label that speaks of a first reply; whether they come after the request is seen later."""
    dates = profile.dates
    if not dates or not may_name_reply(profile.label) or dates.implausible > profile.sampled / 2:
        return NONE
    if not names_first_reply(profile.label):
        return Evidence(PERHAPS, "When it was first replied to.")
    return Evidence(0.985, "When it was first replied to.")


ROLE = RoleEvidence(Role.REPLIED, evidence)
