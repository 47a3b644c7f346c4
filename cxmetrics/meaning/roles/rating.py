"""A score for one part of what the customer met."""

from math import sqrt

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.labels.vocabulary import (
    asks_to_recommend,
    asks_what_people_do,
    counts_things,
    is_question,
    measures_things,
    measures_time,
    names_number,
    speaks_of_rating,
)
from cxmetrics.meaning.labels.words import is_code
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.scales.likert import TWO_ANSWERS
from cxmetrics.model import Role, Scale

LEAST_ALONG = 0.16
STRONGLY_ALONG = 0.45
SPREAD = 2.0
LEAST_LEVELS = 3
MOST_LEVELS = 11
NOT_PROMOTERS = Evidence(0.8, "It asks people to recommend you, but not from 0 to 10.", whole=True)

YES_OR_NO = Evidence(
    0.83, "A yes or no about one thing.", question="Is “yes” the good answer? It is read so."
)
BAD = frozenset(
    ("rude", "rudeness", "unfriendly", "unhelpful", "dirty", "difficult", "difficulty", "hard", "annoying", "noisy",
     "disturbed", "bothered", "crowded", "stressful", "noise", "pain", "painful", "delay", "delays", "delayed")
)  # fmt: skip
TROUBLE = frozenset(
    ("bad", "problem", "problems", "trouble", "troubles", "stress", "stressed", "annoyed", "disturb", "irritated", "frustrated",
     "frustration", "gestört", "stört", "störend", "genervt", "gêné", "dérangé", "molestó", "molestia", "disturbato", "gestoord")
)  # fmt: skip
MENDED = (
    "solve",
    "solved",
    "resolve",
    "resolved",
    "resolution",
    "handle",
    "handled",
    "handling",
    "deal",
    "dealt",
    "good",
    "fix",
    "fixed",
)
EXCESS, AGREED = "too", "agreement"
MUCH_IS_BAD = Evidence(0.86, "It asks how bad something was: the lower, the better.", reversed=True)
PERHAPS_AGAINST = Evidence(
    0.84,
    "A statement that may complain.",
    question="Do people who agree complain here? Agreement is read as good: if it is not, turn the scale round.",
)
PERHAPS_BAD = Evidence(
    0.6,
    "It asks how bad something was.",
    question="Does a high number mean that it was bad? It is read as good: if it is not, turn the scale round.",
)
PLACES = frozenset(
    ("gate", "terminal", "room", "rooms", "seat", "seats", "table", "tables", "checkout", "till", "register", "line", "lane",
     "floor", "desk", "counter", "station", "platform", "class", "cabin", "zone", "shift", "store", "stores", "shop", "shops",
     "branch", "branches", "restaurant", "hotel", "office", "department", "item", "items", "product", "products", "article",
     "articles", "menu", "menus", "course", "courses", "deliveries", "orders", "purchases", "meals", "drinks", "complaints",
     "problems", "issues", "bags", "tickets", "calls", "appointments", "treatments", "nights", "beds", "bed", "cash", "desk", "bought", "booked", "ordered", "used")
)  # fmt: skip
KINDS = frozenset(
    {"type", "types", "group", "kind", "category", "tier", "version", "variant", "size", "option", "code"}
)
PERHAPS_PLACE = Evidence(
    0.6,
    "It names a part of the experience, with numbers.",
    question="Are these ratings? They are read so. If they are the numbers of places or things, or how many there "
    "were, set the role to segment or leave the column aside.",
)
PERHAPS_SLID = Evidence(
    0.6,
    "It names a part of the service or the experience, with numbers from 0 to 100.",
    question="Are these people's own answers on a slider from 0 to 100? They are read so.",
)
_ORDERS = (
    "weekday",
    "wochentag",
    "priority",
    "urgency",
    "dringlichkeit",
    "severity",
    "floor",
    "stockwerk",
    "etage",
    "level",
)
PERHAPS_NONE = (
    "Is this a rating at all? It is read so. If it is a number of something, leave the column aside."
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
    if not profile.reading or _is_amount(profile):
        return NONE
    levels = profile.reading.scale.levels
    about, rated = profile.about, speaks_of_rating(profile) or profile.reading.named
    if levels < LEAST_LEVELS:
        return YES_OR_NO if about and is_question(profile) else NONE
    if asks_to_recommend(profile):
        return NOT_PROMOTERS
    if levels > MOST_LEVELS and not rated:
        return _slider(profile)
    if is_code(profile.label) and not rated and (about or levels <= MOST_LEVELS):
        return _unnamed(profile, about is not None)
    if about:
        return _of_part(profile, profile.reading.scale, about.words, rated)
    if rated or is_question(profile):
        return Evidence(0.75 if rated else 0.5, "It asks for a rating.")
    return _unnamed(profile, False)


def _is_amount(profile: Profile) -> bool:
    """Whether the label names a number, a count or a length of time; in wide steps it must name what is rated."""
    if counts_things(profile) or measures_time(profile) or names_number(profile):
        return True
    wide = profile.reading is not None and profile.reading.scale.step > 1
    return wide and (measures_things(profile) or not (profile.about or speaks_of_rating(profile)))


def _slider(profile: Profile) -> Evidence:
    """A slider under the bare name of a touchpoint, unless that is measured; asked about where it goes its own way."""
    about, along = profile.about, profile.along
    if about is None or measures_things(profile):
        return NONE
    if along is None or along < LEAST_ALONG:
        return PERHAPS_SLID
    return Evidence(
        0.84, f"“{about.words}” is rated 0–100: people who score high here score high elsewhere too."
    )


def _of_part(profile: Profile, scale: Scale, part: str, rated: bool) -> Evidence:
    if asks_what_people_do(profile) and not rated:
        return WHAT_PEOPLE_DO
    if not rated and (profile.along or 0.0) < STRONGLY_ALONG:
        if profile.meaningful[-1:] and profile.meaningful[-1] in KINDS:
            return NONE
        if set(profile.meaningful) <= PLACES:
            return PERHAPS_PLACE
    if is_trouble(profile):
        return _trouble(profile, part, rated)
    return Evidence(0.95 if rated else 0.86, f"“{part}” is rated {scale}.")


def is_trouble(profile: Profile) -> bool:
    """Whether the label speaks of what annoys people, rather than of how it was mended or rated."""
    said = set(profile.meaningful)
    trouble = said & TROUBLE and not (speaks_of_rating(profile) or profile.says(*MENDED))
    return bool(said & BAD or trouble or EXCESS in said)


def _trouble(profile: Profile, part: str, rated: bool) -> Evidence:
    reading = profile.reading
    if reading and reading.directed:
        return Evidence(0.95 if rated else 0.86, f"“{part}” is rated {reading.scale}.")
    return MUCH_IS_BAD if reading and reading.falling is not None else PERHAPS_BAD


def _unnamed(profile: Profile, about: bool) -> Evidence:
    if 2 * sum(profile.tops.values()) > profile.sampled:
        return Evidence(0.7, f"Each answer says that it is out of {profile.top:g}.")
    if profile.says(*_ORDERS) and not about:
        return NONE
    if profile.along is None:
        return Evidence(0.6 if about else 0.0)
    if profile.along < (LEAST_ALONG if about else max(LEAST_ALONG, SPREAD / sqrt(max(profile.filled, 1)))):
        return NONE
    because = "People who score high here score high elsewhere too: it reads like a rating."
    return Evidence(0.86, because) if about else Evidence(0.65, because, question=PERHAPS_NONE)


def _in_words(profile: Profile) -> Evidence:
    reading = profile.in_words
    levels = len(reading.answers.wordings) if reading else 0
    if levels >= LEAST_LEVELS and asks_to_recommend(profile):
        return NOT_PROMOTERS
    if levels >= LEAST_LEVELS and asks_what_people_do(profile):
        return WHAT_PEOPLE_DO
    if reading and levels >= LEAST_LEVELS and is_trouble(profile) and AGREED in reading.answers.id:
        return PERHAPS_AGAINST
    if levels >= LEAST_LEVELS:
        return Evidence(0.9 if profile.about else 0.8, "Answers in words, worst to best.")
    if reading and profile.about and reading.answers.id.endswith(TWO_ANSWERS):
        return Evidence(0.88, f"“{profile.about.words}” is called good or bad.")
    statement = is_question(profile) or speaks_of_rating(profile)
    return YES_OR_NO if statement and profile.about else NONE


ROLE = RoleEvidence(Role.RATING, evidence)
