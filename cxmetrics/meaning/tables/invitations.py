"""Whether a table says what became of everybody invited, so that the share who answered can be told."""

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.meaning.evidence import Evidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.rivals import Chosen
from cxmetrics.meaning.roles.replied import PERHAPS
from cxmetrics.meaning.scales import categories
from cxmetrics.model import Role

Ranked = Mapping[str, Mapping[Role, Evidence]]
MOST_ANSWERING = 0.05
TAKEN = 0.8
_ASKED = ("invitation", "invitations", "invite", "invited", "survey", "questionnaire", "reminder", "interviewer", "panel", "recipient", "umfrage",
          "einladung", "befragung", "enquête", "encuesta", "sondaggio", "vragenlijst", "pesquisa")  # fmt: skip


def found(profiles: Sequence[Profile], chosen: Chosen, ranked: Ranked, rows: pa.Table) -> Chosen:
    """The columns with at most one of what became of the invitations.

    It is none in a table of answers where those said not to have begun have answered all the same, and a bare
    "Status" is one only where another heading speaks of a survey or an invitation.
    """
    by_name = {profile.name: profile for profile in profiles}
    scored = [name for name, (role, _) in chosen.items() if role.is_scored and role is not Role.ANSWERED]
    claims = [name for name, found_ in ranked.items() if Role.ANSWERED in found_ and chosen[name][0] in _LEFT]
    fitting = [
        name
        for name in claims
        if (ranked[name][Role.ANSWERED].strength > PERHAPS or _speaks(profiles, by_name[name]))
        and not _answers(by_name[name], scored, rows)
    ]
    winner = max(
        fitting, key=lambda name: (ranked[name][Role.ANSWERED].strength, by_name[name].label), default=None
    )
    out = dict(chosen)
    for name in claims:
        if name == winner:
            evidence = ranked[name][Role.ANSWERED]
            out[name] = (Role.ANSWERED, Evidence(max(evidence.strength, TAKEN), evidence.because))
        elif chosen[name][0] is Role.ANSWERED:
            rest = ((role, evidence) for role, evidence in ranked[name].items() if role is not Role.ANSWERED)
            out[name] = max(rest, key=lambda pair: (pair[1].strength, pair[0]))
    return out


_LEFT = (Role.ANSWERED, Role.SEGMENT, Role.IGNORE)


def _speaks(profiles: Sequence[Profile], status: Profile) -> bool:
    return any(profile.says(*_ASKED) for profile in profiles if profile is not status)


def _answers(status: Profile, scored: Sequence[str], rows: pa.Table) -> bool:
    """Whether rows of people who did not begin hold answers; also where all rows do."""
    if not scored:
        return False
    found_ = categories.read(Role.ANSWERED, status.counts)
    if found_ is None:
        return True
    cells = pc.utf8_trim_whitespace(rows.column(status.name))
    never = rows.filter(
        pc.is_in(cells, value_set=pa.array(categories.never_began(found_.others), pa.string()))
    )
    answering = sum(
        any(cell is not None for cell in row)
        for row in zip(*(never.column(name).to_pylist() for name in scored), strict=True)
    )
    return answering > MOST_ANSWERING * len(never)
