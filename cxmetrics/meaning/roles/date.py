"""When the customer answered."""

from datetime import date

from cxmetrics.meaning.dates.label import says_moment
from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.labels.replies import names_first_reply
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_ANSWERED = ("submitted", "submitdate", "submit", "completion", "completed", "response", "responded", "recorded",
             "recordeddate", "survey", "review", "feedback", "created", "timestamp", "submission", "answered",
             "abgeschickt")  # fmt: skip
_STARTED = ("start", "started", "startdate", "begin")
_MET = ("visit", "visited", "stay", "order", "purchase", "purchased", "bought", "invoice", "travel", "delivered", "served",
        "appointment")  # fmt: skip
_BOOKED = ("booking", "booked", "reservation", "reserved", "buchungsdatum")
_LATER = ("update", "updated", "modified", "reply", "replied", "last", "edit", "end", "enddate", "solved", "resolved",
          "closed", "assigned")  # fmt: skip
_WRITTEN = ("export", "exported", "print", "printed", "report", "reporting", "downloaded", "generated", "extracted",
            "druckdatum", "gedruckt", "exportdatum", "exportiert", "berichtsdatum", "stand", "imprimé", "exporté", "impreso",
            "exportado", "stampa", "stampato", "esportato", "afgedrukt", "geëxporteerd")  # fmt: skip
_AHEAD = ("next", "until", "due", "valid", "expiry", "expires", "expiration", "expire", "warranty", "guarantee", "deadline",
          "renewal", "renews", "nächster", "nächste", "nächstes", "gültig", "fällig", "fälligkeitsdatum", "ablaufdatum",
          "garantie", "prochain", "prochaine", "échéance", "expire", "próxima", "próximo", "vencimiento", "garantía",
          "prossimo", "prossima", "scadenza", "garanzia", "volgende", "geldig", "vervaldatum")  # fmt: skip
_JOINED = ("signup", "sign up", "signed up", "registration", "registered", "joined", "enrolled", "enrolment",
           "member since", "customer since", "account created", "account opened")  # fmt: skip
_BIRTH = ("birth", "birthday", "dob", "born", "birthdate", "geburtsdatum", "geburtstag", "naissance", "nacimiento",
          "nascita", "nascimento", "geboortedatum")  # fmt: skip
LEAST_KEPT = 0.5
LEAST_DAYS = 2
YEARS = ("%Y",)


def evidence(profile: Profile) -> Evidence:
    """Strong where nearly all cells are dates; the day of the answer before any other day.

    What lies ahead (a warranty's end, the next appointment) is never the day of an answer; the day a file was
    printed or exported only where nothing else is there, and then it is asked about.
    """
    dates = profile.dates
    if not dates or profile.says(*_BIRTH, *_AHEAD) or dates.implausible > LEAST_KEPT * profile.sampled:
        return NONE
    if all(text.isdigit() for text in profile.looked_at) and not _named(profile):
        return Evidence(0.4, "Digits that could be a date.")
    if dates.formats == YEARS:
        return Evidence(0.75, f"Years from {dates.first.year} to {dates.last.year}.")
    if profile.says(*_WRITTEN) and not profile.says(*_ANSWERED, *_MET):
        return _of_the_file(profile)
    if profile.says(*_JOINED):
        return Evidence(0.45, "The day a customer joined, not the day of an answer.")
    filled = profile.filled / profile.rows
    strength = 0.5 + 0.3 * filled + 0.19 * _preference(profile)
    return Evidence(strength, f"Dates from {_said(dates.first)} to {_said(dates.last)}.")


def _of_the_file(profile: Profile) -> Evidence:
    question = (
        "Is this the day of each answer, or the day the file was made? It is read as the day of the answer."
    )
    if profile.distinct < LEAST_DAYS:
        return NONE
    return Evidence(0.45, "A day on which something was printed, exported or reported.", question=question)


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _named(profile: Profile) -> bool:
    return says_moment(profile.label) or profile.says(*_ANSWERED, *_STARTED, *_MET, *_BOOKED)


def _preference(profile: Profile) -> float:
    if profile.says(*_LATER) or names_first_reply(profile.label):
        return 0.3 if profile.says("end", "enddate") else 0.1
    if profile.says(*_STARTED):
        return 0.5
    if profile.says(*_ANSWERED):
        return 1.0
    if profile.says(*_MET):
        return 0.7
    if profile.says(*_BOOKED):
        return 0.4
    return 0.8 if says_moment(profile.label) else 0.6


ROLE = RoleEvidence(Role.DATE, evidence)
