"""Do several groups differ at all, by more than chance explains?"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from cxmetrics.analyses.measure import Measure
from cxmetrics.model import Display, Estimate, Histogram, Moments, Waits
from cxmetrics.stats import log_rank
from cxmetrics.stats.kruskal_wallis import kruskal_wallis


def alike(measure: Measure, estimates: Sequence[Estimate], pieces: Sequence[Any]) -> float | None:
    """The p-value of groups that are all alike: by ranks, of waits by log-rank, of scores by Welch's test."""
    known = [
        piece
        for estimate, piece in zip(estimates, pieces, strict=True)
        if estimate.shown is not Display.HIDDEN
    ]
    if len(known) < 2:
        return None
    if isinstance(known[0], Waits):
        tested = log_rank.log_rank(*known)
    elif isinstance(known[0], Histogram):
        tested = kruskal_wallis([_alone(measure, answers) for answers in known])
    else:
        return _welch([moments.effective() for moments in known])
    return tested[1] if tested else None


def _alone(measure: Measure, answers: Histogram) -> Histogram:
    """What each answer alone would make the figure: of NPS, promoters are 100 and detractors −100."""
    calculation = measure.metric.calculation if measure.metric else None
    scale = measure.column.scale if measure.column else None
    if calculation is None or scale is None:
        return answers
    counts: dict[float, float] = {}
    for score, n in answers.counts:
        value = calculation.value(Histogram(((score, 1),)), scale)
        counts[value] = counts.get(value, 0.0) + n
    return Histogram.of(counts, weight=answers.weight)


def _welch(groups: list[Moments]) -> float | None:
    """Welch's test of equal means; None where fewer than two groups have anybody who differs (Welch 1951)."""
    told = [(each.mean, variance, each.size) for each in groups if (variance := _variance(each)) > 0]
    if len(told) < 2:
        return None
    # Takes seconds to import, and most pages compare nothing.
    from statsmodels.stats.oneway import anova_generic

    means, variances, sizes = np.array(told, dtype=float).T
    return float(anova_generic(means, variances, sizes, use_var="unequal").pvalue)


def _variance(moments: Moments) -> float:
    return max(moments.squares - moments.size * moments.mean**2, 0.0) / max(moments.size - 1.0, 1.0)
