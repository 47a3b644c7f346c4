"""A figure that was already worked out."""

import re

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

_SHARES = ("percentage", "percent", "pct", "share", "proportion", "box", "promoters", "detractors", "passives", "rate",
           "prozent", "anteil", "pourcentage", "porcentaje", "percentuale", "quota")  # fmt: skip
_AVERAGES = ("average", "avg", "mean", "median", "index", "linear score", "star rating", "durchschnitt", "mittelwert",
             "durchschnittsnote", "durchschnittlich", "durchschnittliche", "moyenne", "moyen", "promedio", "media")  # fmt: skip
_COUNTS = ("responses", "respondents", "answers", "reviews", "ratings", "surveys", "count", "votes", "sample size",
           "antworten", "befragte", "bewertungen", "réponses", "répondants", "avis", "respuestas", "encuestados",
           "risposte", "rispondenti", "recensioni")  # fmt: skip
_BARE = (("n",), ("base",), ("number",))
_WITHHELD = re.compile(
    r"^(not (available|applicable|shown)|(fewer|less) than \d+|<\s*\d+|suppressed|[*.-]+$)", re.IGNORECASE
)
LEAST_NUMBERS = 0.9
LARGE = 10


def evidence(profile: Profile) -> Evidence:
    """Strong for numbers under a label that says a share, an average or a number of answers."""
    if profile.dates or not is_measured(profile):
        return NONE
    if profile.says(*_SHARES) or any(number.percent for number in profile.numbers.values()):
        return Evidence(0.993, "A share that was already worked out.")
    if profile.says(*_AVERAGES):
        return Evidence(0.993, "An average that was already worked out.")
    if counts_answers(profile):
        return Evidence(0.993, "How many answers a figure rests on.")
    return NONE


def is_measured(profile: Profile) -> bool:
    """Whether its cells are numbers, beside those that say a figure is withheld ("Fewer than 50")."""
    said = [text for text in profile.looked_at if not _WITHHELD.match(text)]
    asked = profile.weigh(set(said) - set(profile.no_answer))
    return asked > 0 and profile.weigh(profile.numbers) >= LEAST_NUMBERS * asked


def counts_answers(profile: Profile) -> bool:
    """Whether it holds how many answered: whole numbers, some of them large, under a label that says so."""
    if not profile.says(*_COUNTS) and profile.meaningful not in _BARE:
        return False
    values = profile.values
    return bool(values) and max(values) > LARGE and all(v >= 0 and v.is_integer() for v in values)


ROLE = RoleEvidence(Role.FIGURE, evidence)
