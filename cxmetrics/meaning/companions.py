"""What people answered elsewhere in the same file: the touchstone for codes and for nameless columns."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from cxmetrics.meaning.labels.vocabulary import (
    asks_to_recommend,
    speaks_of_ease,
    speaks_of_effort,
    speaks_of_rating,
)
from cxmetrics.meaning.numbers.number import number
from cxmetrics.meaning.profile import SAMPLE, Profile, positions
from cxmetrics.meaning.scales import likert, missing
from cxmetrics.meaning.scales import numeric as scales
from cxmetrics.meaning.scales.anchors import NONE, Anchors, led
from cxmetrics.meaning.scales.around import Around
from cxmetrics.meaning.scales.completed import completed
from cxmetrics.meaning.scales.missing import Row, Verdict
from cxmetrics.meaning.scales.stated import ends

MOST_LEVELS = 13
LEAST_ALONG = 0.2
LEVELS = ("quality", "level")
MARKS = frozenset({"A", "F"})
BEFORE_CODES = {6.0: 5.0, 11.0: 10.0}
FULL_TOPS = (5.0, 7.0, 10.0)
MOST_UNLIKE = 7.0
HALF = 0.5
WIDEST_BLOCK = 7.0
ONE_OR_TWO = 2


def with_scales(
    profiles: Sequence[Profile], rows: pa.Table, listed: Mapping[str, Anchors] | None = None
) -> tuple[Profile, ...]:
    """The profiles, each with the numeric scale it may be on and how it goes along with the others.

    `listed` holds the points a code list names, by the column's safe name.
    """
    listed = listed or {}
    some = [p for p in profiles if _may_be_scored(p)]
    answers = {p.name: _numbers(rows.column(p.name), p) for p in some}
    block = _Block(some, answers)
    usual = likert.usual_scales([profile.in_words for profile in profiles])

    def read(profile: Profile) -> Profile:
        if profile.name not in answers:
            return _in_words(profile, usual)
        points = listed.get(profile.name, NONE)
        if points.says_yes_or_no or (points.points and not points.opposed and points.names(profile.values)):
            return profile
        reading = scales.read(profile.values, profile.label, block.around(profile, points))
        return replace(profile, reading=reading, along=block.along(profile))

    return tuple(read(profile) for profile in profiles)


def _in_words(profile: Profile, usual: frozenset[str]) -> Profile:
    """The profile, read by the scales in words its sisters use, and as marks where it asks for them.

    From A to F about something customers meet are marks even where the label does not speak of rating.
    """
    if (
        speaks_of_rating(profile)
        or profile.says(*LEVELS)
        or (profile.about and profile.counts.keys() >= MARKS)
    ):
        usual = usual | likert.ON_REQUEST
    return replace(profile, usual=usual)


class _Block:
    """The columns of one file that may be answers, and what each says about the others."""

    def __init__(self, some: Sequence[Profile], answers: dict[str, Row]) -> None:
        self.some, self.answers = some, answers
        self.cores = {p.name: _core(p) for p in some}
        self.tops = {p.name: _top(p) for p in some}
        self.others = _others(answers, self.cores)
        self._edges: dict[tuple[str, float, float, float], missing.Edge | None] = {}
        self._blocks: dict[tuple[float, float, float], tuple[Counter[float], int]] = {}

    def around(self, profile: Profile, listed: Anchors) -> Around:
        """What is known of the column beside its numbers."""
        return Around(
            test=lambda code, low, high: self._verdict(profile, code, (low, high)),
            top=profile.top or _usual_top(profile, self.some, self.tops),
            low=self._low(profile),
            recommend=asks_to_recommend(profile),
            rated=speaks_of_rating(profile),
            anchors=listed if listed.points else _led(profile),
        )

    def along(self, profile: Profile) -> float | None:
        """The correlation of the column's answers with the mean of the others."""
        row, (low, high) = self.answers[profile.name], self.cores[profile.name]
        inside = np.where((row >= low) & (row <= high), row, np.nan)
        return correlation(inside, self.others[profile.name])

    def _low(self, profile: Profile) -> float | None:
        """0.5 or 0 where another question up to the same answer offered it, 1 where one was answered so and no 0."""
        top = self.tops[profile.name]
        same = [
            p for p in self.some if self.tops[p.name] == top and not asks_to_recommend(p) and p is not profile
        ]
        if any(HALF in p.values for p in same):
            return HALF
        verdicts = [self._verdict(p, 0.0, (1.0, top)) for p in same if 0.0 in p.values]
        sure = Verdict.CODE not in verdicts if top == FULL_TOPS[-1] else Verdict.ANSWER in verdicts
        if verdicts:
            return 0.0 if sure else None
        return 1.0 if any(1.0 in p.values for p in same) else None

    def _edge(self, name: str, code: float, low: float, high: float) -> missing.Edge | None:
        key = (name, code, low, high)
        if key not in self._edges:
            self._edges[key] = missing.edge(self.answers[name], self.others[name], code, low, high)
        return self._edges[key]

    def _verdict(self, profile: Profile, code: float, core: tuple[float, float]) -> Verdict:
        own = self._edge(profile.name, code, *core)
        if own and own.verdict is not Verdict.OPEN:
            return own.verdict
        if self._breaks_off(profile, code, core):
            return Verdict.CODE
        alike = (p for p in self.some if code in p.values and self.cores[p.name] == core)
        found = (self._edge(p.name, code, *core) for p in alike)
        return missing.pooled([edge for edge in found if edge])

    def _breaks_off(self, profile: Profile, code: float, core: tuple[float, float]) -> bool:
        """Whether the answers of the block stop short of `code`, and those of the column with them."""
        key = (code, *core)
        if key not in self._blocks:
            self._blocks[key] = self._together(code, core)
        together, sharing = self._blocks[key]
        few = max(ONE_OR_TWO if sharing > 1 else 0, missing.RARE * profile.sampled)
        if core[1] > WIDEST_BLOCK or profile.values.get(code, 0) > few:
            return False
        return missing.breaks_off(together, code, *core)

    def _together(self, code: float, core: tuple[float, float]) -> tuple[Counter[float], int]:
        """How often each answer was given in the block that ends where `core` does, and how many columns hold `code`."""
        block = [p for p in self.some if self.tops[p.name] in (core[1], max(code, core[1]))]
        found: Counter[float] = Counter()
        for one in block:
            found.update(one.values)
        return found, sum(code in p.values for p in block)


