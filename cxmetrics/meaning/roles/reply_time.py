"""How long it took until the first reply."""

from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.labels import durations as labels
from cxmetrics.meaning.labels.replies import counts_business_hours, may_name_reply, names_first_reply
from cxmetrics.meaning.numbers import durations
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.roles.replied import PERHAPS
from cxmetrics.model import Role

MOST_LEVELS = 11


def evidence(profile: Profile) -> Evidence:
    """Strong for lengths of time under a label that speaks of a first reply; answers on a scale are none."""
    if profile.dates or not profile.distinct or not may_name_reply(profile.label):
        return NONE
    note = written(profile)
    if note is None or (labels.unit(profile.label) is None and note in durations.UNITS and _rates(profile)):
        return NONE
    because = f"How long the first reply took, {said(note)}."
    if not names_first_reply(profile.label):
        return Evidence(PERHAPS, because)
    return Evidence(0.9965 if counts_business_hours(profile.label) else 0.997, because)


def written(profile: Profile) -> str | None:
    """How its lengths of time are written (see `numbers.durations`), None where they are none."""
    texts = {text: profile.counts[text] for text in profile.looked_at if text not in profile.no_answer}
    if durations.names_units(texts):
        return labels.clock(profile.label) or durations.HOURS_FIRST
    if not profile.is_numeric or any(n.percent or n.top or n.led for n in profile.numbers.values()):
        return None
    return labels.unit(profile.label) or durations.USUAL


def said(note: str) -> str:
    """How the times are written, in words."""
    return f"in {note}" if note in durations.UNITS else "as each cell says it"


def _rates(profile: Profile) -> bool:
    return profile.reading is not None and profile.reading.scale.levels <= MOST_LEVELS


ROLE = RoleEvidence(Role.REPLY_TIME, evidence)
