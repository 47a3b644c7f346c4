"""The score for the whole of it."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.labels.vocabulary import counts_things, speaks_of_all, speaks_of_ease, speaks_of_rating
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_BARE = ({"rating"}, {"stars"}, {"star", "rating"}, {"review", "rating"}, {"review", "score"},
         {"review", "stars"}, {"experience", "rating"}, {"rating", "score"}, {"rating", "stars"},
         {"user", "rating"}, {"note", "rating"}, {"customer", "rating"})  # fmt: skip
_VAGUE = (
    {"score"},
    {"experience"},
    {"rate"},
    {"grade"},
    {"pref"},
    {"preference"},
    {"smiley"},
    {"smileys"},
    {"emoji"},
)
_WHOLE = ("experience", "visit", "stay", "trip", "airport", "company", "us")
LEAST_LEVELS = 3


def evidence(profile: Profile) -> Evidence:
    """Strong for "overall" without a part named beside it, and for a bare "rating", "score" or "stars"."""
    if not (profile.in_words or profile.reading) or _levels(profile) < LEAST_LEVELS:
        return NONE
    if (
        profile.says("average", "avg", "mean", "class", "category")
        or speaks_of_ease(profile)
        or counts_things(profile)
    ):
        return NONE
    if profile.about and not set(profile.meaningful) & {"overall"}:
        return NONE
    if speaks_of_all(profile) and not profile.about:
        return Evidence(_weight(profile), "It asks about the whole.")
    if set(profile.meaningful) in _BARE:
        return Evidence(0.91, "The one score of each answer, with no part named.")
    if set(profile.meaningful) in _VAGUE:
        return Evidence(0.88, "The one score of each answer, with no part named.")
    if speaks_of_rating(profile) and profile.says(*_WHOLE) and not profile.about:
        return Evidence(0.85, "It asks about the whole.")
    if profile.says("experience") and not profile.about:
        return Evidence(0.8, "It asks about the whole experience.")
    return NONE


def _weight(profile: Profile) -> float:
    if profile.says("overall"):
        return 0.98
    return 0.93 if speaks_of_rating(profile) or profile.says("experience", "impression") else 0.89


def _levels(profile: Profile) -> int:
    if profile.in_words:
        return len(profile.in_words.answers.wordings)
    return profile.reading.scale.levels if profile.reading else 0


ROLE = RoleEvidence(Role.OVERALL, evidence)
