"""The first replies of a table: the column that holds them, seen beside the day the requests came in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

import pyarrow as pa

from cxmetrics.meaning.dates import notation
from cxmetrics.meaning.dates.notation import has_time
from cxmetrics.meaning.evidence import Evidence
from cxmetrics.meaning.profile import Profile, positions
from cxmetrics.meaning.rivals import Chosen
from cxmetrics.meaning.roles.replied import PERHAPS
from cxmetrics.model import Role

Ranked = Mapping[str, Mapping[Role, Evidence]]
ROLES = (Role.REPLIED, Role.REPLY_TIME)
_OURS = (
    "Is this how your business replied to a request? It is read so, for nobody's answer stands in this table."
)
_ZONES = "Are the two in different time zones, or is another column the moment the request came in? It is left aside."
COMPARED = 10_000
LEAST_AFTER = 0.9
TAKEN = 0.6


def found(
    profiles: Sequence[Profile], chosen: Chosen, ranked: Ranked, rows: pa.Table, *, survey: bool
) -> Chosen:
    """The columns with at most one of first replies: moments before lengths of time.

    Moments count only where they come after the date. In a `survey` a "response" is the customer's own, so
    only a label that says more is believed there.
    """
    by_name = {profile.name: profile for profile in profiles}
    opened = next((by_name[name] for name, (role, _) in chosen.items() if role is Role.DATE), None)
    out, taken = dict(chosen), None
    for role in ROLES:
        claims = _claims(role, chosen, ranked, survey=survey)
        fitting = [
            name for name in claims if role is Role.REPLY_TIME or _follows(by_name[name], opened, rows)
        ]
        claim = {name: _claim(by_name[name], ranked[name][role]) for name in fitting}
        taken = taken or max(claim, key=claim.__getitem__, default=None)
        for name in claims:
            if name == taken:
                out[name] = (role, _taken(ranked[name][role]))
            elif chosen[name][0] is role:
                out[name] = _instead(role, ranked[name], by_name.get(taken or ""), opened)
    return out


def pairs(opened: Profile, replied: Profile, rows: pa.Table) -> list[tuple[datetime, datetime]]:
    """When requests came in and when they got their first reply, of those that have both, in a sample of the rows.

    Both are days where one of the two columns holds days only.
    """
    some = rows.take(pa.array(positions(len(rows), COMPARED)))
    days = not (
        opened.dates and replied.dates and has_time(opened.dates.formats) and has_time(replied.dates.formats)
    )
    both = (_moments(profile, some, days=days) for profile in (opened, replied))
    return [(start, end) for start, end in zip(*both, strict=True) if start and end]


def _moments(profile: Profile, rows: pa.Table, *, days: bool) -> list[datetime | None]:
    dates, today, known = profile.dates, date.today(), dict[str, datetime | None]()
    found_: list[datetime | None] = []
    for text in rows.column(profile.name).to_pylist():
        if text is not None and text not in known:
            at = notation.read(text.strip(), dates.formats, today) if dates else None
            known[text] = at.replace(hour=0, minute=0, second=0, microsecond=0) if at and days else at
        found_.append(None if text is None else known[text])
    return found_


def _claims(role: Role, chosen: Chosen, ranked: Ranked, *, survey: bool) -> list[str]:
    own = [name for name, (one, _) in chosen.items() if one is role]
    if own or survey or Role.DATE not in {one for one, _ in chosen.values()}:
        return own
    return [name for name, (one, _) in chosen.items() if one is Role.IGNORE and role in ranked[name]]


def _taken(evidence: Evidence) -> Evidence:
    if evidence.strength > PERHAPS:
        return evidence
    return replace(evidence, strength=TAKEN, question=_OURS)


def _follows(profile: Profile, opened: Profile | None, rows: pa.Table) -> bool:
    if opened is None:
        return False
    both = pairs(opened, profile, rows)
    after = sum(end >= start for start, end in both)
    return bool(both) and after >= LEAST_AFTER * len(both)


def _claim(profile: Profile, evidence: Evidence) -> tuple[float, bool, int, str]:
    timed = bool(profile.dates and has_time(profile.dates.formats))
    return (evidence.strength, timed, profile.filled, profile.label)


def _instead(
    role: Role, ranked: Mapping[Role, Evidence], used: Profile | None, opened: Profile | None
) -> tuple[Role, Evidence]:
    if used:
        return Role.IGNORE, Evidence(0.9, f"“{used.label}” is used for the first replies instead.")
    if opened:
        why = f"Called a first reply, but many of its moments lie before “{opened.label}”."
        return Role.IGNORE, Evidence(0.6, why, question=f"{why} {_ZONES}")
    rest = {other: evidence for other, evidence in ranked.items() if other is not role}
    return max(rest.items(), key=lambda pair: (pair[1].strength, pair[0]))
