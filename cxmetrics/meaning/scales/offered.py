"""The scale that a column's numbers look like, where nothing states it."""

from collections.abc import Mapping
from dataclasses import replace

from cxmetrics.meaning.labels.words import words
from cxmetrics.meaning.scales import coarse, promoters
from cxmetrics.meaning.scales.around import Around
from cxmetrics.meaning.scales.ceiling import floats, piled
from cxmetrics.meaning.scales.codes import Test, behind, without_slips
from cxmetrics.meaning.scales.missing import Verdict
from cxmetrics.meaning.scales.reading import Reading
from cxmetrics.model import Scale

FEW = 0.05
MANY = 100
USUAL = 5.0
OFTEN = 5
ZERO = frozenset({0.0})
LONGEST, LONGER = 10.0, {5.0: 7.0, 7.0: 10.0}
STARS = ("star", "stars")


def step(values: Mapping[float, int]) -> float:
    """The step in which most answers were given: one answer between two others changes no scale."""
    between = {value: n for value, n in values.items() if value % 1}
    if sum(between.values()) < FEW * sum(values.values()) or not between:
        return 1.0
    return 0.5 if all((2 * value).is_integer() for value in between) else 0.1


def by_values(kept: Mapping[float, int], label: str, around: Around) -> Reading | None:
    """The scale the values look like, None where they look like none; what nothing decides has another reading."""
    starred = bool({*STARS} & set(words(label)))
    whole = {value: n for value, n in kept.items() if value.is_integer()}
    if around.recommend and (found := promoters.read(whole, from_one=around.low == 1.0)):
        return found
    if found := coarse.read(kept):
        return found
    if step(kept) < 1:
        return _fractions(kept, around, starred)
    if not whole:
        return None
    if starred and max(whole) <= USUAL and 0.0 not in whole:
        return Reading(Scale(1, USUAL))
    around = replace(around, top=USUAL) if starred else around
    if coded := behind(whole, around.test):
        top, codes, sure = coded
        inner = _whole({v: n for v, n in whole.items() if v not in codes}, around)
        if inner and inner.scale.high == top:
            plain = None if sure else Reading(Scale(inner.scale.low, max(10.0, max(codes))))
            return Reading(inner.scale, inner.codes | codes, plain)
    return _whole(without_slips(whole), around)


def _fractions(kept: Mapping[float, int], around: Around, starred: bool) -> Reading | None:
    top, least = max(kept), min((value for value in kept if value), default=0.0)
    if not 1 < top <= 10 or least < 0.5:
        return None
    if top > USUAL:
        return _ten(kept, around)
    found = _with_zero(USUAL, 0.0 in kept, around)
    if step(kept) != 0.5:
        return found
    halves = Reading(Scale(0.5, USUAL), ZERO & kept.keys())
    if least == 0.5 or starred:
        return halves
    return replace(halves, other=found) if around.low == 0.5 else replace(found, other=found.other or halves)


def _whole(kept: Mapping[float, int], around: Around) -> Reading | None:
    top, zero = max(kept), 0.0 in kept
    if top <= 1:
        return _ones(zero, around)
    if top <= 4:
        return _short(kept, around)
    if top == 6:
        return _six(kept, around)
    if top <= 7:
        return _low_top(kept, around)
    if top <= 10:
        return _ten(kept, around)
    if top == 11:
        return _eleven(zero, around.test)
    return Reading(Scale(0, 100)) if top <= 100 and len(kept) >= 8 else None


def _ones(zero: bool, around: Around) -> Reading | None:
    if zero or around.recommend:
        return Reading(Scale(0, 1))
    return Reading(Scale(1, around.top or USUAL), other=Reading(Scale(0, 1))) if around.rated else None


def _short(kept: Mapping[float, int], around: Around) -> Reading | None:
    top, zero = max(kept), 0.0 in kept
    if around.top and around.top > top and (around.top <= 7 or not zero):
        longer = _with_zero(around.top, zero, around)
        doubtful = not zero and not longer.other and top > 2 and piled(kept)
        return replace(longer, other=Reading(Scale(1, top))) if doubtful else longer
    if not zero and (top > 2 or around.rated):
        full = len(kept) == top and top > 2
        offered, other = (top, USUAL) if full else (USUAL, top)
        return Reading(Scale(1, offered), other=Reading(Scale(1, other)))
    if not zero:
        return None
    if top == 2:
        return Reading(Scale(0, 2))
    return _zero_of(top, around.test(0, 1, top), Verdict.OPEN)


def _zero_of(top: float, verdict: Verdict, answer_if: Verdict) -> Reading:
    """0 up to `top`, or 1 up to `top` with 0 as a code; `answer_if` says which an open verdict goes with."""
    coded, plain = Reading(Scale(1, top), ZERO), Reading(Scale(0, top))
    if verdict is not Verdict.OPEN:
        return coded if verdict is Verdict.CODE else plain
    return replace(plain, other=coded) if answer_if is Verdict.OPEN else replace(coded, other=plain)


def _with_zero(top: float, zero: bool, around: Around) -> Reading:
    if zero:
        return _zero_of(top, around.test(0, 1, top), Verdict.CODE)
    from_one = Reading(Scale(1, top))
    return Reading(Scale(0, top), other=from_one) if around.low == 0 else from_one


def _low_top(kept: Mapping[float, int], around: Around) -> Reading:
    """Up to 5 or 7; where all questions around go further up, perhaps nobody gave their best answer.

    So it may be where there is none around and neither end of the scale shows.
    """
    top, zero = max(kept), 0.0 in kept
    found = _with_zero(top, zero, around)
    if found.other or zero or (around.top or LONGEST) <= top or not (around.top or floats(kept)):
        return found
    return replace(found, other=Reading(Scale(1, around.top or LONGER[top])))


def _six(kept: Mapping[float, int], around: Around) -> Reading:
    codes, total = ZERO & kept.keys(), sum(kept.values())
    verdict = around.test(6, 1, 5)
    if around.top == 7 or (around.top is None and verdict is not Verdict.CODE and total < MANY):
        return Reading(Scale(1, 7), codes, Reading(Scale(1, 5), codes | {6.0}))
    if verdict is Verdict.ANSWER:
        return Reading(Scale(1, 6), codes)
    bottom = _with_zero(USUAL, bool(codes), around)
    six = Reading(Scale(1, 6), codes)
    return Reading(bottom.scale, bottom.codes | {6.0}, six if verdict is Verdict.OPEN else bottom.other)


def _ten(kept: Mapping[float, int], around: Around) -> Reading:
    if 0.0 not in kept:
        found = _with_zero(LONGEST, False, around)
        told = 1.0 in kept or around.low is not None
        return found if told or found.other else replace(found, other=Reading(Scale(0, LONGEST)))
    verdict = around.test(0, 1, 10)
    if verdict is Verdict.CODE:
        return Reading(Scale(1, 10), ZERO)
    beside = sum(kept.get(value, 0) for value in (1.0, 2.0))
    apart = verdict is Verdict.OPEN and kept[0.0] >= OFTEN and kept[0.0] > 2 * beside
    return Reading(Scale(0, 10), other=Reading(Scale(1, 10), ZERO) if apart else None)


def _eleven(zero: bool, test: Test) -> Reading:
    if zero:
        return Reading(Scale(0, 10), frozenset({11.0}))
    coded = Reading(Scale(1, 10), frozenset({11.0}))
    return coded if test(11, 1, 10) is Verdict.CODE else Reading(Scale(1, 11), other=coded)
