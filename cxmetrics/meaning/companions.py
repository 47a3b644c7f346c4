"""What people answered elsewhere in the same file: the touchstone for codes and for nameless columns."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from cxmetrics.meaning import likert, missing, scales
from cxmetrics.meaning.missing import Row, Verdict
from cxmetrics.meaning.numbers import number
from cxmetrics.meaning.profile import SAMPLE, Profile, positions
from cxmetrics.meaning.vocabulary import asks_to_recommend, speaks_of_rating

MOST_LEVELS = 13
LEAST_ALONG = 0.2
FULL_TOPS = (5.0, 7.0, 10.0)


def with_scales(profiles: Sequence[Profile], rows: pa.Table) -> tuple[Profile, ...]:
    """The profiles, each with the numeric scale it may be on and how it goes along with the others."""
    some = [p for p in profiles if _may_be_scored(p)]
    answers = {p.name: _numbers(rows.column(p.name), p) for p in some}
    cores = {p.name: _core(p) for p in some}
    others = _others(answers, cores)
    edges = {
        (p.name, code): _edge(p, code, answers, others, cores) for p in some for code in (0.0, 6.0, 11.0)
    }
    tops = {p.name: _top(p) for p in some}

    usual = likert.usual_scales([profile.in_words for profile in profiles])

    def read(profile: Profile) -> Profile:
        if profile.name not in answers:
            return replace(profile, usual=usual) if profile.in_words else profile
        reading = scales.read(
            profile.values,
            profile.label,
            test=lambda code, low, high: _verdict(profile, code, edges, cores, (low, high)),
            usual_top=profile.top or _usual_top(profile, some, tops),
            recommend=asks_to_recommend(profile),
        )
        along = _along(answers[profile.name], others[profile.name], cores[profile.name])
        return replace(profile, reading=reading, along=along)

    return tuple(read(profile) for profile in profiles)


def _may_be_scored(profile: Profile) -> bool:
    least = 1 if speaks_of_rating(profile) or asks_to_recommend(profile) or profile.about else 2
    few = least <= len(profile.values) <= MOST_LEVELS * 8
    return few and profile.is_numeric and not any(n.percent for n in profile.numbers.values())


def _numbers(column: pa.ChunkedArray, profile: Profile) -> Row:
    sample = column if len(column) <= SAMPLE else column.take(pa.array(positions(len(column))))
    encoded = sample.combine_chunks().dictionary_encode()
    texts = [text.strip() if text is not None else "" for text in encoded.dictionary.to_pylist()]
    table = np.array(
        [n.value if (n := number(t)) and t in profile.numbers else np.nan for t in texts] + [np.nan]
    )
    places = encoded.indices.fill_null(len(texts)).to_numpy(zero_copy_only=False)
    return np.asarray(table[places], dtype=np.float64)


def _top(profile: Profile) -> float:
    kept = set(profile.values) - missing.sentinels(profile.values)
    return profile.top or max(kept, default=0.0)


def _core(profile: Profile) -> tuple[float, float]:
    if ends := scales.named(profile.label):
        return max(ends[0], 1.0), ends[1]
    if around := scales.around_zero(profile.values):
        return around.scale.low, around.scale.high
    top = _top(profile)
    if top <= 1:
        return 0.0, 1.0
    return 1.0, {6.0: 5.0, 11.0: 10.0}.get(top, top)


def _others(answers: dict[str, Row], cores: dict[str, tuple[float, float]]) -> dict[str, Row]:
    standard = {name: _standard(row, cores[name]) for name, row in answers.items()}
    first = _mean_of_others(standard)
    kept = {n: r for n, r in standard.items() if (_correlation(r, first[n]) or 0.0) >= LEAST_ALONG}
    return _mean_of_others(kept, tuple(standard)) if len(kept) > 1 else first


def _standard(row: Row, core: tuple[float, float]) -> Row:
    inside = np.where((row >= core[0]) & (row <= core[1]), row, np.nan)
    known = inside[~np.isnan(inside)]
    spread = known.std() if known.size else 0.0
    return (inside - known.mean()) / spread if spread else np.full_like(inside, np.nan)


def _mean_of_others(rows: dict[str, Row], names: Sequence[str] = ()) -> dict[str, Row]:
    order = sorted(rows)
    total = sum((np.nan_to_num(rows[n]) for n in order), start=np.zeros(1))
    count = sum((~np.isnan(rows[n]) for n in order), start=np.zeros(1))
    found: dict[str, Row] = {}
    for name in names or order:
        own = rows.get(name)
        rest = total - np.nan_to_num(own) if own is not None else total
        n = count - ~np.isnan(own) if own is not None else count
        found[name] = np.divide(rest, n, out=np.full_like(rest, np.nan, dtype=float), where=n > 0)
    return found


def _correlation(one: Row, two: Row) -> float | None:
    both = ~np.isnan(one) & ~np.isnan(two)
    if both.sum() < missing.LEAST_ANSWERED or np.ptp(one[both]) == 0 or np.ptp(two[both]) == 0:
        return None
    return float(np.corrcoef(one[both], two[both])[0, 1])


def _along(row: Row, others: Row, core: tuple[float, float]) -> float | None:
    return _correlation(np.where((row >= core[0]) & (row <= core[1]), row, np.nan), others)


def _edge(
    profile: Profile,
    code: float,
    answers: dict[str, Row],
    others: dict[str, Row],
    cores: dict[str, tuple[float, float]],
) -> missing.Edge | None:
    low, high = cores[profile.name]
    if code not in profile.values or low <= code <= high:
        return None
    return missing.edge(answers[profile.name], others[profile.name], code, low, high)


def _verdict(
    profile: Profile,
    code: float,
    edges: dict[tuple[str, float], missing.Edge | None],
    cores: dict[str, tuple[float, float]],
    core: tuple[float, float],
) -> Verdict:
    own = edges.get((profile.name, code))
    if own and own.verdict is not Verdict.OPEN:
        return own.verdict
    alike = [e for (name, c), e in edges.items() if e and c == code and cores[name] == core]
    return missing.pooled(alike)


def _usual_top(profile: Profile, some: Sequence[Profile], tops: dict[str, float]) -> float | None:
    around = [p for p in some if p is not profile and _alike(p, profile)]
    around = around or [p for p in some if p is not profile]
    counted = Counter(tops[p.name] for p in around if tops[p.name] in FULL_TOPS)
    return min(counted, key=lambda top: (-counted[top], top)) if counted else None


def _alike(one: Profile, two: Profile) -> bool:
    first, second = one.meaningful, two.meaningful
    return bool(first and second) and (first[0] == second[0] or first[-1] == second[-1])
