"""Who answered, so that the same person can be found again."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.labels.vocabulary import numbers_people, numbers_things
from cxmetrics.meaning.personal import personal
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_ANSWERED = ("respondent", "participant", "panelist", "respnum", "requester")
_BARE = (("id",), ("external", "id"), ("customer",), ("client",), ("respondent",), ("member",), ("guest",))
_KIND = ("type", "group", "segment", "category", "class", "tier", "status", "survey")
LONGEST = 64
FEW = 12
LEAST_OF_FEW = 60


def evidence(profile: Profile) -> Evidence:
    """Strong for a customer's number; an e-mail address or a bare id serves where nothing better is there.

    The number of a respondent that never comes back tells responses apart, not people.
    """
    if profile.distinct < 2 or profile.mean_length > LONGEST or profile.dates:
        return NONE
    repeats = profile.distinct < profile.sampled
    if numbers_people(profile):
        few = profile.distinct <= FEW and profile.sampled >= LEAST_OF_FEW
        strength = 0.6 if profile.says(*_KIND) else 0.86 if few else 0.96
        return Evidence(strength, "Each value stands for one customer.")
    if profile.says("respnum") or (profile.says(*_ANSWERED) and numbers_things(profile)):
        because = "The same value comes back: one person's." if repeats else "The number of who answered."
        return Evidence(0.92 if repeats else 0.75, because)
    if personal(profile.label, profile.looked_at) == "email":
        return Evidence(0.65, "An e-mail address stands for one customer. Personal: its cells are not shown.")
    if profile.meaningful in _BARE and not profile.in_words and profile.distinct > FEW:
        because = "The same value comes back." if repeats else "A number of its own."
        return Evidence(0.8 if repeats else 0.45, because)
    return NONE


ROLE = RoleEvidence(Role.CUSTOMER, evidence)
