"""What labels call the questions: the words more than one role looks for."""

from itertools import pairwise

from cxmetrics.meaning.labels.durations import is_duration
from cxmetrics.meaning.labels.words import words
from cxmetrics.meaning.profile import Profile

_RECOMMEND = ("recommend", "recommended", "recommendation", "recommending", "refer friend", "tell friend",
              "tell friends", "likely tell")  # fmt: skip
_EMPLOYED = ("employer", "workplace", "place work", "working", "enps", "arbeitgeber", "arbeitsplatz", "employeur", "empleador",
             "datore", "werkgever")  # fmt: skip
_PROMOTER = ("nps", "netpro", "promoter", "ltr")
_RATING = (
    "rate", "rated", "rating", "ratings", "score", "scores", "satisfied", "satisfaction", "satisfactory", "happy",
    "grade", "stars", "star", "note", "enjoy", "enjoyed", "evaluate",
)  # fmt: skip
_QUESTION = frozenset(
    (
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
    )
)
_OVERALL = (
    "overall", "general", "whole", "overallrating", "all in all", "stars", "pref", "preference", "globally",
    "altogether",
)  # fmt: skip
_SATISFIED = ("satisfied", "satisfaction", "csat", "dissatisfied", "happy", "osat")
_AGAIN = ("often", "frequently", "frequency", "again", "return", "likely", "likelihood", "intend", "plan to")
_EASE = ("easy", "ease", "easily", "difficult", "difficulty", "effort", "ces")
_NUMBER = ("id", "ids", "no", "number", "nr", "num", "key", "code", "ref", "reference", "uid", "identifier")
_PERSON = ("customer", "client", "cust", "guest", "patient", "member", "user", "account", "person", "passenger",
           "visitor", "subscriber", "student", "buyer", "shopper")  # fmt: skip
_NO_PERSON = ("response", "review number", "ticket", "order", "invoice", "survey", "submission", "transaction", "row",
              "session", "case", "record", "booking", "unit", "product", "item", "store", "collector", "measure",
              "flight", "agent", "employee", "staff", "service", "phone", "manager", "postal", "zip")  # fmt: skip
_COUNTING = ("count", "counts", "how many", "tenure", "party size", "group size", "household size", "family size",
             "stock level", "nights")  # fmt: skip
_AMOUNTS = ("percent", "percentage", "pct", "share", "proportion", "rate", "age", "years", "amount", "price", "prices", "cost",
            "costs", "fee", "fees", "charge", "charges", "total", "spend", "spent", "paid", "revenue", "sales", "tip", "discount",
            "quantity", "qty", "units", "items", "minutes", "mins", "seconds", "hours", "days", "weeks", "months", "year",
            "duration", "delay", "distance", "km", "miles", "kg", "weight", "temperature", "floor", "table", "points", "visits",
            "orders", "calls", "capacity", "size", "length", "target", "benchmark", "average", "avg", "mean", "index")  # fmt: skip
MOST_NUMBERED = 3
_COUNTED = {
    ("number", "of"),
    ("no", "of"),
    ("nr", "of"),
    ("num", "of"),
    ("number", "reviews"),
    ("number", "visits"),
    ("nr", "reviews"),
    ("number", "review"),
    ("number", "visit"),
    ("member", "years"),
}


def asks_to_recommend(profile: Profile) -> bool:
    """Whether the label is a recommend question or names the Net Promoter Score."""
    return profile.says(*_RECOMMEND, *_PROMOTER)


def asks_staff(profile: Profile) -> bool:
    """Whether the label asks about a place to work rather than a place to buy."""
    return profile.says(*_EMPLOYED)


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


def speaks_of_ease(profile: Profile) -> bool:
    """Whether the label asks how easy something was, or how hard."""
    return profile.says(*_EASE)


def asks_what_people_do(profile: Profile) -> bool:
    """Whether the label asks how often people do something or mean to, which says nothing of how good it was."""
    return profile.says(*_AGAIN) and not asks_to_recommend(profile)


def speaks_of_effort(profile: Profile) -> bool:
    """Whether the label names customer effort."""
    return profile.says("effort", "ces")


def is_question(profile: Profile) -> bool:
    """Whether the label is a sentence that asks."""
    first = next(iter(words(profile.label)), "")
    return "?" in profile.label or first in _QUESTION


def numbers_things(profile: Profile) -> bool:
    """Whether the label names the number of a thing ("ticket no."), not how many there are ("number of tickets")."""
    return (profile.says(*_NUMBER) or "#" in profile.label) and not counts_things(profile)


def names_number(profile: Profile) -> bool:
    """Whether a short label is nothing but the number of a thing: "store_id", "Flight no.", "Agent code"."""
    short = profile.meaningful and len(profile.meaningful) <= MOST_NUMBERED
    return bool(short) and profile.meaningful[-1] in _NUMBER and not counts_things(profile)


def numbers_people(profile: Profile) -> bool:
    """Whether the label names the number of a customer ("client no.", "user_id")."""
    joined = profile.says("customerid", "userid", "clientid", "memberid", "guestid", "patientid", "custid")
    person = profile.says(*_PERSON) and not profile.says(*_NO_PERSON)
    return joined or (person and numbers_things(profile))


def counts_things(profile: Profile) -> bool:
    """Whether the label asks how many there are."""
    said = words(profile.label)
    counted = any(pair in _COUNTED for pair in pairwise(said))
    return counted or profile.says(*_COUNTING)


def measures_time(profile: Profile) -> bool:
    """Whether the label names the unit of a length of time, and asks nobody to rate it."""
    return is_duration(profile.label) and not speaks_of_rating(profile)


def measures_things(profile: Profile) -> bool:
    """Whether the label speaks of an amount: money, a share, an age, a size, a number of something."""
    return (
        profile.says(*_AMOUNTS) or numbers_things(profile) or counts_things(profile) or measures_time(profile)
    )
