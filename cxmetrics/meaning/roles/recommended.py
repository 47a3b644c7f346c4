"""Whether the customer recommends, yes or no."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.labels.sources import says_somebody_sent
from cxmetrics.meaning.labels.vocabulary import asks_to_recommend, names_promoters
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_YES_NO = ("no_yes", "true_false", "no_maybe_yes")

TWO = 2
_TOLD = ("hear", "heard")


def evidence(profile: Profile) -> Evidence:
    """Strong for a recommend question answered yes or no, in words or as 1 and 0.

    Whether the customer was recommended the business by somebody is another question.
    """
    if not asks_to_recommend(profile) or names_promoters(profile) or _was_sent(profile):
        return NONE
    if profile.in_words and profile.in_words.answers.id.endswith(_YES_NO):
        return Evidence(0.99, "Recommended: yes or no.")
    if profile.reading and profile.reading.scale.high == 1:
        return Evidence(0.99, "Recommended: 1 is yes, 0 is no.")
    if profile.reading and profile.reading.scale.levels == TWO and profile.reading.directed:
        best, other = sorted(profile.reading.scale.values, key=profile.reading.scale.pomp, reverse=True)
        return Evidence(0.99, f"Recommended: {best:g} is yes, {other:g} is no, as the heading says.")
    return NONE


def _was_sent(profile: Profile) -> bool:
    return profile.says(*_TOLD) or says_somebody_sent(profile.label)


ROLE = RoleEvidence(Role.RECOMMENDED, evidence)
