"""What looks like an answer and is none."""

import re
from collections.abc import Iterator

from cxmetrics.meaning.evidence import Evidence, RoleEvidence
from cxmetrics.meaning.labels.another import not_this_answer
from cxmetrics.meaning.labels.vocabulary import asks_staff, asks_to_recommend, counts_things, measures_time
from cxmetrics.meaning.personal import personal
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_Trap = tuple[tuple[str, ...], float, str]
_TRAPS: tuple[_Trap, ...] = (
    (("sentiment", "polarity", "emotion"), 0.995, "A program's guess at the mood, not a customer's answer."),
    (("nps group", "nps category", "nps segment", "nps type", "promoter group", "nps status", "promoter type",
      "promoter category", "promoter status"), 0.995, "Worked out from another column."),
    (("word count", "char count", "character count", "number characters", "number words", "text length",
      "comment length", "review length"), 0.995, "The length of a text."),
    (("credit rating", "credit score", "risk score", "risk rating", "lead score", "quality score qa", "bonität"), 0.99,
     "A score the business gives, not a customer's answer."),
    (("rank", "ranking"), 0.99, "It puts things in order; it does not rate them."),
    (("check all", "select all", "tick all", "all apply"), 0.96, "Several answers in one cell."),
    (("hotel stars", "hotel star", "star category", "star class", "hotel class", "stars category"), 0.99,
     "The class of the place, not one customer's answer."),
    (("developer reply", "company reply", "owner reply", "company response", "reply text", "review reply",
      "internal notes", "internal note", "agent notes", "staff notes", "private notes", "internal comment",
      "internal comments"), 0.97, "The business's own words."),
)  # fmt: skip
_SHORT: tuple[_Trap, ...] = (
    (("len", "characters"), 0.99, "The length of a text."),
    (("latitude", "longitude", "lat", "lng", "lon"), 0.99, "A place on the map."),
    (("url", "link", "permalink", "href"), 0.98, "A link."),
    (("labels", "tags", "topics", "topic", "label"), 0.8, "Labels given afterwards."),
    (("year", "born"), 0.7, "A year."),
)  # fmt: skip
_COUNTED: tuple[_Trap, ...] = (
    (("votes", "likes", "upvotes"), 0.99, "How often others agreed, not a rating."),
    (("average", "avg", "mean"), 0.987, "An average, not one customer's answer."),
    (
        ("percentage", "percent", "pct", "benchmark", "target"),
        0.987,
        "A percentage, not one customer's answer.",
    ),
    (("number", "nr", "num"), 0.6, "A number of things."),
)
_BARE: _Trap = (
    ("children", "kids", "kinder", "enfants", "niños", "bambini", "kinderen", "replies", "reopens"),
    0.9,
    "A number of things.",
)
_TIMED: tuple[_Trap, ...] = (
    (
        ("minutes", "seconds", "milliseconds", "millis", "hours", "secs", "mins", "ms"),
        0.99,
        "A length of time.",
    ),
    (("delay", "duration", "elapsed", "length"), 0.97, "A length of time."),
    (("time complete", "time taken", "time spent", "handling time", "total time"), 0.9, "A length of time."),
)
_CONTACTS = (
    "agent interactions",
    "customer interactions",
    "agent replies",
    "customer replies",
    "agent responses",
    "customer responses",
)
_IMPORTANT = ("importance", "important")
_ASKED_STAFF = (
    "Was this asked of the people who work for you? It reads so and is left aside: it says nothing of how customers "
    "feel. If customers were asked, set its role to the recommend question."
)
_FELT = ("feel", "felt", "treated", "treat")
_LINK = re.compile(r"^(https?://|www\.|/[\w-]+/)")
_BIRTH = ("birth", "birthday", "dob", "born", "birthdate")
MOST_WORDS = 4
MOST_LEVELS = 11
PERSONAL = "Personal: kept out of every figure and export."


def evidence(profile: Profile) -> Evidence:
    """Strong for the known traps; weak for anything, so that what nothing claims is left aside."""
    if profile.distinct == 0:
        return Evidence(1.0, "Empty.")
    if found := _personal(profile):
        return found
    if profile.says(*_IMPORTANT) and not profile.says(*_FELT):
        return Evidence(0.995, "It asks how important something is, not how good it was.")
    if (profile.reading or profile.in_words) and (why := not_this_answer(profile.label)):
        return Evidence(0.996, why)
    if (counts_things(profile) or _counts_contacts(profile)) and not _in_texts(profile):
        return Evidence(0.97 if _counts_contacts(profile) else 0.88, "A number of things.")
    if profile.is_numeric and measures_time(profile):
        return Evidence(0.97, "A length of time.")
    if profile.reading and asks_to_recommend(profile) and asks_staff(profile):
        return Evidence(
            0.996, "It asks whether people would recommend you as an employer.", question=_ASKED_STAFF
        )
    for words, strength, because in _traps(profile):
        if profile.says(*words):
            return Evidence(strength, because)
    return _by_values(profile)


def _personal(profile: Profile) -> Evidence | None:
    kind = personal(profile.label, profile.looked_at)
    rated = profile.reading is not None or profile.in_words is not None
    if kind and not (rated and kind == "name"):
        return Evidence(0.5 if kind == "email" else 0.97, PERSONAL)
    if profile.says(*_BIRTH) and len(profile.meaningful) <= MOST_WORDS:
        return Evidence(0.97, "Personal data that no figure needs.")
    addressed = profile.meaningful[-1:] == ("address",) and len(profile.meaningful) <= MOST_WORDS
    return Evidence(0.9, "An address.") if addressed and not rated else None


def _counts_contacts(profile: Profile) -> bool:
    """Whether it counts how often somebody wrote or called: nobody rates from 0."""
    return 0.0 in profile.values and profile.says(*_CONTACTS)


def _traps(profile: Profile) -> Iterator[_Trap]:
    yield from _TRAPS
    if len(profile.meaningful) > MOST_WORDS:
        return
    yield from _SHORT
    if not _in_texts(profile):
        yield from _COUNTED
        if len(profile.meaningful) == 1:
            yield _BARE
    rated = profile.reading is not None and profile.reading.scale.levels <= MOST_LEVELS
    if profile.is_numeric and not (rated and not profile.says("minutes", "seconds", "milliseconds")):
        yield from _TIMED


def _in_texts(profile: Profile) -> bool:
    return not profile.is_numeric and not any(number.percent for number in profile.numbers.values())


def _by_values(profile: Profile) -> Evidence:
    links = sum(bool(_LINK.match(text)) for text in profile.looked_at)
    if links > len(profile.looked_at) / 2:
        return Evidence(0.98, "Links.")
    if profile.distinct == 1:
        return Evidence(0.7, "The same value in every row.")
    if profile.dates:
        return Evidence(0.3, "Another date of the same answer.")
    return Evidence(0.25, "Nothing in it was recognised as an answer.")


ROLE = RoleEvidence(Role.IGNORE, evidence)
