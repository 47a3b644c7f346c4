"""The numeric scale a column's answers were given on."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cxmetrics.meaning.missing import Verdict, sentinels
from cxmetrics.meaning.words import fold
from cxmetrics.model import Scale

_RANGES = {(0, 1), (0, 2), (0, 4), (0, 5), (0, 10), (0, 100), (1, 3), (1, 4), (1, 5), (1, 6), (1, 7)}
_RANGES |= {(1, 9), (1, 10), (1, 11), (1, 100)}
_FROM_TO = re.compile(r"(?<![\d.])(0|1)\s*(?:-|–|—|to|through|\.\.|bis)\s*(\d{1,3})(?![\d.])")
_ENDS = re.compile(r"(?<![\d.])(0|1)\s*(?:=|is|being|means).*?(?<![\d.])(\d{1,3})\s*(?:=|is|being|means)")
_OUT_OF = re.compile(r"(?:out of|/)\s*(5|7|10|100)(?!\d)")
_POINTS = re.compile(r"(?<!\d)(3|4|5|7|10|11)[- ]point")
_BEST_FIRST = re.compile(
    r"(?<![\d.])1\s*(?:=|is|being|means|:|\()\s*(?:the )?"
    r"(?:best|excellent|outstanding|perfect|very (?:good|satisfied|easy|happy)|(?:extremely|completely) satisfied"
    r"|strongly agree|sehr gut)"
)
_STARS = re.compile(r"\bstars?\b")
RARE = 0.02
FEW = 0.05
WIDEST_AROUND_ZERO = 5
CODES_BESIDE_TEN = frozenset({11.0})
MANY = 100
Test = Callable[[float, float, float], Verdict]


def untested(_code: float, _low: float, _high: float) -> Verdict:
    """The verdict where nothing else was asked to compare with."""
    return Verdict.OPEN


@dataclass(frozen=True)
class Reading:
    """The scale offered, the values on it that mean "no answer", and what else it could be."""

    scale: Scale
    codes: frozenset[float] = frozenset()
    other: str | None = None
    named: bool = False


def named(label: str) -> tuple[float, float] | None:
    """The ends of the scale a label states ("1-7", "on a scale of 0 to 10", "out of 5"), else None."""
    text = fold(label)
    for pattern in (_FROM_TO, _ENDS):
        for found in pattern.finditer(text):
            ends = (int(found[1]), int(found[2]))
            if ends in _RANGES:
                return float(ends[0]), float(ends[1])
    if out_of := _OUT_OF.search(text):
        return (0.0 if out_of[1] == "100" else 1.0), float(out_of[1])
    if points := _POINTS.search(text):
        return (0.0, 10.0) if points[1] == "11" else (1.0, float(points[1]))
    return None


def neighbours(low: float, high: float) -> frozenset[float]:
    """The values just outside a scale that exports use for "no answer"."""
    return frozenset({low - 1, high + 1, high + 2, high + 3})


def best_first(label: str) -> bool:
    """Whether a label says that 1 is the best answer."""
    return bool(_BEST_FIRST.search(fold(label)))


def step(values: Mapping[float, int]) -> float:
    """The step in which most answers were given: one answer between two others changes no scale."""
    between = {value: n for value, n in values.items() if value % 1}
    if sum(between.values()) < FEW * sum(values.values()) or not between:
        return 1.0
    return 0.5 if all((2 * value).is_integer() for value in between) else 0.1


def around_zero(values: Mapping[float, int]) -> Reading | None:
    """The scale from minus to plus the same number, where answers go on below 0; None where they do not.

    A few negative numbers, or some far below the lowest answer, are codes.
    """
    run = 0
    while -(run + 1.0) in values:
        run += 1
    never = frozenset(value for value in sentinels(values) if value >= 0 or value < -run)
    kept = {value: n for value, n in values.items() if value not in never}
    top = max(kept, default=0.0)
    below = sum(n for value, n in kept.items() if value < 0)
    end = max(run, top)
    if not run or not 2 <= end <= WIDEST_AROUND_ZERO or top > run + 1 or below < FEW * sum(kept.values()):
        return None
    other = f"0–{end:g}, with numbers below 0 for “not answered”"
    return Reading(Scale(-end, end, step=step(kept)), never, other)


def read(
    values: Mapping[float, int],
    label: str,
    *,
    test: Test = untested,
    usual_top: float | None = None,
    recommend: bool = False,
) -> Reading | None:
    """The scale behind `values`, None where they are on none.

    What the label states wins. `test` says whether an end value is a code; `usual_top` is the highest
    answer of the questions around, for a column in which nobody gave it.
    """
    never = sentinels(values)
    kept = {value: n for value, n in values.items() if value not in never}
    if not kept:
        return None
    ends = named(label)
    if ends:
        return _stated(kept, ends, never, label)
    if found := around_zero(values):
        return found
    starred = bool(_STARS.search(fold(label)))
    whole = {value: n for value, n in kept.items() if value.is_integer()}
    if step(kept) < 1 and not (recommend and 6 <= max(kept) <= 10):
        found = _fractions(kept, test, starred)
    elif whole:
        found = _whole(_without_slips(whole), test, 5.0 if starred else usual_top, recommend)
    if found is None:
        return None
    scale = Scale(found.scale.low, found.scale.high, reversed=best_first(label), step=step(kept))
    return Reading(scale, found.codes | never, found.other)


def _stated(
    kept: Mapping[float, int], ends: tuple[float, float], never: frozenset[float], label: str
) -> Reading | None:
    low, high = ends
    inside = sum(n for value, n in kept.items() if low <= value <= high)
    beside = neighbours(low, high) & kept.keys()
    if inside + sum(kept[v] for v in beside) < 0.9 * sum(kept.values()):
        return None
    return Reading(Scale(low, high, reversed=best_first(label), step=step(kept)), beside | never, named=True)


def _fractions(kept: Mapping[float, int], test: Test, starred: bool) -> Reading | None:
    top, least, zero = max(kept), min(value for value in kept if value), 0.0 in kept
    if not 1 < top <= 10 or least < 0.5:
        return None
    if top > 5:
        return _ten(zero, test)
    if step(kept) == 0.5 and (least == 0.5 or starred):
        return Reading(Scale(0.5, 5), frozenset({0.0} & kept.keys()))
    return _with_zero(5, zero, test)


def _without_slips(kept: Mapping[float, int]) -> Mapping[float, int]:
    total = sum(kept.values())
    for top in (5, 7, 10):
        above = [value for value in kept if value > top]
        alone = above and len(above) <= 2 and min(above) > top + 1
        if alone and sum(kept[v] for v in above) <= RARE * total:
            return {value: n for value, n in kept.items() if value <= top}
    return kept


def _whole(kept: Mapping[float, int], test: Test, usual_top: float | None, recommend: bool) -> Reading | None:
    top, zero, total = max(kept), 0.0 in kept, sum(kept.values())
    if top <= 1:
        return Reading(Scale(0, 1)) if zero or recommend else None
    if recommend and top >= 6 and (zero or top <= 10) and top <= 11:
        return Reading(Scale(0, 10), CODES_BESIDE_TEN & kept.keys())
    if top <= 4:
        return _short(kept, usual_top, test)
    if top == 6:
        return _six(kept, test, usual_top, total)
    if top <= 7:
        return _with_zero(top, zero, test)
    if top <= 10:
        return _ten(zero, test)
    if top == 11:
        return _eleven(zero, test)
    return Reading(Scale(0, 100)) if top <= 100 and len(kept) >= 8 else None


def _short(kept: Mapping[float, int], usual_top: float | None, test: Test) -> Reading | None:
    top, zero = max(kept), 0.0 in kept
    if usual_top and usual_top > top and (usual_top <= 7 or not zero):
        return _with_zero(usual_top, zero, test)
    if not zero and top > 2:
        full = len(kept) == top
        offered, other = (top, "1–5") if full else (5.0, f"1–{top:g}")
        return Reading(Scale(1, offered), other=other)
    if not zero:
        return None
    if top == 2:
        return Reading(Scale(0, 2))
    verdict = test(0, 1, top)
    if verdict is Verdict.CODE:
        return Reading(Scale(1, top), frozenset({0.0}))
    other = f"1–{top:g}, with 0 for “not answered”"
    return Reading(Scale(0, top), other=other if verdict is Verdict.OPEN else None)


def _with_zero(top: float, zero: bool, test: Test) -> Reading:
    if not zero:
        return Reading(Scale(1, top))
    verdict = test(0, 1, top)
    if verdict is Verdict.ANSWER:
        return Reading(Scale(0, top))
    other = f"0–{top:g}, with 0 as the worst answer" if verdict is Verdict.OPEN else None
    return Reading(Scale(1, top), frozenset({0.0}), other)


def _six(kept: Mapping[float, int], test: Test, usual_top: float | None, total: int) -> Reading:
    codes = frozenset({0.0} & kept.keys())
    verdict = test(6, 1, 5)
    if usual_top == 7 or (usual_top is None and verdict is not Verdict.CODE and total < MANY):
        return Reading(Scale(1, 7), codes, "1–5, with 6 for “not used”")
    if verdict is Verdict.ANSWER:
        return Reading(Scale(1, 6), codes)
    bottom = _with_zero(5, bool(codes), test)
    other = "1–6, with 6 as the best answer" if verdict is Verdict.OPEN else None
    return Reading(bottom.scale, bottom.codes | {6.0}, other or bottom.other)


def _ten(zero: bool, test: Test) -> Reading:
    if zero and test(0, 1, 10) is Verdict.CODE:
        return Reading(Scale(1, 10), frozenset({0.0}))
    return Reading(Scale(0 if zero else 1, 10))


def _eleven(zero: bool, test: Test) -> Reading:
    if zero:
        return Reading(Scale(0, 10), frozenset({11.0}))
    if test(11, 1, 10) is Verdict.CODE:
        return Reading(Scale(1, 10), frozenset({11.0}))
    return Reading(Scale(1, 11), other="1–10, with 11 for “not answered”")
