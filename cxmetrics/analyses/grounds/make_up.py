"""Does the same score hide crowds of a different make-up?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import erfc, exp, sqrt

from cxmetrics.analyses.grounds.stretches import Stretch
from cxmetrics.metrics.nps import PASSIVE, PROMOTER
from cxmetrics.model import Histogram
from cxmetrics.stats import paired_score
from cxmetrics.stats.multiplicity import benjamini_hochberg
from cxmetrics.stats.normal import z
from cxmetrics.stats.trinomial import standard_error

Q = 0.05


@dataclass(frozen=True)
class Alike:
    """Two stretches whose scores chance alone could tell apart no better, and how unlike their make-up is."""

    first: Stretch
    second: Stretch
    p: float


@dataclass(frozen=True)
class MakeUp:
    """All pairs with nearly the same score, and those of them whose make-up differs, the most unlike first."""

    pairs: int
    unlike: tuple[Alike, ...]


def make_up(families: Iterable[Sequence[Stretch]], level: float = 0.95) -> MakeUp:
    """Pairs within each family whose scores lie within the smallest change that counts.

    The three shares of each pair are compared by a chi-square test, and all of those together by Benjamini
    and Hochberg's procedure at 5 %.
    """
    found = [
        Alike(first, second, _p(counted(first.answers), counted(second.answers)))
        for family in families
        for first, second in combinations(family, 2)
        if _close(first.answers, second.answers, level)
    ]
    holds = benjamini_hochberg([one.p for one in found], Q).holds
    unlike = [one for one, differs in zip(found, holds, strict=True) if differs]
    return MakeUp(len(found), tuple(sorted(unlike, key=lambda one: one.p)))


def counted(answers: Histogram) -> tuple[float, float, float]:
    """Promoters, passives and detractors."""
    promoters, detractors = answers.above(PROMOTER), answers.below(PASSIVE)
    return promoters, answers.size - promoters - detractors, detractors


def score(answers: Histogram) -> float:
    """The score, −100 to 100."""
    promoters, _, detractors = counted(answers)
    return 100.0 * (promoters - detractors) / answers.size


def width(answers: Histogram, n: float, level: float) -> float:
    """How many points wide the likely range of the score is with `n` answers of the same shares."""
    promoters, _, detractors = (n * part / answers.size for part in counted(answers))
    limits = paired_score.interval(promoters, detractors, n, level)
    return 100.0 * (limits.high - limits.low)


def error(answers: Histogram) -> float:
    """Standard error of the score, on −100 to 100."""
    promoters, _, detractors = counted(answers)
    return 100.0 * standard_error(promoters, detractors, answers.size)


def _close(first: Histogram, second: Histogram, level: float) -> bool:
    apart = abs(score(first) - score(second))
    return apart < z(level) * sqrt(error(first) ** 2 + error(second) ** 2)


def _p(first: Sequence[float], second: Sequence[float]) -> float:
    """Pearson's chi-square test of three shares in two groups; closed form for its one or two degrees of freedom."""
    sizes = [sum(first), sum(second)]
    held = [(one, two) for one, two in zip(first, second, strict=True) if one + two]
    statistic = sum(
        (seen - size * (one + two) / sum(sizes)) ** 2 / (size * (one + two) / sum(sizes))
        for one, two in held
        for seen, size in zip((one, two), sizes, strict=True)
    )
    if len(held) < 2:
        return 1.0
    return exp(-statistic / 2.0) if len(held) > 2 else erfc(sqrt(statistic / 2.0))
