"""Which column gets a role that only one can play, and what becomes of the others."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

from cxmetrics.meaning.derived import ruled_out
from cxmetrics.meaning.evidence import Evidence
from cxmetrics.meaning.profile import Profile
from cxmetrics.model import Role

Chosen = dict[str, tuple[Role, Evidence]]
NEAR = 0.02
LEAST_DAYS = 2
SINGLE = (Role.DATE, Role.CUSTOMER, Role.OVERALL, Role.REVENUE, Role.WEIGHT)


def settled(
    profiles: Sequence[Profile], ranked: Mapping[str, dict[Role, Evidence]], rows: pa.Table
) -> Chosen:
    """The role of every column: the strongest it has, with one winner where a role is for one only."""
    by_name = {p.name: p for p in profiles}
    open_ = {name: dict(found) for name, found in ranked.items()}
    strongest = {name: _first(found) for name, found in ranked.items()}
    for name, why in ruled_out(profiles, strongest, rows).items():
        open_[name] = {Role.IGNORE: Evidence(0.95, why)}
    for role in SINGLE:
        _keep_one(role, open_, by_name)
    _find_overall(open_, by_name)
    return {name: _first(found) for name, found in open_.items()}


def _first(found: dict[Role, Evidence]) -> tuple[Role, Evidence]:
    return max(found.items(), key=lambda pair: (pair[1].strength, pair[0]))


def _keep_one(role: Role, open_: dict[str, dict[Role, Evidence]], by_name: Mapping[str, Profile]) -> None:
    claims = [name for name, found in open_.items() if _first(found)[0] is role]
    if len(claims) < 2:
        return
    winner = max(claims, key=lambda name: _claim(role, open_[name][role], by_name[name], by_name))
    losers = [name for name in claims if name != winner]
    if role is Role.DATE:
        open_[winner][role] = _among_days(open_[winner][role], by_name[winner], losers, open_, by_name)
    for name in losers:
        lost = open_[name].pop(role)
        _second(role, lost, open_[name], by_name[winner].label)


def _among_days(
    won: Evidence,
    winner: Profile,
    losers: Sequence[str],
    open_: Mapping[str, dict[Role, Evidence]],
    by_name: Mapping[str, Profile],
) -> Evidence:
    """The evidence for the column that is the date, with a question where another is as good a day of the answer."""
    near = [
        by_name[name].label
        for name in losers
        if open_[name][Role.DATE].strength > won.strength - NEAR
        and by_name[name].distinct > 1
        and not same_days(by_name[name], winner)
    ]
    if not near or winner.distinct < LEAST_DAYS:
        return won
    others = " and ".join(f"“{label}”" for label in sorted(near))
    question = f"Is “{winner.label}” the day of each answer, or is it {others}? “{winner.label}” is used."
    return replace(won, question=won.question or question)


def _second(role: Role, lost: Evidence, found: dict[Role, Evidence], winner: str) -> None:
    if role is Role.OVERALL:
        because = f"It asks about the whole too, but “{winner}” is used for that."
        found[Role.RATING] = replace(lost, strength=0.8, because=because, whole=True)
        return
    found[Role.IGNORE] = Evidence(0.9, f"“{winner}” is used as the {role} instead.")


def same_days(one: Profile, other: Profile) -> bool:
    """Whether two columns of dates begin and end on the same days: two ways to write one moment."""
    if one.dates is None or other.dates is None:
        return False
    return (one.dates.first, one.dates.last) == (other.dates.first, other.dates.last)


def _claim(
    role: Role, evidence: Evidence, profile: Profile, by_name: Mapping[str, Profile]
) -> tuple[bool, float, int, int, str]:
    """Days that differ before one that is the same in every row; then stronger evidence, then more sister questions, more answers, and the label, so that order is no matter."""
    first = profile.meaningful[:1]
    sisters = (
        sum(other.meaningful[:1] == first for other in by_name.values()) if len(profile.meaningful) > 1 else 0
    )
    varies = role is not Role.DATE or profile.distinct > 1
    return (varies, round(evidence.strength, 3), sisters, profile.filled, profile.label)


def _find_overall(open_: dict[str, dict[Role, Evidence]], by_name: Mapping[str, Profile]) -> None:
    taken = {_first(found)[0] for found in open_.values()}
    if taken & {Role.OVERALL, Role.CSAT}:
        return
    flags = [n for n in open_ if _may_be_outcome(by_name[n])]
    ratings = [n for n, found in open_.items() if _first(found)[0] is Role.RATING]
    if len(flags) == 1 and len(ratings) >= 2:
        because = "The one yes or no beside the ratings, and it goes along with them."
        question = "Is this the answer for the whole? It is read so: 1 is satisfied, 0 is not."
        open_[flags[0]] = {Role.OVERALL: Evidence(0.6, because, question=question)}


def _may_be_outcome(profile: Profile) -> bool:
    reading = profile.reading
    return bool(reading and reading.scale.high == 1 and (profile.along or 0) >= 0.3 and not profile.about)
