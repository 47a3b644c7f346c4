"""Is the average satisfaction to be believed here?"""

from dataclasses import dataclass, replace
from itertools import combinations
from math import ceil

from cxmetrics.analyses.checks.check import Answer, Asked, Check, Verdict, cannot
from cxmetrics.analyses.grounds import ranges
from cxmetrics.analyses.grounds.equally import equally
from cxmetrics.analyses.grounds.questions import NO_SATISFACTION, is_satisfied, quoted, satisfaction
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.analyses.grounds.stretches import Stretch, groups
from cxmetrics.model import Column, Histogram, Pairs
from cxmetrics.stats import detectable, probabilistic_index
from cxmetrics.stats.probabilistic_index import ProbabilisticIndex
from cxmetrics.stats.rank_correlation import pearson
from cxmetrics.store.fetch import histograms

SHIFT = 0.2
EVEN = 0.5
_SAME = 1e-9


def _fewest(asked: Asked) -> Answer:
    """How many answers the average and the share of satisfied customers take to show the same shift."""
    column = satisfaction(asked.dataset)
    if column is None:
        return cannot(NO_SATISFACTION)
    found = histograms(asked.workspace, asked.dataset, column.name, asked.part)
    answers = sum(found.values(), Histogram(()))
    if answers.n < LEAST:
        return cannot(f"Only {answers.n} answers about satisfaction; {LEAST} are needed.")
    satisfied = is_satisfied(column)
    level = asked.part.terms.level
    told = pearson(Pairs(tuple((score, satisfied(score), int(n)) for score, n in answers.counts)), level)
    if told is None or told.interval.low * told.interval.high <= 0.0:
        return cannot(
            "All answers are the same, or all are satisfied, so no shift can be seen in both figures."
        )
    mean = detectable.effect(1.0, level) ** 2 / SHIFT**2
    # A small shift of every answer moves the share by their correlation times as many of its own deviations.
    strengths = sorted(abs(r) for r in (told.interval.low, told.r, told.interval.high))
    most, share, least = (ceil(mean / r**2) for r in strengths)
    return Answer(
        Verdict.SHOWN,
        f"To notice that all answers to {quoted(column)} shift by a fifth of their usual spread, the average takes "
        f"{ceil(mean):,} answers in each of two months and the share of satisfied customers {share:,} (likely "
        f"{least:,} to {most:,}); worked out on {answers.n:,} answers.",
    )


@dataclass(frozen=True)
class _Crossed:
    """Two groups that the average orders one way and single answers the other."""

    higher: Stretch
    lower: Stretch
    index: ProbabilisticIndex


def _ordinal(asked: Asked) -> Answer:
    """Whether groups change places when only the order of answers counts."""
    column = satisfaction(asked.dataset)
    if column is None:
        return cannot(NO_SATISFACTION)
    by_segment = groups(asked.workspace, asked.dataset, column.name, asked.part)
    if not by_segment:
        return cannot(f"Needs two groups (places, channels, …) with {LEAST} answers each.")
    pairs = [
        (one, two)
        for members in by_segment
        for one, two in combinations([_turned(member, column) for member in members], 2)
    ]
    crossed = [found for pair in pairs if (found := _crossed(*pair, asked.part.terms.level))]
    n = max(sum(member.answers.n for member in members) for members in by_segment)
    if not crossed:
        told = f"None of {len(pairs):,} pairs of groups is ordered otherwise by single answers than by the average"
        return Answer(Verdict.FAILS, f"{told}; {n:,} answers.")
    most = max(crossed, key=lambda one: abs(EVEN - one.index.value))
    told = f"{_in_words(most)}. {len(crossed):,} of {len(pairs):,} pairs of groups change places so"
    close = most.index.interval.low <= EVEN <= most.index.interval.high
    doubt = " Even this pair is too close to tell which is better." if close else ""
    return Answer(Verdict.HOLDS, f"{told}; {n:,} answers.{doubt}")


def _turned(group: Stretch, column: Column) -> Stretch:
    """The group with its answers on 0–100, so that more is better."""
    assert column.scale is not None  # see is_satisfied
    up = column.scale.pomp
    answers = Histogram.of({up(score): n for score, n in group.answers.counts})
    return replace(group, answers=answers)


def _crossed(one: Stretch, two: Stretch, level: float) -> _Crossed | None:
    """The pair, if single answers say otherwise than the average; None where either says they are alike."""
    lower, higher = sorted((one, two), key=lambda group: group.answers.mean)
    index = probabilistic_index.compare(lower.answers, higher.answers, level)
    apart = higher.answers.mean - lower.answers.mean
    return _Crossed(higher, lower, index) if apart > _SAME and index.value < EVEN - _SAME else None


def _in_words(found: _Crossed) -> str:
    means = [f"{group.answers.mean:.1f}" for group in (found.higher, found.lower)]
    return (
        f"By “{found.higher.segment}”, {found.higher.name} has the higher average ({means[0]} of 100 against {means[1]} "
        f"for {found.lower.name}), yet its answer is the better one in only {100 * found.index.value:.1f} of 100 "
        f"pairs of answers ({ranges.in_hundred(found.index.interval)})"
    )


CHECKS = (
    Check(
        "PC12",
        "Shown is how many answers each figure takes to notice, in four of five cases, that all answers shift by a "
        f"fifth ({SHIFT:g}) of their usual spread (standard deviation). No verdict.",
        equally(_fewest),
    ),
    Check(
        "PC13",
        "Holds when any two groups are ordered one way by their averages and the other way by how often an answer "
        "of one beats an answer of the other, which uses nothing but the order of answers. Whether averages of "
        "short and long scales differ cannot be seen in one question.",
        equally(_ordinal),
    ),
)
