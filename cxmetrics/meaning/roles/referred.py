"""Whether a customer came because another customer sent them."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.labels.sources import asks_how_they_came, says_somebody_sent
from cxmetrics.meaning.noticed.listed import listed
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.scales import categories
from cxmetrics.model import Role

_YES_NO = ("no_yes", "true_false", "no_maybe_yes")
_STAFF = ("job", "employee", "candidate", "applicant", "doctor", "physician")


def evidence(profile: Profile) -> Evidence:
    """Strong for a question of how the customer came, where referrals are among the answers, and for a yes or no.

    A list of who referred whom is neither: a blank there may mean that nobody did, or that nobody asked.
    """
    sent = says_somebody_sent(profile.label)
    if not (sent or asks_how_they_came(profile.label)) or profile.says(*_STAFF):
        return NONE
    if profile.in_words or set(profile.values) == {categories.NO, categories.YES}:
        return _yes_or_no(profile) if sent else NONE
    if profile.is_numeric or profile.dates or profile.unlike > _MOST_UNLIKE:
        return NONE
    found = categories.read(Role.REFERRED, profile.counts)
    if found is None:
        return NONE
    because = f"How customers came. Read as sent by another customer: {listed(found.counted)}."
    return Evidence(0.95, because)


def _yes_or_no(profile: Profile) -> Evidence:
    if profile.in_words and not profile.in_words.answers.id.endswith(_YES_NO):
        return NONE
    return Evidence(0.997, "Whether another customer sent them: yes or no.")


_MOST_UNLIKE = 0.5
ROLE = RoleEvidence(Role.REFERRED, evidence)
