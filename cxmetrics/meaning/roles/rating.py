"""A score for one part of what the customer met."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.vocabulary import asks_to_recommend, is_question, speaks_of_rating
from cxmetrics.meaning.words import is_code
from cxmetrics.model import Role

LEAST_ALONG = 0.16
LEAST_LEVELS = 3
MOST_LEVELS = 11
NOT_PROMOTERS = Evidence(0.8, "It asks people to recommend you, but not from 0 to 10.", whole=True)


def evidence(profile: Profile) -> Evidence:
    """Strong where a touchpoint is rated; a nameless column must go along with the other answers."""
    if profile.in_words:
        return _in_words(profile)
    if not profile.reading:
        return NONE
    levels = profile.reading.scale.levels
    about, rated = profile.about, speaks_of_rating(profile) or profile.reading.named
    if levels < LEAST_LEVELS:
        return Evidence(0.6, "A yes or no about one thing.") if about and is_question(profile) else NONE
    if asks_to_recommend(profile):
        return NOT_PROMOTERS
    if levels > MOST_LEVELS and not rated:
        return NONE
    if is_code(profile.label) and not rated and (about or levels <= MOST_LEVELS):
        return _unnamed(profile, about is not None)
    if about:
        return Evidence(0.95 if rated else 0.86, f"“{about.words}” is rated {profile.reading.scale}.")
    if rated or is_question(profile):
        return Evidence(0.75 if rated else 0.5, "It asks for a rating.")
    return _unnamed(profile, False)


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
    if levels >= LEAST_LEVELS:
        return Evidence(0.9 if profile.about else 0.8, "Answers in words, worst to best.")
    statement = is_question(profile) or speaks_of_rating(profile)
    return Evidence(0.7, "A yes or no about one thing.") if statement and profile.about else NONE


ROLE = RoleEvidence(Role.RATING, evidence)