def _led(profile: Profile) -> Anchors:
    return completed(led({text: n.value for text, n in profile.numbers.items() if n.led}))


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
    if stated := ends(profile.label):
        return max(stated[0], 1.0), stated[1]
    if around := scales.around_zero(profile.values):
        return around.scale.low, around.scale.high
    top = _top(profile)
    if top <= 1:
        return 0.0, 1.0
    return 1.0, BEFORE_CODES.get(top, top)


def _others(answers: dict[str, Row], cores: dict[str, tuple[float, float]]) -> dict[str, Row]:
    standard = {name: _standard(row, cores[name]) for name, row in answers.items()}
    first = mean_of_others(standard)
    kept = {n: r for n, r in standard.items() if (correlation(r, first[n]) or 0.0) >= LEAST_ALONG}
    return mean_of_others(kept, tuple(standard)) if len(kept) > 1 else first


def _standard(row: Row, core: tuple[float, float]) -> Row:
    inside = np.where((row >= core[0]) & (row <= core[1]), row, np.nan)
    known = inside[~np.isnan(inside)]
    spread = known.std() if known.size else 0.0
    return (inside - known.mean()) / spread if spread else np.full_like(inside, np.nan)


def mean_of_others(rows: dict[str, Row], names: Sequence[str] = ()) -> dict[str, Row]:
    """For every column (or those of `names`) the mean of all other columns, row by row, blanks left out."""
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


def correlation(one: Row, two: Row) -> float | None:
    """Pearson's correlation over the rows both have; None under thirty of them or without any spread."""
    both = ~np.isnan(one) & ~np.isnan(two)
    if both.sum() < missing.LEAST_ANSWERED or np.ptp(one[both]) == 0 or np.ptp(two[both]) == 0:
        return None
    return float(np.corrcoef(one[both], two[both])[0, 1])


def _usual_top(profile: Profile, some: Sequence[Profile], tops: dict[str, float]) -> float | None:
    """The highest answer most questions around share: those alike, else all; a question to recommend or of effort is like none."""
    others = [p for p in some if p is not profile and not _stands_alone(p)]
    around = [p for p in others if _alike(p, profile)]
    shared = [tops[p.name] for p in around] or [tops[p.name] for p in others if tops[p.name] <= MOST_UNLIKE]
    counted = Counter(BEFORE_CODES.get(top, top) for top in shared if BEFORE_CODES.get(top, top) in FULL_TOPS)
    return min(counted, key=lambda top: (-counted[top], top)) if counted else None


def _stands_alone(profile: Profile) -> bool:
    return asks_to_recommend(profile) or speaks_of_effort(profile) or speaks_of_ease(profile)


def _alike(one: Profile, two: Profile) -> bool:
    first, second = one.meaningful, two.meaningful
    return bool(first and second) and (first[0] == second[0] or first[-1] == second[-1])
