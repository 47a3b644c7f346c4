"""What is known of a column of numbers beside the numbers themselves."""

from dataclasses import dataclass

from cxmetrics.meaning.scales.anchors import NONE, Anchors
from cxmetrics.meaning.scales.codes import Test, untested


@dataclass(frozen=True)
class Around:
    """Its surroundings in the file, what its label asks, and the wordings of its points.

    `test` says whether an end value is a code, by what people answered elsewhere; `top` is the highest
    answer of the questions around, `low` their lowest; `recommend` when people are asked to recommend, `rated` when the label
    speaks of rating; `anchors` are the wordings of the points in the answers or in a code list.
    """

    test: Test = untested
    top: float | None = None
    low: float | None = None
    recommend: bool = False
    rated: bool = False
    anchors: Anchors = NONE
