"""What customers wrote in their own words."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_WORDS = (
    "comment", "comments", "feedback", "review", "content", "text", "why", "suggestion", "suggestions", "improve",
    "improvement", "better", "remark", "remarks", "verbatim", "notes", "opinion", "reason", "tell", "describe", "share",
    "thoughts", "best", "least", "most", "like", "change", "anything", "explain", "details", "message", "complaint",
    "open", "ended", "wish", "missing", "aspects", "enhancement", "feature",
)  # fmt: skip
_ALWAYS = ("comment", "comments", "feedback", "remark", "remarks", "verbatim")
_TITLE = ("title", "subject", "headline", "description", "name", "url", "link", "measure")
_ASKED = frozenset({"question", "q", "answer", "other"})
LEAST_LENGTH = 25
SHORT = 8
LONG = 60
LEAST_UNLIKE = 0.3
MOST_CHOICES = 30
FEW = 30


def evidence(profile: Profile) -> Evidence:
    """Strong for long texts that differ, and for shorter ones under a label that asks for them."""
    if profile.is_numeric or profile.dates or not profile.sampled or profile.in_words or _is_title(profile):
        return NONE
    length = profile.mean_length
    if profile.says(*_WORDS) and (_is_varied(profile) or _is_free(profile)):
        return Evidence(0.95 if length >= LEAST_LENGTH else 0.84, "Customers' own words.")
    if profile.says(*_ALWAYS) and profile.distinct > MOST_CHOICES:
        return Evidence(0.84, "Customers' own words, however short.")
    if not _is_spaced(profile):
        return NONE
    if profile.unlike >= LEAST_UNLIKE and length >= LEAST_LENGTH:
        return Evidence(0.85 if length >= LONG else 0.62, "Texts that hardly repeat: customers' own words.")
    if _never_repeats(profile) and length >= SHORT and profile.words & _ASKED:
        return Evidence(0.5, "Short texts that never repeat: perhaps customers' own words.")
    return NONE


def _is_title(profile: Profile) -> bool:
    if profile.meaningful in (("question",), ("answer",)):
        return True
    return profile.says(*_TITLE) and not (profile.says(*_WORDS) and profile.mean_length >= LONG)


def _is_varied(profile: Profile) -> bool:
    return profile.mean_length >= LONG and profile.distinct > MOST_CHOICES


def _is_free(profile: Profile) -> bool:
    return profile.unlike >= LEAST_UNLIKE and (profile.mean_length >= SHORT or profile.sampled < FEW)


def _is_spaced(profile: Profile) -> bool:
    return sum(" " in text for text in profile.looked_at) > len(profile.looked_at) / 2


def _never_repeats(profile: Profile) -> bool:
    return profile.sampled < FEW and profile.distinct == profile.sampled


ROLE = RoleEvidence(Role.COMMENT, evidence)
