"""The numeric scale a column's answers were given on."""

from collections.abc import Mapping
from dataclasses import replace

from cxmetrics.meaning.labels.words import words
from cxmetrics.meaning.scales.anchors import Anchors, named, stated
from cxmetrics.meaning.scales.around import Around
from cxmetrics.meaning.scales.codes import MOST_CODES
from cxmetrics.meaning.scales.missing import sentinels
from cxmetrics.meaning.scales.offered import FEW, by_values, step
from cxmetrics.meaning.scales.reading import Reading as Reading
from cxmetrics.meaning.scales.stated import asks_for_marks, ends, is_out_of, lowest_is_best
from cxmetrics.model import Scale

WIDEST_AROUND_ZERO = 5
LEAST_INSIDE = 0.9
EFFORT = "effort"
MARKS_ASKED = "Is 1 the best mark, as in Germany and Austria, or the highest, as in Switzerland?"


def neighbours(low: float, high: float) -> frozenset[float]:
    """The values just outside a scale that exports use for "no answer"."""
    nines = {8.0, 9.0} if high < 8 else set()
    return frozenset({low - 1, high + 1, high + 2, high + 3} | nines)


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
    other = Reading(Scale(0, end), frozenset(value for value in kept if value < 0))
    return Reading(Scale(-end, end, step=step(kept)), never, other)


def read(values: Mapping[float, int], label: str, around: Around | None = None) -> Reading | None:
    """The scale behind `values`, None where they are on none.

    What the code list, the answers or the label state wins over what the values look like.
    """
    around = around or Around()
    said = around.anchors if around.anchors.points else stated(label)
    given = _given(label, said, values)
    found = None if given else around_zero(values)
    never = found.codes if found else sentinels(values) | (said.no_answer & values.keys())
    never -= {value for value in values if given and given[0] <= value <= given[1]}
    kept = {value: n for value, n in values.items() if value not in never}
    if not kept:
        return None
    found = found or _stated(kept, given or _marks(kept, label), named=bool(given))
    found = found or by_values(kept, label, around)
    if found is None:
        return None
    if given and not found.named:
        asked = f"The heading says {given[0]:g}–{given[1]:g}, but the answers do not keep to it."
        found = replace(found, asked=asked)
    width = found.scale.step if found.scale.step > 1 else step(kept)
    found = replace(found, codes=found.codes | never, scale=replace(found.scale, step=width))
    if said.falling is not None:
        return _amounts(found, label, said, around)
    return _directed(found, label, said, bool(around.anchors.points))


def _given(label: str, said: Anchors, values: Mapping[float, int]) -> tuple[float, float] | None:
    points = said.amounts if said.falling is not None else said.points if said.opposed else None
    if points:
        return min(points), max(points)
    found = ends(label)
    zero_of_ten = found == (1.0, 10.0) and 0.0 in values and is_out_of(label)
    return (0.0, 10.0) if zero_of_ten else found


def _stated(kept: Mapping[float, int], given: tuple[float, float] | None, *, named: bool) -> Reading | None:
    """The scale the label states, unless the answers go well beyond it; two codes or more behind it are asked about."""
    if not given:
        return None
    low, high = given
    codes = frozenset({v for v in kept if not low <= v <= high} & neighbours(low, high))
    fits = sum(n for value, n in kept.items() if value in codes or low <= value <= high)
    if fits < LEAST_INSIDE * sum(kept.values()) or len(codes) > MOST_CODES:
        return None
    above = sorted(code for code in codes if code > high)
    asked = None
    if len(above) > 1:
        numbers = " and ".join(f"{code:g}" for code in above)
        n = int(sum(kept[code] for code in above))
        asked = f"The heading says {low:g}–{high:g}; do {numbers} ({n:,} answers) mean “not answered”?"
    return Reading(Scale(low, high), codes, named=named, asked=asked)


def _marks(kept: Mapping[float, int], label: str) -> tuple[float, float] | None:
    top = max(kept)
    return (1.0, top if top in (5, 6) else 6.0) if asks_for_marks(label) and 1 <= top <= 6 else None


def _amounts(found: Reading, label: str, said: Anchors, around: Around) -> Reading:
    """Points from little to much or the other way: much is taken for good, and asked about unless the label settles it."""
    found = replace(found, falling=said.falling)
    unsure = said.falling or around.anchors.points
    if found.asked or not unsure or around.rated or EFFORT in words(label):
        return found
    ends = [(code, said.amounts[code]) for code in (min(said.amounts), max(said.amounts))]
    (worst, little), (best, much) = reversed(ends) if said.falling else ends
    asked = f"Is {best:g} (“{much}”) the best answer and {worst:g} (“{little}”) the worst?"
    return replace(found, asked=asked)


def _which_end(points: Mapping[float, str]) -> str:
    low, high = min(points), max(points)
    return f"Is {low:g} (“{points[low]}”) the worst answer and {high:g} (“{points[high]}”) the best?"


def _directed(found: Reading, label: str, said: Anchors, around_said: bool) -> Reading:
    if said.reversed is None and lowest_is_best(label):
        return replace(found, directed=True, scale=replace(found.scale, reversed=True))
    found = replace(found, directed=said.reversed is not None)
    if said.reversed is None and asks_for_marks(label):
        return replace(found, scale=replace(found.scale, reversed=True), asked=MARKS_ASKED)
    unknown = said if around_said or said.points else named(label)
    if said.reversed is None and len(unknown.points) > 1 and not found.asked:
        return replace(found, asked=_which_end(unknown.points))
    if not said.reversed:
        return found
    other = replace(found.other, scale=replace(found.other.scale, reversed=True)) if found.other else None
    return replace(found, scale=replace(found.scale, reversed=True), other=other)
