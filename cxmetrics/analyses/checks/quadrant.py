"""Is the picture of the four quadrants to be believed here?"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.grounds import sentence
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.analyses.segment import segments_of
from cxmetrics.analyses.subtraction import unsafe_groups
from cxmetrics.model import CUT, Column, Key, Side
from cxmetrics.stats import bivariate
from cxmetrics.store.sites import both_scores

LEAST_GROUPS = 3
MIXED = (1, 2)
"""The outcomes in which one score is great and the other poor, among the four of `bivariate`."""
NO_GROUPS = (
    f"This takes service and experience scores of at least {LEAST_GROUPS} groups, such as shops, each with five "
    f"responses or more, and {LEAST} in all."
)

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Sites:
    """The groups of one field: responses, means (groups × 2) and the covariance of single responses."""

    column: Column
    sizes: Matrix
    means: Matrix
    within: Matrix


def _mixes(asked: Asked) -> Answer:
    """How many groups seem mixed by their bare means, and how many are expected to be."""
    if not (asked.dataset.rated(Side.SERVICE) and asked.dataset.rated(Side.EXPERIENCE)):
        return cannot("This takes ratings of service and of the rest of the experience.")
    found = [sites for column in segments_of(asked.dataset) if (sites := _sites(asked, column))]
    if not found:
        return cannot(NO_GROUPS)
    sites = max(found, key=lambda one: (min(len(one.sizes), bivariate.LEAST_SITES), one.sizes.sum()))
    groups = len(sites.sizes)
    great = sites.means >= CUT
    raw = int((great[:, 0] != great[:, 1]).sum())
    placed = bivariate.place(sites.means, sites.sizes, sites.within, (CUT, CUT))
    mixed, limits = bivariate.expected(placed.probabilities[:, MIXED].sum(axis=1), asked.part.terms.level)
    labelled = sum(placed.label(site) is not None for site in range(groups))
    few = (
        ""
        if groups >= bivariate.LEAST_SITES
        else (f" With fewer than {bivariate.LEAST_SITES} groups each stands for itself alone.")
    )
    return Answer(
        Verdict.SHOWN,
        f"By “{sites.column.label}”, {raw} of {groups} groups seem mixed at a cut of {CUT:g}, great on one side and poor "
        f"on the other; given how few answers some have, {sentence.number(mixed)} are expected to be "
        f"({sentence.likely(limits)}; {int(sites.sizes.sum()):,} responses). {labelled} of {groups} can be placed in "
        f"one quadrant with a probability of {sentence.percent(placed.claim)} or more.{few}",
    )


def _sites(asked: Asked, column: Column) -> Sites | None:
    """The groups of a field that may be shown; None where they are too few, or nobody differs."""
    part = replace(asked.part, weight=None)
    rows = [
        (name, np.array(sums, dtype=np.float64))
        for name, _, *sums in asked.workspace.rows(both_scores(asked.dataset, column.name, part))
    ]
    unsafe = unsafe_groups({Key(name): int(sums[0]) for name, sums in rows})
    kept = [sums for name, sums in rows if Key(name) not in unsafe]
    if len(kept) < LEAST_GROUPS or sum(sums[0] for sums in kept) < LEAST:
        return None
    table = np.stack(kept)
    sizes, totals, products = table[:, 0], table[:, 1:3], table[:, [3, 4, 4, 5]].reshape(-1, 2, 2)
    within = bivariate.pooled_within(sizes, totals, products)
    return None if within is None else Sites(column, sizes, totals / sizes[:, None], within)


CHECKS = (
    Check(
        "PC45",
        "Shown without a verdict: how many groups lie in a mixed quadrant by their bare means, and how many are "
        "expected to when the chance in small groups is taken out. A group is placed only at a probability of 80 % "
        "(90 % with fewer than eight groups).",
        _mixes,
    ),
)
