"""Whether an invited person answered the whole survey."""

import re

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.labels.words import as_written
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.roles.replied import PERHAPS
from cxmetrics.meaning.scales import categories
from cxmetrics.model import Role

_SURVEY = (
    r"survey|invitations?|invite|questionnaire|interview|respondent|response|disposition|distribution|panel|umfragen?|einladungs?"
    r"|befragungs?|fragebogen|rucklauf|enquete|questionnaire|encuesta|sondaggio|indagine|enquete|vragenlijst|pesquisa|convite|recipient"
)
_STATE = r"status|state|stand|outcome|result|disposition|stadium|statut|etat|estado|stato|ergebnis|resultat|resultado|esito"
_STATUS = re.compile(
    rf"\b(?:{_SURVEY}) ?(?:final )?(?:{_STATE})\b|\b(?:{_STATE}) (?:of |de |der |des |della |del |da |do |d )?(?:the |la |l )?(?:{_SURVEY})\b"
    r"|\bdisposition\b|\b(?:umfrage|einladungs|befragungs)status\b"
)
_BARE = re.compile(rf"^(?:{_STATE}|final {_STATE}|{_STATE} code)$")
_REPLIED = re.compile(
    r"^(?:has |have )?(?:responded|answered(?: (?:the )?survey)?|survey (?:completed|responded|answered)|completed (?:the )?survey"
    r"|took (?:the )?survey|(?:they |customer )?responded to (?:the )?survey|geantwortet|teilgenommen|an umfrage teilgenommen|a repondu|ha respondido"
    r"|ha risposto|heeft gereageerd|respondeu)$"
)
_YES_NO = ("no_yes", "true_false")


def evidence(profile: Profile) -> Evidence:
    """Strong for what became of each invitation, and for "Responded?" with yes and no."""
    said = as_written(profile.label)
    if _REPLIED.search(said) and _is_yes_or_no(profile):
        return Evidence(0.97, "Whether the invited person answered: yes or no.")
    named = _STATUS.search(said) is not None
    if not named and not _BARE.search(said):
        return NONE
    found = categories.read(Role.ANSWERED, profile.counts)
    if found is None or not categories.never_began(found.others):
        return NONE
    because = "What became of each invitation: 1 is a whole answer, 0 anything else."
    return Evidence(0.97 if named else PERHAPS, because)


def _is_yes_or_no(profile: Profile) -> bool:
    if profile.in_words is not None:
        return profile.in_words.answers.id.endswith(_YES_NO)
    return set(profile.values) == {categories.NO, categories.YES}


ROLE = RoleEvidence(Role.ANSWERED, evidence)
