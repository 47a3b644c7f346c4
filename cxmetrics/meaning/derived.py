"""Columns that a program worked out from others: they look like answers and are none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cxmetrics.meaning.evidence import Evidence
from cxmetrics.meaning.labels.words import words
from cxmetrics.meaning.profile import Profile, positions
from cxmetrics.meaning.quiz import marked
from cxmetrics.model import Role

COMPARED = 10_000
LEAST_FLAGS = 4
LEAST_PER_PLACE = 5
LEAST_PLACES = 4
LEAST_ROWS = 30
LEAST_LEVELS = 3
LEAST_NUMBERED = 8
LEAST_TEXTS = 20
LEAST_LENGTHS = 5
NEARLY_ALL = 0.99
BOX = "One of several boxes that could be ticked."
_GROUPS = frozenset({"promoter", "promoters", "passive", "passives", "detractor", "detractors", "neutral"})
_ENDS = (frozenset({"promoter", "promoters"}), frozenset({"detractor", "detractors"}))
_CHOICE = ("which", "select", "choose", "tick", "check", "apply", "apply?")
First = Mapping[str, tuple[Role, Evidence]]


def ruled_out(profiles: Sequence[Profile], first: First, rows: pa.Table) -> dict[str, str]:
    """The columns that are no answers whatever their labels say, and why; `first` holds their strongest roles."""
    some = rows.take(pa.array(positions(len(rows), COMPARED)))
    out: dict[str, str] = {}
    for found in (
        _tick_boxes(profiles),
        marked(profiles),
        _numbered(profiles, first),
        _promoter_groups(profiles),
        _lengths(profiles, first, some),
        _same_in_numbers(profiles, first, some),
        _rescaled(profiles, first, some),
        _facts_about_places(profiles, first, some),
    ):
        for name, why in found:
            out.setdefault(name, why)
    return out


def rates(role: Role) -> bool:
    """Whether the role scores something, other than by what people did."""
    return role.is_scored and role not in (Role.RECOMMENDED, Role.CHURNED, Role.REFERRED, Role.ANSWERED)


def _tick_boxes(profiles: Sequence[Profile]) -> Iterator[tuple[str, str]]:
    flags = [p for p in profiles if p.is_numeric and p.values.keys() <= {0.0, 1.0} and len(p.meaningful) > 1]
    flags += [p for p in profiles if _is_yes_or_no(p) and p.says(*_CHOICE)]
    heads = [p.meaningful[:1] for p in flags]
    yield from ((p.name, BOX) for p in flags if heads.count(p.meaningful[:1]) >= LEAST_FLAGS)
    marks = [p for p in profiles if p.distinct == 1 and p.filled < p.rows and not p.is_numeric]
    named = [p for p in marks if next(iter(p.counts)).casefold() in p.label.casefold()]
    yield from ((p.name, BOX) for p in named if len(named) > 1)


def _is_yes_or_no(profile: Profile) -> bool:
    reading = profile.in_words
    return bool(reading and reading.answers.id.endswith(("no_yes", "true_false")))


def _numbered(profiles: Sequence[Profile], first: First) -> Iterator[tuple[str, str]]:
    """1 to the number of rows, each once: no scale of answers is used so evenly."""
    for p in profiles:
        if not rates(first[p.name][0]) or p.rows < LEAST_NUMBERED or p.filled != p.rows:
            continue
        if p.values == dict.fromkeys(map(float, range(1, p.rows + 1)), 1):
            yield p.name, f"A row number: 1 to {p.rows:,}, each once."


def holds_promoter_groups(profile: Profile) -> bool:
    """Whether its values are promoters, passives and detractors."""
    said = {word for text in profile.counts if profile.distinct <= LEAST_PLACES for word in words(text)}
    return bool(said) and said <= _GROUPS and all(said & end for end in _ENDS)


def _promoter_groups(profiles: Sequence[Profile]) -> Iterator[tuple[str, str]]:
    for p in profiles:
        if holds_promoter_groups(p):
            yield (
                p.name,
                "Promoters, passives and detractors: worked out from a score of 0 to 10, no answer of its own.",
            )


def _lengths(profiles: Sequence[Profile], first: First, rows: pa.Table) -> Iterator[tuple[str, str]]:
    """Numbers that are the letters or the words of a text beside them."""
    texts = [p for p in profiles if first[p.name][0] is Role.COMMENT]
    counted = [p for p in profiles if p.is_numeric and len(p.values) >= LEAST_LENGTHS]
    for text in texts:
        column = rows.column(text.name)
        letters = pc.utf8_length(column)
        parts = pc.list_value_length(pc.utf8_split_whitespace(pc.utf8_trim_whitespace(column)))
        for p in counted:
            numbers = pc.cast(pc.if_else(_whole(rows.column(p.name)), rows.column(p.name), None), pa.int64())
            for length, what in ((letters, "letters"), (parts, "words")):
                if _equal(numbers, length):
                    yield p.name, f"The number of {what} in “{text.label}”."


def _whole(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.match_substring_regex(column, r"^\d{1,9}$")


def _equal(one: pa.ChunkedArray, two: pa.ChunkedArray) -> bool:
    same = pc.equal(one, two)
    known = len(same) - same.null_count
    alike = int(pc.sum(same).as_py() or 0)
    return bool(known >= LEAST_TEXTS and alike >= NEARLY_ALL * known)


def _same_in_numbers(profiles: Sequence[Profile], first: First, rows: pa.Table) -> Iterator[tuple[str, str]]:
    scored = [p for p in profiles if p.reading and rates(first[p.name][0])]
    worded = [p for p in profiles if p.in_words and rates(first[p.name][0])]
    for one in scored:
        for other in worded:
            codes = dict(other.in_words.codes) if other.in_words else {}
            if _rises(one, {text.strip(): code for text, code in codes.items()}, other, rows):
                yield one.name, f"The same answers as “{other.label}”, as numbers."


def _rescaled(profiles: Sequence[Profile], first: First, rows: pa.Table) -> Iterator[tuple[str, str]]:
    """One of two columns that say the same on different scales: the one with the fewer words in its label stays."""
    scored = [p for p in profiles if p.reading and rates(first[p.name][0]) and p.distinct >= LEAST_LEVELS]
    for one, other in combinations(sorted(scored, key=lambda p: (len(p.meaningful), p.label)), 2):
        if sorted(one.counts.values()) != sorted(other.counts.values()) or _scale(one) == _scale(other):
            continue
        if _rises(other, {text: n.value for text, n in one.numbers.items()}, one, rows):
            yield other.name, f"The same answers as “{one.label}”, on another scale."


def _scale(profile: Profile) -> tuple[float, float]:
    return (profile.reading.scale.low, profile.reading.scale.high) if profile.reading else (0.0, 0.0)


def _rises(one: Profile, codes: Mapping[str, float], other: Profile, rows: pa.Table) -> bool:
    """Whether each number of `one` goes with one value of `other` only, and higher numbers with higher values."""
    both = _together(rows.column(one.name), rows.column(other.name))
    known = ((one.numbers.get(a.strip()), codes.get(b.strip())) for a, b in both.pairs)
    pairs = sorted({(number.value, code) for number, code in known if number and code is not None})
    rising = all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))
    return both.rows >= LEAST_ROWS and len(pairs) >= LEAST_LEVELS and rising


def _facts_about_places(
    profiles: Sequence[Profile], first: First, rows: pa.Table
) -> Iterator[tuple[str, str]]:
    places = [p for p in profiles if first[p.name][0] is Role.SEGMENT and p.distinct >= LEAST_PLACES]
    names = [p for p in profiles if first[p.name][0] in (Role.SEGMENT, Role.IGNORE) and p.distinct > 1]
    rated = [p for p in profiles if p.reading and first[p.name][0] in (Role.RATING, Role.OVERALL, Role.CSAT)]
    for one in rated:
        averaged = any(not (2 * value).is_integer() for value in one.values)
        for place in names if averaged else places:
            if _fixed_by(one, place, rows, 2 if averaged else LEAST_PLACES):
                why = f"The same for every row of one “{place.label}”: a fact about it, not an answer."
                yield one.name, why


def _fixed_by(one: Profile, place: Profile, rows: pa.Table, least: int) -> bool:
    if place.is_numeric or place.sampled < LEAST_PER_PLACE * place.distinct:
        return False
    both = _together(rows.column(one.name), rows.column(place.name))
    known = both.rows >= LEAST_PER_PLACE * both.second and both.second >= least
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
