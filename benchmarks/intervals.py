"""Which of the product's intervals hold the truth how often, by what people really think and how many answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

import numpy as np

from benchmarks import outcomes, shapes
from benchmarks.outcomes import Outcomes
from cxmetrics.analyses.score import score
from cxmetrics.metrics import METRICS
from cxmetrics.model import Histogram, Interval, Moments, Scale
from cxmetrics.stats import mean_difference, mover

LEVEL = 0.95
ITEMS = (2, 4, 6)
FIVE = Scale(1, 5)
SHARES = np.linspace(0.01, 0.99, 981)
MOST_MEANS = 10_000
MOST_DIFFERENCES = 1_000
_ROUNDING = 1e-9

Limits = Callable[..., Interval]


@dataclass(frozen=True)
class Effort:
    """How many answers there are, how many in two groups, and how often to draw where counting takes too long."""

    sizes: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]
    times: int


FULL = Effort((5, 10, 30, 100, 400), ((10, 10), (10, 100), (30, 30), (100, 100)), 4_000)
QUICK = Effort((5, 10), ((10, 10),), 400)


@dataclass(frozen=True)
class Cell:
    """How often the interval held the truth, in per cent, of one shape and size; how often it was zero wide."""

    shape: str
    size: str
    covered: float
    zero_wide: float


def nps(effort: Effort) -> list[Cell]:
    """The score of six shapes."""
    return [
        _cell(name, n, outcomes.counts(n, shapes.probabilities(mix), effort.times), _nps, _nps_value(mix))
        for (name, mix), n in product(shapes.NPS.items(), effort.sizes)
    ]


def proportions(effort: Effort) -> list[Cell]:
    """The share of satisfied customers, at true shares from 1 to 99 %."""
    return [
        _cell(f"{p:.1%}", n, outcomes.counts(n, np.array([1 - p, p]), effort.times), _satisfied, 100 * p)
        for p, n in product(SHARES, effort.sizes)
    ]


def means(label: str, effort: Effort) -> list[Cell]:
    """The mean of one rating on the scale with this label."""
    low, mixes = shapes.RATINGS[label]
    return _means(low, mixes, effort)


def composites(items: int, effort: Effort, mixes: Mapping[str, shapes.Shares] = shapes.FIVE) -> list[Cell]:
    """The score of this many ratings on 1–5."""
    cells = []
    for (name, mix), n in product(mixes.items(), effort.sizes):
        shares = shapes.composite(mix, items)
        step = 100 / (len(shares) - 1)
        truth = step * float(np.arange(len(shares)) @ shares)
        cells.append(_cell(name, n, outcomes.sums(n, shares, effort.times), _score(n, step), truth))
    return cells


def wide(effort: Effort) -> list[Cell]:
    """The mean of one rating on 1–5 and the score of two where opinions lie far apart."""
    one, two = _means(1, shapes.WIDE, effort), composites(2, effort, shapes.WIDE)
    return [replace(cell, shape=f"mean, {cell.shape}") for cell in one] + [
        replace(cell, shape=f"score of 2, {cell.shape}") for cell in two
    ]


def nps_differences(effort: Effort) -> list[Cell]:
    """The difference of two scores: each shape twice, and from the best one to each other."""
    best = shapes.NPS["2/6/92"]
    cells = []
    for (name, mix), sizes in product(shapes.NPS.items(), effort.pairs):
        for title, first in {f"{name} twice": mix, f"2/6/92 to {name}": best}.items():
            if title == "2/6/92 to 2/6/92":
                continue
            shares = shapes.probabilities(first), shapes.probabilities(mix)
            sampled = outcomes.pairs(sizes, shares, effort.times)
            truth = _nps_value(mix) - _nps_value(first)
            cells.append(_cell(title, "{} / {}".format(*sizes), sampled, _nps_change, truth))
    return cells


def mean_differences(effort: Effort) -> list[Cell]:
    """The difference of two mean ratings on 1–5, always drawn: from a typical shape to each."""
    values, typical = np.array(FIVE.values), shapes.probabilities(shapes.FIVE["typical"])
    cells = []
    for (name, mix), sizes in product(shapes.FIVE.items(), effort.pairs):
        shares = shapes.probabilities(mix)
        sampled = outcomes.pairs(sizes, (typical, shares), min(effort.times, MOST_DIFFERENCES), most=0)
        truth = float(values @ (shares - typical))
        cells.append(_cell(f"typical to {name}", "{} / {}".format(*sizes), sampled, _mean_change, truth))
    return cells


def _means(low: int, mixes: Mapping[str, shapes.Shares], effort: Effort) -> list[Cell]:
    cells = []
    for (name, mix), n in product(mixes.items(), effort.sizes):
        shares, values = shapes.probabilities(mix), low + np.arange(len(mix))
        sampled = outcomes.counts(n, shares, effort.times, MOST_MEANS)
        cells.append(_cell(name, n, sampled, _mean(low), float(values @ shares)))
    return cells


def _cell(shape: str, size: int | str, sampled: Outcomes, limits: Limits, truth: float) -> Cell:
    found = [limits(*sample) for sample in sampled.samples]
    low, high = np.array([each.low for each in found]), np.array([each.high for each in found])
    holds = (low <= truth + _ROUNDING) & (truth - _ROUNDING <= high)
    return Cell(
        shape,
        str(size),
        100 * float(sampled.chances[holds].sum()),
        100 * float(sampled.chances[high <= low].sum()),
    )


def _nps_value(mix: shapes.Shares) -> float:
    return 100 * (mix[-1] - mix[0]) / sum(mix)


@cache
def _nps(detractors: int, passives: int, promoters: int) -> Interval:
    return _of_metric("nps", {0: detractors, 8: passives, 10: promoters}, Scale(0, 10))


@cache
def _satisfied(others: int, satisfied: int) -> Interval:
    return _of_metric("csat", {1: others, 5: satisfied}, FIVE)


@cache
def _mean(low: int) -> Limits:
    """The limits of a mean rating on the scale that starts there."""

    @cache
    def limits(*counts: int) -> Interval:
        scale = Scale(low, low + len(counts) - 1)
        return _of_metric("csat_mean", dict(enumerate(counts, low)), scale)

    return limits


def _of_metric(name: str, counts: Mapping[float, float], scale: Scale) -> Interval:
    calculation = METRICS[name].calculation
    assert calculation is not None
    return calculation.interval(Histogram.of(counts), scale, LEVEL)


@cache
def _score(n: int, step: float) -> Limits:
    """The limits of a composite of `n` people, `step` points from one place to the next."""

    @cache
    def limits(total: int, squares: int) -> Interval:
        estimate = score(Moments(n, step * total, step * step * squares))
        assert estimate.low is not None and estimate.high is not None
        return Interval(estimate.low, estimate.high)

    return limits


@cache
def _nps_change(*counts: int) -> Interval:
    first, second = counts[:3], counts[3:]
    return mover.difference(_nps_value(first), _nps(*first), _nps_value(second), _nps(*second))


@cache
def _mean_change(*counts: int) -> Interval:
    first, second = (Histogram.of(dict(enumerate(part, 1))) for part in (counts[:5], counts[5:]))
    return mean_difference.interval(first, second, FIVE.values, LEVEL)
