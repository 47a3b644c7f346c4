"""When the customer answered."""

from datetime import date

from cxmetrics.meaning.dates.label import says_moment
from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_ANSWERED = ("submitted", "submitdate", "submit", "completion", "completed", "response", "responded", "recorded",
             "recordeddate", "survey", "review", "feedback", "created", "timestamp", "submission", "answered",
             "abgeschickt")  # fmt: skip
_STARTED = (
    "start",
    "started",
    "startdate",
    "begin",
    "visit",
    "visited",
    "stay",
    "order",
    "purchase",
    "invoice",
    "travel",
)
_LATER = ("update", "updated", "modified", "reply", "replied", "last", "edit", "due", "end", "enddate")
_JOINED = ("signup", "sign up", "signed up", "registration", "registered", "joined", "enrolled", "enrolment",
           "member since", "customer since", "account created", "account opened")  # fmt: skip
_BIRTH = ("birth", "birthday", "dob", "born", "birthdate", "geburtsdatum", "geburtstag", "naissance", "nacimiento",
          "nascita", "nascimento", "geboortedatum")  # fmt: skip
LEAST_KEPT = 0.5
YEARS = ("%Y",)


def evidence(profile: Profile) -> Evidence:
    """Strong where nearly all cells are dates; the day of the answer before any other day."""
    dates = profile.dates
    if not dates or profile.says(*_BIRTH) or dates.implausible > LEAST_KEPT * profile.sampled:
        return NONE
    if all(text.isdigit() for text in profile.looked_at) and not _named(profile):
        return Evidence(0.4, "Digits that could be a date.")
    if dates.formats == YEARS:
        return Evidence(0.75, f"Years from {dates.first.year} to {dates.last.year}.")
    if profile.says(*_JOINED):
        return Evidence(0.45, "The day a customer joined, not the day of an answer.")
    filled = profile.filled / profile.rows
    strength = 0.5 + 0.3 * filled + 0.19 * _preference(profile)
    return Evidence(strength, f"Dates from {_said(dates.first)} to {_said(dates.last)}.")


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _named(profile: Profile) -> bool:
    return says_moment(profile.label) or profile.says(*_ANSWERED, *_STARTED)


def _preference(profile: Profile) -> float:
    if profile.says(*_LATER):
        return 0.3 if profile.says("end", "enddate") else 0.1
    if profile.says(*_STARTED):
        return 0.5
    if profile.says(*_ANSWERED):
        return 1.0
    return 0.8 if says_moment(profile.label) else 0.6


ROLE = RoleEvidence(Role.DATE, evidence)
