"""Which column gets a role that only one can play, and what becomes of the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.meaning.evidence import Evidence
from cxmetrics.meaning.profile import Profile, positions
from cxmetrics.model import Role

Chosen = dict[str, tuple[Role, Evidence]]
SINGLE = (Role.DATE, Role.CUSTOMER, Role.OVERALL, Role.REVENUE, Role.WEIGHT)
COMPARED = 10_000
LEAST_FLAGS = 4
LEAST_PER_PLACE = 5
LEAST_PLACES = 4
LEAST_ROWS = 30
LEAST_LEVELS = 3


def settled(
    profiles: Sequence[Profile], ranked: Mapping[str, dict[Role, Evidence]], rows: pa.Table
) -> Chosen:
    """The role of every column: the strongest it has, with one winner where a role is for one only."""
    by_name = {p.name: p for p in profiles}
    open_ = {name: dict(found) for name, found in ranked.items()}
    for name, why in _ruled_out(profiles, ranked, rows).items():
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
    winner = max(claims, key=lambda name: _claim(open_[name][role], by_name[name], by_name))
    for name in claims:
        if name != winner:
            lost = open_[name].pop(role)
            _second(role, lost, open_[name], by_name[winner].label)


def _second(role: Role, lost: Evidence, found: dict[Role, Evidence], winner: str) -> None:
    if role is Role.OVERALL:
        because = f"It asks about the whole too, but “{winner}” is used for that."
        found[Role.RATING] = replace(lost, strength=0.8, because=because, whole=True)
        return
    found[Role.IGNORE] = Evidence(0.9, f"“{winner}” is used as the {role} instead.")


def _claim(
    evidence: Evidence, profile: Profile, by_name: Mapping[str, Profile]
) -> tuple[float, int, int, str]:
    """Stronger evidence, then more sister questions, more answers, and the label, so that order is no matter."""
    first = profile.meaningful[:1]
    sisters = (
        sum(other.meaningful[:1] == first for other in by_name.values()) if len(profile.meaningful) > 1 else 0
    )
    return (round(evidence.strength, 3), sisters, profile.filled, profile.label)


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


def _ruled_out(
    profiles: Sequence[Profile], ranked: Mapping[str, dict[Role, Evidence]], rows: pa.Table
) -> dict[str, str]:
    rows = rows.take(pa.array(positions(len(rows), COMPARED)))
    out = {name: "One of several boxes that could be ticked." for name in _tick_boxes(profiles)}
    scored = [p for p in profiles if p.reading and _first(ranked[p.name])[0].is_scored]
    worded = [p for p in profiles if p.in_words and _rates(_first(ranked[p.name])[0])]
    for one in scored:
        for other in worded:
            if _rates(_first(ranked[one.name])[0]) and _same(one, other, rows):
                out[one.name] = f"The same answers as “{other.label}”, as numbers."
    places = [p for p in profiles if _first(ranked[p.name])[0] is Role.SEGMENT and p.distinct >= LEAST_PLACES]
    for one in scored:
        for place in places:
            if _first(ranked[one.name])[0] is Role.RATING and _fixed_by(one, place, rows):
                out[one.name] = (
                    f"The same for every row of one “{place.label}”: a fact about it, not an answer."
                )
    return out


def _rates(role: Role) -> bool:
    return role.is_scored and role is not Role.RECOMMENDED


def _tick_boxes(profiles: Sequence[Profile]) -> list[str]:
    flags = [p for p in profiles if p.is_numeric and p.values.keys() <= {0.0, 1.0} and len(p.meaningful) > 1]
    heads = [p.meaningful[0] for p in flags]
    return [p.name for p in flags if heads.count(p.meaningful[0]) >= LEAST_FLAGS]


def _same(numbers: Profile, texts: Profile, rows: pa.Table) -> bool:
    codes = dict(texts.in_words.codes) if texts.in_words else {}
    both = _together(rows.column(numbers.name), rows.column(texts.name))
    known = ((numbers.numbers.get(one.strip()), codes.get(two.strip())) for one, two in both.pairs)
    pairs = sorted({(number.value, code) for number, code in known if number and code is not None})
    rising = all(one < three and two < four for (one, two), (three, four) in pairwise(pairs))
    return both.rows >= LEAST_ROWS and len(pairs) >= LEAST_LEVELS and rising


def _fixed_by(one: Profile, place: Profile, rows: pa.Table) -> bool:
    if place.is_numeric or place.sampled < LEAST_PER_PLACE * place.distinct:
        return False
    both = _together(rows.column(one.name), rows.column(place.name))
    known = both.rows >= LEAST_PER_PLACE * both.second and both.second >= LEAST_PLACES
    return known and both.first > 1 and len(both.pairs) == both.second


@dataclass(frozen=True)
class _Together:
    """Two columns where both are filled: rows, different values of each, different pairs."""

    rows: int
    first: int
    second: int
    pairs: tuple[tuple[str, str], ...]


def _together(one: pa.ChunkedArray, two: pa.ChunkedArray) -> _Together:
    both = pc.and_(pc.is_valid(one), pc.is_valid(two))
    first = one.filter(both).combine_chunks().dictionary_encode()
    second = two.filter(both).combine_chunks().dictionary_encode()
    width = len(second.dictionary) + 1
    joint = first.indices.to_numpy().astype(np.int64) * width + second.indices.to_numpy()
    ones, twos = first.dictionary.to_pylist(), second.dictionary.to_pylist()
    pairs = tuple((ones[code // width], twos[code % width]) for code in np.unique(joint))
    return _Together(len(joint), len(ones), len(twos), pairs)
