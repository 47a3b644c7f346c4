"""What the points of a scale are called: in a label, in the answers themselves or in a code list."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from cxmetrics.meaning.labels.words import fold
from cxmetrics.meaning.scales import likert
from cxmetrics.meaning.scales.tone import BAD, GOOD, LITTLE, MUCH, NEITHER, amount, tone

_NUMBER = r"(?<![\d.,/-])(-?\d{1,4})(?![\d.,]\d)"
_WORDING = r"(?:the )?([^\d=;,:()\[\]…|]{2,80}?)"
_END = r"(?=\s*(?:[;,()\[\]…|]|\.\.|\.\s|\.?$|\d|(?:to|and|bis|und|à|et|a|y|e)\s+-?\d|-+>?\s*\d))"
_IS = r"(?:=|\(|\bbeing\b|\bis\b|\bmeans?\b|\bmeaning\b|\bstands for\b|\bist\b|\bbedeutet\b|\best\b|\bes\b)"
_AFTER = re.compile(rf"{_NUMBER}\s*{_IS}\s*{_WORDING.replace('{2,', '{1,')}{_END}")
_LOOSE = re.compile(rf"{_NUMBER}\s*(?:[:)–—-]|\bfor\b|\s)\s*{_WORDING}{_END}")
_BEFORE = re.compile(r"([^\d=;,()\[\]…|]{2,80}?)\s*(?:=\s*(-?\d{1,4})(?!\d)|[(\[]\s*(-?\d{1,4})\s*[)\]])")
_LEADING = re.compile(r"^\(?-?\d{1,4}\)?\s*[-–—.:=)(]*\s*")
_PIECES = re.compile(r"\s*(?:[;|\n]|,(?=\s*-?\d{1,4}\s*[=:.)–-]))\s*")
_POINT = re.compile(r"^\s*[(\[]?(-?\d{1,4})[)\]]?\s*[=:,.)–—-]?\s*(\D.*)$")
LOWEST = 1.0
NEARLY_ALL = 0.9


@dataclass(frozen=True)
class Anchors:
    """Points of a scale and their wordings, in the order of the numbers."""

    words: tuple[tuple[float, str], ...] = ()

    @classmethod
    def of(cls, words: Mapping[float, str]) -> "Anchors":
        """The anchors of these points; a number without a wording names no point."""
        return cls(tuple(sorted((code, text.strip()) for code, text in words.items() if text.strip())))

    @cached_property
    def no_answer(self) -> frozenset[float]:
        """The numbers whose wording says that there is no answer."""
        return frozenset(code for code, text in self.words if likert.is_no_answer(text))

    @cached_property
    def points(self) -> dict[float, str]:
        """The points that are answers."""
        return {code: text for code, text in self.words if code not in self.no_answer}

    @cached_property
    def reversed(self) -> bool | None:
        """Whether the lowest number is the best answer; None where the wordings do not tell.

        Both ends must agree where both speak. One end alone is enough: "1 = best".
        """
        tones = {code: tone(text) for code, text in self.points.items()}
        spoken = {code: sign for code, sign in tones.items() if sign is not NEITHER}
        if not spoken:
            return None
        low, high = min(spoken), max(spoken)
        if low == high and self.says_yes_or_no:
            return None
        if low == high:
            at_the_bottom = low == min(self.points) and (len(self.points) > 1 or low <= LOWEST)
            return (spoken[low] == GOOD) == at_the_bottom
        return None if spoken[low] == spoken[high] else spoken[low] == GOOD

    @cached_property
    def amounts(self) -> dict[float, str]:
        """The points that are answers, with a "none" among them: beside "a lot" it is one."""
        return {code: text for code, text in self.words if code in self.points or fold(text) in likert.LITTLE}

    @cached_property
    def falling(self) -> bool | None:
        """Whether the numbers run from much to little ("1 very high … 5 very low"); None where they do not tell.

        It is for the question to say whether much is good.
        """
        if len(self.amounts) < 2 or self.opposed:
            return None
        low, high = (amount(self.amounts[end(self.amounts)]) for end in (min, max))
        return low > high if {low, high} == {MUCH, LITTLE} else None

    @property
    def spans(self) -> bool:
        """Whether the lowest and the highest point are the ends of a scale."""
        return self.opposed or self.falling is not None

    @property
    def says_yes_or_no(self) -> bool:
        """Whether the points are yes and no, and nothing else."""
        return bool(self.points) and all(likert.is_yes_or_no(text) for text in self.points.values())

    def names(self, values: Iterable[float]) -> bool:
        """Whether nearly all of `values` have a wording of their own."""
        asked, named = set(values), {code for code, _ in self.words}
        return len(asked & named) >= NEARLY_ALL * len(asked)

    @property
    def opposed(self) -> bool:
        """Whether the lowest and the highest point are each other's opposite."""
        if len(self.points) < 2:
            return False
        ends = {tone(self.points[min(self.points)]), tone(self.points[max(self.points)])}
        return ends == {GOOD, BAD}


NONE = Anchors()


def stated(text: str) -> Anchors:
    """The points a text names: "1 = very poor, 5 = excellent", "from bad (1) to good (10)".

    Without a sign of equality between number and words ("1 bad … 5 good") both ends must be there and be
    each other's opposite, or much and little: the 1 of "Question 1: excellent service?" is no point.
    """
    folded = fold(text)
    best = max(_equated(folded), key=_spoken)
    if _spoken(best):
        return Anchors.of(best)
    loose = Anchors.of({float(number): wording for number, wording in _LOOSE.findall(folded)})
    return loose if loose.spans else NONE


def named(text: str) -> Anchors:
    """The points a text sets equal to words, whether or not the words are known; none where it names but one."""
    best = max(_equated(fold(text)), key=len)
    return Anchors.of(best) if len(best) > 1 else NONE


def _equated(folded: str) -> tuple[dict[float, str], dict[float, str]]:
    """The points named as "1 = very poor", and those named as "very poor (1)"."""
    after = {float(number): wording for number, wording in _AFTER.findall(folded)}
    before = {float(one or two): wording for wording, one, two in _BEFORE.findall(folded)}
    return after, before


def _spoken(found: Mapping[float, str]) -> int:
    return sum(
        bool(tone(wording) or amount(wording)) or likert.is_no_answer(wording) for wording in found.values()
    )


def listed(cell: str) -> Anchors:
    """The points that a cell of a code list counts up: "1 = Very poor; 9 = Don't know", "1, Yes | 2, No"."""
    pieces = (_POINT.match(piece) for piece in _PIECES.split(cell))
    found = {float(piece[1]): piece[2] for piece in pieces if piece}
    return Anchors.of(found) if len(found) > 1 else NONE


def led(texts: Mapping[str, float]) -> Anchors:
    """The points that answers name themselves: "1 (Not at all likely)", "5 - Very satisfied"."""
    return Anchors.of({value: _LEADING.sub("", text).rstrip(")") for text, value in texts.items()})
