"""What would go with one touchpoint being rated otherwise? An association carried on, no forecast."""

from dataclasses import dataclass, replace
from math import hypot

import numpy as np

from cxmetrics.analyses.drivers.answers import Answers, answers
from cxmetrics.analyses.drivers.driver import Driver
from cxmetrics.analyses.drivers.limited import Limited
from cxmetrics.analyses.drivers.outcome import Outcome
from cxmetrics.analyses.score import score
from cxmetrics.model import CUT, SIDES, Dataset, Estimate, Moments, Quadrant, Side, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import moments
from cxmetrics.store.matrix import matrix


@dataclass(frozen=True)
class Scored:
    """One score before and after."""

    side: Side
    before: Estimate
    after: Limited | None


@dataclass(frozen=True)
class WhatIf:
    """The average answer to one rating moved by `points` of its own scale.

    `before` is the mean of the outcome on 0–100, `after` what it may then be and `change` the difference in the unit of
    the outcome; both None where the rating is not shown to matter. The scores and the quadrant follow by arithmetic; a quadrant is None where an
    interval crosses the cut.
    """

    driver: Driver
    outcome: Outcome
    points: float
    before: Estimate
    change: Limited | None
    after: Limited | None
    scores: tuple[Scored, ...]
    quadrant_before: Quadrant | None
    quadrant_after: Quadrant | None


def room(found: Answers, driver: Driver) -> tuple[float, float]:
    """How far the average answer can move within the answers seen: points of its scale down (below 0) and up."""
    given = found.of(driver.column)
    given = given[~np.isnan(given)]
    if not len(given):
        return 0.0, 0.0
    per_point = _per_point(driver)
    return (
        float((given.min() - given.mean()) / per_point),
        float((given.max() - given.mean()) / per_point),
    )


def what_if(
    workspace: Workspace,
    dataset: Dataset,
    part: Slice,
    *,
    driver: Driver,
    outcome: Outcome,
    points: float,
    cut: float = CUT,
) -> WhatIf:
    """What goes with the average answer being `points` better; every answer counts the same. Raises ValueError beyond those seen."""
    part = replace(part, weight=None)
    found = answers(workspace, dataset, outcome, part)
    least, most = room(found, driver)
    if not least - 1e-9 <= points <= most + 1e-9:
        raise ValueError(f"from {least:.2f} to {most:.2f} points have been seen, not {points:g}")
    moved = points * _per_point(driver)
    told = found.values[:, 0][~np.isnan(found.values[:, 0])]
    before = score(Moments(len(told), float(told.sum()), float((told**2).sum())), part.terms)
    change = _change(found, driver, moved) if driver.certain else None
    scores = tuple(_scored(workspace, dataset, driver, side, moved, part) for side in SIDES)
    return WhatIf(
        driver,
        outcome,
        points,
        before,
        change,
        _after(before, change, outcome),
        scores,
        _quadrant([_limits(one.before) for one in scores], cut),
        _quadrant([one.after for one in scores], cut),
    )


def _per_point(driver: Driver) -> float:
    return 100.0 / driver.column.scale.span if driver.column.scale else 1.0


def _change(found: Answers, driver: Driver, moved: float) -> Limited:
    """In the unit of the outcome, over all responses: only those who rate the thing meet it."""
    reach = float((~np.isnan(found.of(driver.column))).mean())
    return driver.coefficient.times(reach * moved / 100.0 * found.outcome.span)


def _limits(estimate: Estimate) -> Limited | None:
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return None
    return Limited(estimate.value, estimate.low, estimate.high)


def _after(before: Estimate, change: Limited | None, outcome: Outcome) -> Limited | None:
    """The mean now and the change together, each as unsure as it is, within 0 to 100."""
    now = _limits(before)
    if now is None or change is None:
        return None
    more = change.times(100.0 / outcome.span)
    value = now.value + more.value
    low = value - hypot(now.value - now.low, more.value - more.low)
    high = value + hypot(now.high - now.value, more.high - more.value)
    return Limited(*(min(max(each, 0.0), 100.0) for each in (value, low, high)))


def _scored(
    workspace: Workspace, dataset: Dataset, driver: Driver, side: Side, moved: float, part: Slice
) -> Scored:
    """The score of a side, and what it is when one of its ratings moves; its interval moves along."""
    sums = next(iter(moments(workspace, dataset, [str(side)], part).values()), None)
    before = score(sums[1][str(side)] if sums else Moments(0, 0.0, 0.0), part.terms)
    now = _limits(before)
    if now is None:
        return Scored(side, before, None)
    shift = moved * _weight(workspace, dataset, driver, side, part)
    return Scored(
        side,
        before,
        Limited(*(min(max(each + shift, 0.0), 100.0) for each in (now.value, now.low, now.high))),
    )


def _weight(workspace: Workspace, dataset: Dataset, driver: Driver, side: Side, part: Slice) -> float:
    """By how much the score of a side moves with one point of the rating: its weight in each response, on average."""
    names = [column.name for column in dataset.rated(side)]
    if driver.column.name not in names:
        return 0.0
    values = matrix(workspace, dataset, [str(side), *names], part)
    given = ~np.isnan(values[~np.isnan(values[:, 0]), 1:])
    return float((given[:, names.index(driver.column.name)] / given.sum(axis=1)).mean())


def _quadrant(scores: list[Limited | None], cut: float) -> Quadrant | None:
    """The quadrant both intervals lie in."""
    sides = []
    for one in scores:
        if one is None or one.low < cut <= one.high:
            return None
        sides.append(one.low >= cut)
    return Quadrant.at(*sides)
