"""Numbered answers in words, with the answers nobody gave: "1 - very satisfied … 4 - dissatisfied" goes on to 5."""

from collections.abc import Mapping

from cxmetrics.meaning.scales import likert
from cxmetrics.meaning.scales.anchors import Anchors

LEAST_POINTS = 3
FIRST = (0.0, 1.0)


def completed(anchors: Anchors) -> Anchors:
    """The anchors with the unseen points of the scale in words they are from; as they are where all were seen.

    The words must run through the scale one by one as their numbers do, up or down.
    """
    points = anchors.points
    if len(points) < LEAST_POINTS:
        return anchors
    found = [
        full
        for answers, codes in likert.holding(points.values())
        if (full := _numbered(answers, codes, points))
    ]
    if not found or any(len(full) == len(points) for full in found):
        return anchors
    return Anchors.of(found[0] | dict(anchors.words))


def _numbered(
    answers: likert.Answers, codes: Mapping[str, float], points: Mapping[float, str]
) -> dict[float, str] | None:
    """Every answer of the scale by the number it has in the file, None where the numbers run otherwise."""
    pairs = [(number, codes[text]) for number, text in points.items()]
    wordings = {answers.low + i: wording[0] for i, wording in enumerate(answers.wordings)}
    for sign in (1.0, -1.0):
        shifts = {number - sign * code for number, code in pairs}
        full = {sign * code + min(shifts): text for code, text in wordings.items()}
        if len(shifts) == 1 and min(full) in FIRST:
            return full
    return None
