"""Is the picture of the four quadrants to be believed here?"""

import numpy as np

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.grounds import sentence
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.analyses.quadrant.unit import telling
from cxmetrics.model import CUT, Quadrant, Side
from cxmetrics.stats import bivariate

LEAST_GROUPS = 3
MIXED = (Quadrant.PARADOX, Quadrant.IMPOSSIBLE)
"""The outcomes in which one score is great and the other poor."""
NO_GROUPS = (
    f"This takes service and experience scores of at least {LEAST_GROUPS} groups, such as shops, each with five "
    f"responses or more, and {LEAST} in all."
)


def _mixes(asked: Asked) -> Answer:
    """How many groups seem mixed by their bare means, and how many are expected to be."""
    if not (asked.dataset.rated(Side.SERVICE) and asked.dataset.rated(Side.EXPERIENCE)):
        return cannot("This takes ratings of service and of the rest of the experience.")
    column, dots = telling(asked.workspace, asked.dataset, asked.part) or (None, ())
    groups, responses = len(dots), sum(dot.n for dot in dots)
    if column is None or groups < LEAST_GROUPS or responses < LEAST:
        return cannot(NO_GROUPS)
    raw = sum(dot.lies in MIXED for dot in dots)
    where = [dot.placement for dot in dots if dot.placement]
    chances = np.array([sum(one.probability(mixed) for mixed in MIXED) for one in where])
    mixed, limits = bivariate.expected(chances, asked.part.terms.level)
    labelled = sum(one.placed is not None for one in where)
    few = (
        ""
        if groups >= bivariate.LEAST_SITES
        else (f" With fewer than {bivariate.LEAST_SITES} groups each stands for itself alone.")
    )
    return Answer(
        Verdict.SHOWN,
        f"By “{column.label}”, {raw} of {groups} groups seem mixed at a cut of {CUT:g}, great on one side and poor "
        f"on the other; given how few answers some have, {sentence.number(mixed)} are expected to be "
        f"({sentence.likely(limits)}; {responses:,} responses). {labelled} of {groups} can be placed in "
        f"one quadrant with a probability of {sentence.percent(where[0].claim)} or more.{few}",
    )


CHECKS = (
    Check(
        "PC45",
        "Shown without a verdict: how many groups lie in a mixed quadrant by their bare means, and how many are "
        "expected to when the chance in small groups is taken out. A group is placed only at a probability of 80 % "
        "(90 % with fewer than eight groups).",
        _mixes,
    ),
)
