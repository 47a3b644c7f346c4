"""What looks like an answer and is none."""

import re

from cxmetrics.meaning.evidence import Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_TRAPS: tuple[tuple[tuple[str, ...], float, str], ...] = (
    (("importance", "important"), 0.995, "It asks how important something is, not how good it was."),
    (("sentiment", "polarity", "emotion"), 0.995, "A program's guess at the mood, not a customer's answer."),
    (("nps group", "nps category", "nps segment", "nps type", "promoter group", "nps status"), 0.995,
     "Worked out from another column."),
    (("word count", "char count"), 0.99, "The length of a text."),
    (("rank", "ranking"), 0.99, "It puts things in order; it does not rate them."),
    (("check all", "select all", "tick all", "all apply"), 0.96, "Several answers in one cell."),
    (("helpful votes", "votes", "likes", "upvotes"), 0.99, "How often others agreed, not a rating."),
    (("nr", "number", "count", "no of", "how many", "member years", "tenure", "num"), 0.88, "A number of things."),
    (("hotel stars", "hotel star", "star category", "star class", "hotel class", "stars category"), 0.99,
     "The class of the place, not one customer's answer."),
    (("developer reply", "company reply", "owner reply", "company response", "reply text", "review reply"), 0.97,
     "The business's own words."),
)  # fmt: skip
_SHORT: tuple[tuple[tuple[str, ...], float, str], ...] = (
    (("len", "length", "characters"), 0.99, "The length of a text."),
    (("delay", "duration", "elapsed", "milliseconds", "millis", "minutes", "seconds"), 0.99, "A length of time."),
    (("latitude", "longitude", "lat", "lng", "lon"), 0.99, "A place on the map."),
    (("ip", "ipaddress"), 0.99, "Personal data: the address of a computer."),
    (("url", "link", "permalink", "href"), 0.98, "A link."),
    (("average", "avg", "mean"), 0.987, "An average, not one customer's answer."),
    (("percentage", "percent", "pct", "benchmark", "target"), 0.987, "A percentage, not one customer's answer."),
    (("labels", "tags", "topics", "topic", "label"), 0.8, "Labels given afterwards."),
    (("year", "born"), 0.7, "A year."),
)  # fmt: skip
_PERSONAL = ("email", "mail", "phone", "telephone", "mobile", "firstname", "lastname", "surname", "username")
_NAMES = (("name",), ("first", "name"), ("last", "name"), ("full", "name"), ("customer", "name"), ("author",),
          ("reviewer", "name"), ("user", "name"), ("guest", "name"), ("patient", "name"), ("display", "name"),
          ("recipient", "last", "name"), ("recipient", "first", "name"), ("contact", "name"))  # fmt: skip
_LINK = re.compile(r"^(https?://|www\.|/[\w-]+/)")
_BIRTH = ("birth", "birthday", "dob", "born", "birthdate")
MOST_WORDS = 4
ROW_NUMBERS = ("#", "no.", "no", "row", "index", "")


def evidence(profile: Profile) -> Evidence:
    """Strong for the known traps; weak for anything, so that what nothing claims is left aside."""
    if profile.distinct == 0:
        return Evidence(1.0, "Empty.")
    brief = len(profile.meaningful) <= MOST_WORDS
    if _personal(profile, brief):
        return Evidence(0.5 if _mails(profile) else 0.97, "Personal data that no figure needs.")
    for words, strength, because in _TRAPS + (_SHORT if brief else ()):
        if profile.says(*words):
            return Evidence(strength, because)
    return _by_values(profile)


def _personal(profile: Profile, brief: bool) -> bool:
    if profile.says(*_BIRTH) or profile.meaningful in _NAMES or profile.meaningful[-1:] == ("address",):
        return brief or profile.says("born")
    rated = profile.reading is not None or profile.in_words is not None
    return brief and profile.says(*_PERSONAL) and not rated and not profile.says("app", "service", "brand")


def _by_values(profile: Profile) -> Evidence:
    links = sum(bool(_LINK.match(text)) for text in profile.looked_at)
    if links > len(profile.looked_at) / 2:
        return Evidence(0.98, "Links.")
    if profile.distinct == 1:
        return Evidence(0.7, "The same value in every row.")
    if profile.distinct == profile.sampled and profile.label.strip().casefold() in ROW_NUMBERS:
        return Evidence(0.9, "A row number.")
    if profile.dates:
        return Evidence(0.3, "Another date of the same answer.")
    return Evidence(0.25, "Nothing in it was recognised as an answer.")


def _mails(profile: Profile) -> bool:
    return sum("@" in text for text in profile.looked_at) > len(profile.looked_at) / 2


ROLE = RoleEvidence(Role.IGNORE, evidence)
