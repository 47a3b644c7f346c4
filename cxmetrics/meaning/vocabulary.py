"""What labels call the questions: the words more than one role looks for."""

from cxmetrics.meaning.profile import Profile

_RECOMMEND = (
    "recommend",
    "recommended",
    "recommendation",
    "recommending",
    "refer friend",
    "recommander",
    "empfehlen",
)
_PROMOTER = ("nps", "netpro", "promoter", "ltr")
_RATING = (
    "rate", "rated", "rating", "ratings", "score", "scores", "satisfied", "satisfaction", "satisfactory",
    "happy", "grade", "stars", "star", "zufrieden", "zufriedenheit", "note", "enjoy", "enjoyed", "evaluate",
)  # fmt: skip
_QUESTION = tuple(
    [
        "was",
        "were",
        "did",
        "do",
        "does",
        "is",
        "are",
        "how",
        "has",
        "have",
        "had",
        "can",
        "could",
        "would",
        "will",
    ]
)
_OVERALL = (
    "overall", "general", "whole", "overallrating", "all in all", "stars", "pref", "preference", "insgesamt",
    "gesamt", "globally", "altogether",
)  # fmt: skip
_SATISFIED = (
    "satisfied",
    "satisfaction",
    "csat",
    "dissatisfied",
    "happy",
    "zufrieden",
    "zufriedenheit",
    "kundenzufriedenheit",
    "gesamtzufriedenheit",
    "osat",
)


def asks_to_recommend(profile: Profile) -> bool:
    """Whether the label is a recommend question or names the Net Promoter Score."""
    return profile.says(*_RECOMMEND, *_PROMOTER)


def names_promoters(profile: Profile) -> bool:
    """Whether the label names the Net Promoter Score itself."""
    return profile.says(*_PROMOTER)


def speaks_of_rating(profile: Profile) -> bool:
    """Whether the label speaks of rating, scoring or being satisfied."""
    return profile.says(*_RATING)


def speaks_of_satisfaction(profile: Profile) -> bool:
    """Whether the label asks how satisfied people are."""
    return profile.says(*_SATISFIED)


def speaks_of_all(profile: Profile) -> bool:
    """Whether the label means the whole rather than one part of it."""
    return profile.says(*_OVERALL) or (profile.meaningful[-1:] == ("all",))


def is_question(profile: Profile) -> bool:
    """Whether the label is a sentence that asks."""
    return "?" in profile.label or profile.label.strip().split(" ")[0].casefold() in _QUESTION
