"""From columns of text to roles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from cxmetrics.meaning import columns, companions, noticed, profile, roles
from cxmetrics.meaning.evidence import NONE, Evidence, RoleEvidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.meaning.rivals import settled
from cxmetrics.model import Column, Finding, Kind, Role
from cxmetrics.registry import members

ROLES = members(roles, "ROLE", RoleEvidence)


@dataclass(frozen=True)
class Recognition:
    """What was understood of a file: its columns in file order, and what was noticed."""

    columns: tuple[Column, ...]
    findings: tuple[Finding, ...]
    kind: Kind = Kind.RESPONSES


def recognise(labels: Sequence[str], rows: pa.Table) -> Recognition:
    """The role, scale and touchpoint of every column, with the questions a person should answer.

    Nothing depends on the order of rows or columns. A table that holds no feedback comes back with an
    error among the findings that says what it looks like instead.
    """
    today = date.today()
    named = zip(rows.column_names, labels, strict=True)
    profiles = tuple(profile.of(name, label, rows.column(name), today) for name, label in named)
    profiles = companions.with_scales(profiles, rows)
    chosen = settled(profiles, {p.name: ranked(p) for p in profiles}, rows)
    found = tuple(columns.column(p, *chosen[p.name]) for p in profiles)
    questions = {p.name: chosen[p.name][1].question for p in profiles}
    return Recognition(found, noticed.findings(profiles, found, questions))


def ranked(one: Profile) -> dict[Role, Evidence]:
    """The evidence for every role that has any, strongest first."""
    found = {entry.role: entry.evidence(one) for entry in ROLES.values()}
    kept = [(role, e) for role, e in found.items() if e is not NONE and e.strength > 0]
    return dict(sorted(kept, key=lambda pair: (-pair[1].strength, pair[0])))
