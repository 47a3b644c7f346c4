"""From columns of text to roles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from cxmetrics.meaning import columns, companions, profile, roles
from cxmetrics.meaning.codebook import explained, noted
from cxmetrics.meaning.codebook.table import Codebook, Explained
from cxmetrics.meaning.dates.columns import agreeing
from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.noticed import file as noticed
from cxmetrics.meaning.noticed import kind as noticed_kind
from cxmetrics.meaning.noticed import replies as noticed_replies
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.scales import direction
from cxmetrics.meaning.scales.spelled import spelled
from cxmetrics.meaning.tables import set_aside, surveys
from cxmetrics.meaning.tables.kind import decided, kind_of
from cxmetrics.model import Column, Finding, Kind, Role
from cxmetrics.registry import members

ROLES = members(roles, "ROLE", RoleEvidence)


@dataclass(frozen=True)
class Recognition:
    """What was understood of a file: its columns in file order, and what was noticed."""

    columns: tuple[Column, ...]
    findings: tuple[Finding, ...]
    kind: Kind = Kind.RESPONSES


def recognise(
    labels: Sequence[str], rows: pa.Table, *, codebook: Codebook | None = None, notes: Sequence[str] = ()
) -> Recognition:
    """The role, scale and touchpoint of every column, with the questions a person should answer.

    `codebook` is the code list of the file, where it was added too: its questions stand for cryptic names,
    its codes for scale, direction and what means "no answer". `notes` are texts that stood around the table:
    one that says what the numbers mean counts for every rating without a statement of its own.
    Nothing depends on the order of the columns, and on that of the rows only whether day or month comes
    first in dates that could be read both ways: answers come in one after the other. A table that holds no feedback comes back with an
    error among the findings that says what it looks like instead.
    """
    names = dict(zip(rows.column_names, labels, strict=True))
    told = codebook.explain(labels) if codebook else {}
    points = explained.points(names, told)
    profiles = companions.with_scales(_profiles(names, told, rows), rows, points)
    profiles, every = surveys.known(profiles, {p.name: ranked(p) for p in profiles}, rows)
    chosen = decided(profiles, every, rows)
    profiles, said = noted.applied(profiles, chosen, noted.read(notes), points)
    read = (columns.column(p, *chosen[p.name]) for p in profiles)
    listed = (
        explained.as_listed(c, p, names[p.name], told.get(names[p.name]))
        for c, p in zip(read, profiles, strict=True)
    )
    found = tuple(spelled(c, p.counts) for c, p in zip(listed, profiles, strict=True))
    questions = {p.name: chosen[p.name][1].question for p in profiles}
    kind = kind_of(profiles, found)
    seen = (
        *noticed.findings(profiles, found, questions, points),
        *explained.findings(found, told),
        *said,
        *direction.findings(found, rows),
        *set_aside.findings(profiles, found, every),
        *noticed_replies.findings(profiles, found, rows),
        *noticed_kind.findings(kind, profiles, found, rows),
    )
    return Recognition(found, seen, kind or Kind.RESPONSES)


def _profiles(names: Mapping[str, str], told: Mapping[str, Explained], rows: pa.Table) -> tuple[Profile, ...]:
    today = date.today()
    each = [profile.of(name, label, rows.column(name), today) for name, label in names.items()]
    plain = agreeing(each, today)
    return tuple(explained.asking(one, told.get(one.label)) for one in plain)


def ranked(one: Profile) -> dict[Role, Evidence]:
    """The evidence for every role that has any, strongest first."""
    found = {entry.role: entry.evidence(one) for entry in ROLES.values()}
    kept = [(role, e) for role, e in found.items() if e is not NONE and e.strength > 0]
    return dict(sorted(kept, key=lambda pair: (-pair[1].strength, pair[0])))
