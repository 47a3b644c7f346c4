"""How often was each answer given, and what do they come to on average?"""

from dataclasses import dataclass

from cxmetrics.analyses.share import share
from cxmetrics.metrics import METRICS
from cxmetrics.model import (
    LEAST_SHOWN,
    USUAL,
    Column,
    Dataset,
    Estimate,
    Histogram,
    Ratio,
    Scale,
    Slice,
    Terms,
)
from cxmetrics.stats import prior_average
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import histograms

MOST_LISTED = 11
"""A longer scale is a slider: of its answers only those that were given are listed."""
PRIOR_N = 7.0
PRIOR_PLACE = 62.5
"""Trustpilot adds seven reviews of 3.5 stars; 3.5 lies 62.5 % of the way from the worst star to the best."""


@dataclass(frozen=True)
class Prior:
    """The ratings added before averaging: how many, and of how many stars each."""

    n: float
    mean: float


@dataclass(frozen=True)
class Answer:
    """One of the answers: its score, in words where it has some, how often it was given, and its share."""

    score: float
    label: str | None
    count: float
    share: Estimate


@dataclass(frozen=True)
class Distribution:
    """The answers to one question, lowest first; none under five, so that nobody can be recognised.

    `mean` is the plain average, on a scale turned round where its lowest answer is the best. `average`
    is the same after the ratings of `prior` were added, so that one five-star review does not beat a
    hundred of 4.8. `lower` is a cautious figure to sort by and no estimate. Both are None under five.
    """

    column: Column
    answers: tuple[Answer, ...]
    mean: Estimate
    prior: Prior
    average: float | None
    lower: float | None

    @property
    def n(self) -> int:
        """Valid answers."""
        return self.mean.n


def distribution(
    workspace: Workspace,
    dataset: Dataset,
    column: Column,
    part: Slice,
    *,
    prior_n: float = PRIOR_N,
    prior_mean: float | None = None,
) -> Distribution:
    """The distribution of a scored column; raises ValueError for a column without a scale.

    `prior_mean` is given on the scale itself, more being better, and is 3.5 of 5 where it is not given.
    """
    if column.scale is None:
        raise ValueError(f"{column.label} has no scale")
    if prior_n < 0:
        raise ValueError("less than no rating cannot be added")
    found = histograms(workspace, dataset, column.name, part)
    prior = Prior(prior_n, usual_mean(column.scale) if prior_mean is None else prior_mean)
    return of_answers(column, column.scale, next(iter(found.values()), Histogram(())), prior, part.terms)


def usual_mean(scale: Scale) -> float:
    """Where 3.5 of 5 stars lies on `scale`, more being better."""
    return scale.low + scale.span * PRIOR_PLACE / 100.0


def of_answers(
    column: Column, scale: Scale, answers: Histogram, prior: Prior, terms: Terms = USUAL
) -> Distribution:
    """The distribution of `answers` to `column`."""
    mean = METRICS["rating"].estimate(answers, scale, terms)
    if answers.n < LEAST_SHOWN:
        return Distribution(column, (), mean, prior, None, None)
    counted, given = answers.effective(), dict(answers.counts)
    offered = {*given, *(scale.values if scale.levels <= MOST_LISTED else ())}
    each = tuple(
        Answer(score, _label(scale, score), given.get(score, 0), _share(counted, score, answers, terms))
        for score in sorted(offered)
    )
    stars = {_better_up(scale, score): n for score, n in counted.counts}
    size = sum(stars.values())
    total = sum(star * n for star, n in stars.items())
    return Distribution(
        column,
        each,
        mean,
        prior,
        prior_average.bayesian_average(total, size, prior.mean, prior.n),
        _lower(scale, stars, terms),
    )


def _share(counted: Histogram, score: float, answers: Histogram, terms: Terms) -> Estimate:
    told = answers.n if answers.weight else None
    return share(Ratio(dict(counted.counts).get(score, 0), counted.size, told), terms)


def _lower(scale: Scale, stars: dict[float, float], terms: Terms) -> float:
    """The cautious average: one rating of every answer added, on a slider five in all."""
    values = sorted({*stars, *scale.values})
    each = 1.0 if scale.levels <= MOST_LISTED else 5.0 / len(values)
    counts = [stars.get(value, 0.0) for value in values]
    return prior_average.lower_bound(values, counts, terms.level, prior=each)


def _better_up(scale: Scale, score: float) -> float:
    return scale.low + scale.high - score if scale.reversed else score


def _label(scale: Scale, score: float) -> str | None:
    """The words of an answer; labels stand worst first and are coded from the low end up."""
    place = (score - scale.low) / scale.step
    if place.is_integer() and 0 <= place < len(scale.labels):
        return scale.labels[int(place)]
    return None
