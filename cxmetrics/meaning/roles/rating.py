"""A score for one part of what the customer met."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.labels.vocabulary import (
    asks_to_recommend,
    asks_what_people_do,
    counts_things,
    is_question,
    speaks_of_rating,
)
from cxmetrics.meaning.labels.words import is_code
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role, Scale

LEAST_ALONG = 0.16
LEAST_LEVELS = 3
MOST_LEVELS = 11
NOT_PROMOTERS = Evidence(0.8, "It asks people to recommend you, but not from 0 to 10.", whole=True)

YES_OR_NO = Evidence(0.7, "A yes or no about one thing.", question="Is “yes” the good answer? It is read so.")
BAD = frozenset(
    ("rude", "rudeness", "unfriendly", "unhelpful", "dirty", "difficult", "difficulty", "hard", "annoying", "noisy",
     "disturbed", "bothered", "crowded", "stressful")
)  # fmt: skip
PERHAPS_BAD = Evidence(
    0.6,
    "It asks how bad something was.",
    question="Does a high number mean that it was bad? It is read as good: if it is not, turn the scale round.",
)
WHAT_PEOPLE_DO = Evidence(
    0.55,
    "It asks what people do or mean to do, rather than how good it was.",
    question="Does this say how good something was? If it does not, set the column aside.",
)


def evidence(profile: Profile) -> Evidence:
    """Strong where a touchpoint is rated; a nameless column must go along with the other answers."""
    if profile.in_words:
        return _in_words(profile)
    if not profile.reading or counts_things(profile):
        return NONE
    levels = profile.reading.scale.levels
    about, rated = profile.about, speaks_of_rating(profile) or profile.reading.named
    if levels < LEAST_LEVELS:
        return YES_OR_NO if about and is_question(profile) else NONE
    if asks_to_recommend(profile):
        return NOT_PROMOTERS
    if levels > MOST_LEVELS and not rated:
        return NONE
    if is_code(profile.label) and not rated and (about or levels <= MOST_LEVELS):
        return _unnamed(profile, about is not None)
    if about:
        return _of_part(profile, profile.reading.scale, about.words, rated)
    if rated or is_question(profile):
        return Evidence(0.75 if rated else 0.5, "It asks for a rating.")
    return _unnamed(profile, False)


def _of_part(profile: Profile, scale: Scale, part: str, rated: bool) -> Evidence:
    if asks_what_people_do(profile) and not rated:
        return WHAT_PEOPLE_DO
    if set(profile.meaningful) & BAD:
        return PERHAPS_BAD
    return Evidence(0.95 if rated else 0.86, f"“{part}” is rated {scale}.")


def _unnamed(profile: Profile, about: bool) -> Evidence:
    if profile.along is None:
        return Evidence(0.6 if about else 0.0)
    if profile.along < LEAST_ALONG:
        return NONE
    return Evidence(
        0.86 if about else 0.65,
        "People who score high here score high elsewhere too: it reads like a rating.",
    )


def _in_words(profile: Profile) -> Evidence:
    reading = profile.in_words
    levels = len(reading.answers.wordings) if reading else 0
    if levels >= LEAST_LEVELS and asks_to_recommend(profile):
        return NOT_PROMOTERS
    if levels >= LEAST_LEVELS and asks_what_people_do(profile):
        return WHAT_PEOPLE_DO
    if levels >= LEAST_LEVELS:
        return Evidence(0.9 if profile.about else 0.8, "Answers in words, worst to best.")
    statement = is_question(profile) or speaks_of_rating(profile)
    return YES_OR_NO if statement and profile.about else NONE


ROLE = RoleEvidence(Role.RATING, evidence)
