"""Which of the differences on the page of two groups hold, although so many are looked at?"""

from collections.abc import Sequence

from cxmetrics.analyses.comparing.difference import Difference
from cxmetrics.stats import multiplicity

PARTS = 3
"""On the quadrant, along the journey, on every touchpoint: shares of falsely marked ones add up at most to Q."""


def held(family: Sequence[Difference]) -> list[bool]:
    """Of all differences of one part of the page, which hold (Benjamini & Hochberg 1995)."""
    return list(
        multiplicity.benjamini_hochberg([one.p_of_many for one in family], multiplicity.Q / PARTS).holds
    )
