"""What a label states about the scale its question was answered on."""

import re

from cxmetrics.meaning.labels.words import fold

_RANGES = {(0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (0, 10), (0, 100), (1, 3), (1, 4)}
_RANGES |= {(1, 5), (1, 6), (1, 7), (1, 8), (1, 9), (1, 10), (1, 11), (1, 20), (1, 100), (0, 20)}
_RANGES |= {(-1, 1), (-2, 2), (-3, 3), (-5, 5), (-100, 100)}
_FROM_TO = re.compile(
    r"(?<![\d.])([-−]?[0-5])\s*(?:-|–|—|to|through|and|y|e|et|und|\.\.\.?|…|bis|à|a|al|tot|do|till|до|から|～|~)\s*\+?(\d{1,3})(?![\d.]\d|\d)"
)
_DOWN = re.compile(r"(?<![\d.])(\d{1,3})\s*(?:-|–|—|to|bis|à|\.\.)\s*([01])(?![\d.])")
_ENDS = re.compile(
    r"(?<![\d.])([01])\s*(?:=|:|is|being|means|\(|ist).*?(?<![\d.])(\d{1,3})\s*(?:=|:|is|being|means|\(|ist)"
)
_OUT_OF = re.compile(r"(?:out of|(?<!\d)/|\bsur|\bvon|\bsu)\s*(5|6|7|10|20|100)(?!\d)(?!\s*[-–/]\d)")
_POINTS = re.compile(r"(?<!\d)(3|4|5|7|9|10|11)[- ](?:point|pt)")
_LOWER = re.compile(
    r"(?:low|lower|lowest|smaller|smallest|less)(?: \w+)? (?:is|are|=|means|being) (?:the )?(?:better|best|good)"
    r"|(?:niedriger|kleiner|geringer|tiefer)\W+(?:desto|umso|um so) besser|(?:niedrig|niedriger) (?:ist|=) (?:gut|besser)"
    r"|plus (?:bas|faible|petit)\W+(?:mieux|meilleur)|(?:più basso|più bassa)\W+meglio|menor es mejor|lager is beter"
)
MARKS = ("schulnote", "school mark", "school grade", "notenskala")
"""Words for marks as schools give them: 1 is best in Germany and Austria, 6 in Switzerland, 5 in Russia."""


def ends(label: str) -> tuple[float, float] | None:
    """The ends of the scale a label states ("1-7", "on a scale of 0 to 10", "out of 5"), else None."""
    text = fold(label)
    for pattern in (_FROM_TO, _ENDS):
        for found in pattern.finditer(text):
            low, high = int(found[1].replace("−", "-")), int(found[2])
            if (low, high) in _RANGES:
                return float(low), float(high)
    for found in _DOWN.finditer(text):
        if (int(found[2]), int(found[1])) in _RANGES:
            return float(found[2]), float(found[1])
    if out_of := _OUT_OF.search(text):
        return (0.0 if out_of[1] in ("20", "100") else 1.0), float(out_of[1])
    if points := _POINTS.search(text):
        return (0.0, 10.0) if points[1] == "11" else (1.0, float(points[1]))
    return None


def is_out_of(label: str) -> bool:
    """Whether a label names the highest answer alone ("sur 10"), which says nothing of a 0."""
    return bool(_OUT_OF.search(fold(label)))


def lowest_is_best(label: str) -> bool:
    """Whether a label says so in words: "lower is better", "je niedriger, desto besser"."""
    return bool(_LOWER.search(fold(label)))


def asks_for_marks(label: str) -> bool:
    """Whether a label asks for a mark as schools give them, which run up in some countries and down in others."""
    said = fold(label)
    return any(mark in said for mark in MARKS)
