"""What to fix first?

Ranked are the ratings that certainly go with the outcome and keep a part of their own with all others held. What you
can change, fully or in part, comes first; then what nobody said who can; then what is outside your control. Within
each, the largest expected gain first: reach × headroom × coefficient, what the outcome would be higher by if
everybody who meets it rated it best and the association held.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from cxmetrics.analyses.drivers.answers import Answers
from cxmetrics.analyses.drivers.driver import Driver
from cxmetrics.analyses.drivers.explained import Explained
from cxmetrics.analyses.drivers.limited import Limited
from cxmetrics.analyses.drivers.said import said
from cxmetrics.analyses.drivers.where import Where, lowest_at
from cxmetrics.analyses.share import share
from cxmetrics.analyses.touchpoints import Rated, ratings
from cxmetrics.model import CUT, Column, Control, Dataset, Display, Estimate, Ratio, Slice, Touchpoint
from cxmetrics.store import Workspace

_ORDER = {Control.FULL: 0, Control.SHARED: 0, None: 1, Control.OUTSIDE: 2}


class Unranked(StrEnum):
    """Why a rating is not ranked."""

    NOTHING = "nothing is shown to matter here"
    CHANCE = "not shown to matter here: it goes with the outcome no more than chance would"
    NO_OWN_PART = "not shown to matter by itself: it moves with the others"
    AGAINST = "the better it is rated, the lower the outcome: perhaps it is scored the other way round"
    BACKWARDS = "the better it is rated, the lower the outcome, as with all others: perhaps the outcome is scored the other way round"
    HARDLY = "all ratings together go with next to nothing of what makes answers differ"
    DEPENDENT = "it follows from other ratings, or they from it: what is its own cannot be told"
    TURNED = "within the groups of one column it goes the other way than over all of them"
    TOO_FEW = "too few answers to show its score"


@dataclass(frozen=True)
class Priority:
    """One thing to fix, with what speaks for it.

    `reach` is the share of responses that rated it, `poor` the share of these under 75 of 100. `per_point` is what
    one point more on its own scale goes with, `gain` what the best rating from everybody who meets it would
    go with; both in the unit of the outcome. `comments` are of those who rated it lowest; `where` is the group that
    clearly does, None where there is none.
    """

    driver: Driver
    touchpoint: Touchpoint | None
    score: Estimate
    reach: Estimate
    poor: Estimate
    per_point: Limited
    gain: Limited
    comments: tuple[str, ...]
    where: Where | None = None

    @property
    def column(self) -> Column:
        """The rating."""
        return self.driver.column

    @property
    def name(self) -> str:
        """The label of the rating."""
        return self.column.label

    @property
    def control(self) -> Control | None:
        """How far the business can change it; None where it is not known what it is about."""
        return self.touchpoint.control if self.touchpoint else None

    @property
    def within(self) -> bool:
        """Whether the business can change it, fully or in part."""
        return self.control in (Control.FULL, Control.SHARED)


@dataclass(frozen=True)
class NotRanked:
    """A rating that is not ranked, and why."""

    column: Column
    why: Unranked


@dataclass(frozen=True)
class Priorities:
    """What to fix, in order, and what was not ranked."""

    ranked: tuple[Priority, ...]
    others: tuple[NotRanked, ...]

    @property
    def first(self) -> Priority | None:
        """Where to start; None where nothing is ranked."""
        return self.ranked[0] if self.ranked else None

    @property
    def largest(self) -> Priority | None:
        """The largest expected gain whoever can change it: if it is not the first, it is outside your control or nobody knows."""
        return max(self.ranked, key=lambda one: one.gain.value, default=None)


def priorities(
    workspace: Workspace, dataset: Dataset, told: Explained, found: Answers, part: Slice
) -> Priorities:
    """What to fix first in the slice."""
    rated = {one.column.name: one for one in ratings(workspace, dataset, part)}
    why = {driver: _unranked(told, driver, rated[driver.column.name]) for driver in told.drivers}
    chosen = [driver for driver, reason in why.items() if reason is None]
    where = lowest_at(workspace, dataset, [driver.column for driver in chosen], part)
    ranked = [
        replace(
            _priority(workspace, dataset, driver, rated[driver.column.name], found, part),
            where=where.get(driver.column.name),
        )
        for driver in chosen
    ]
    ranked.sort(key=lambda one: (_ORDER[one.control], -one.gain.value))
    others = (NotRanked(driver.column, reason) for driver, reason in why.items() if reason is not None)
    return Priorities(tuple(ranked), tuple(others))


def _unranked(told: Explained, driver: Driver, rated: Rated) -> Unranked | None:
    if not told.named:
        return Unranked.NOTHING
    if not driver.certain:
        return Unranked.CHANCE
    if told.hardly:
        return Unranked.HARDLY
    if driver.r < 0:
        return Unranked.BACKWARDS if told.backwards else Unranked.AGAINST
    if driver.turned_within is not None:
        return Unranked.TURNED
    if driver.column in told.dependent:
        return Unranked.DEPENDENT
    if rated.estimate.shown is Display.HIDDEN or rated.estimate.value is None:
        return Unranked.TOO_FEW
    return None if driver.coefficient.low > 0 else Unranked.NO_OWN_PART


def _priority(
    workspace: Workspace, dataset: Dataset, driver: Driver, rated: Rated, found: Answers, part: Slice
) -> Priority:
    column = driver.column
    answers = found.of(column)
    n, poor = int((~np.isnan(answers)).sum()), int((answers < CUT).sum())
    span = column.scale.span if column.scale else 100.0
    assert rated.estimate.value is not None  # see _unranked
    best = n / len(answers) * (100.0 - rated.estimate.value) / 100.0 * found.outcome.span
    return Priority(
        driver,
        rated.touchpoint,
        rated.estimate,
        share(Ratio(n, len(answers)), part.terms),
        share(Ratio(poor, n), part.terms),
        driver.coefficient.times(found.outcome.span / span),
        driver.coefficient.times(best),
        said(workspace, dataset, column, poor, part),
    )
