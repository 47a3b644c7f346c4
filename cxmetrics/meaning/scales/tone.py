"""Whether the wording of an answer is a good one or a bad one."""

from functools import cache

from cxmetrics.meaning.labels.words import words
from cxmetrics.meaning.scales import likert

GOOD, NEITHER, BAD = 1, 0, -1


@cache
def tone(wording: str) -> int:
    """GOOD, BAD or NEITHER; where the catalogue of scales does not know the wording, its words tell.

    "Not safe at all" turns its good word round. A wording that is good on one scale and bad on another
    says neither.
    """
    if signs := likert.sides(wording) - {NEITHER}:
        return signs.pop() if len(signs) == 1 else NEITHER
    said = words(wording)
    found = {GOOD for word in said if word in likert.GOOD} | {BAD for word in said if word in likert.BAD}
    if len(found) != 1:
        return NEITHER
    sign = found.pop()
    return -sign if likert.NEGATIONS & set(said) else sign
