"""Whether the wording of an answer is a good one or a bad one, and whether it says much or little."""

from functools import cache

from cxmetrics.meaning.labels.words import fold, spoken, words
from cxmetrics.meaning.scales import likert

GOOD, NEITHER, BAD = 1, 0, -1
MUCH, LITTLE = 1, -1


@cache
def tone(wording: str) -> int:
    """GOOD, BAD or NEITHER; where the catalogue of scales does not know the wording, its words tell.

    "Not safe at all" turns its good word round. A wording that is good on one scale and bad on another
    says neither.
    """
    if signs := likert.sides(wording) - {NEITHER}:
        return signs.pop() if len(signs) == 1 else NEITHER
    if mark := _mark(fold(wording)):
        return mark
    said = words(wording)
    found = {GOOD for word in said if word in likert.GOOD} | {BAD for word in said if word in likert.BAD}
    if _is_excess(said):
        return BAD
    if len(found) != 1:
        return NEITHER
    sign = found.pop()
    return -sign if likert.NEGATIONS & set(said) else sign


@cache
def amount(wording: str) -> int:
    """MUCH ("very high", "a lot"), LITTLE ("very low", "not much", "none") or NEITHER; good or bad is another matter."""
    said = spoken(wording)
    if said & likert.LITTLE:
        return LITTLE
    alone = set(words(wording))
    return MUCH if said & likert.MUCH or (alone and alone <= likert.VERY) else NEITHER


def _mark(form: str) -> int:
    return GOOD if form in likert.MARKS else BAD if form in likert.LAST_MARKS else NEITHER


def _is_excess(said: tuple[str, ...]) -> bool:
    """Whether it says "too much" of something: "far too long", "zu laut"; "trifft zu" does not."""
    return bool(likert.EXCESS & set(said)) or "zu" in said[:-1]
