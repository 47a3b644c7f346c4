"""Was another scale offered for a part of the time?"""

from dataclasses import replace
from datetime import date
from functools import reduce
from operator import add

from cxmetrics.model import Column, Dataset, Finding, Grouped, Histogram, Role, Scale, Severity, Slice
from cxmetrics.stats import wilson
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import histograms

SHORTER_ENDS = (5.0, 7.0)
"""Where the usual scales from 0 or 1 end besides 10."""
LEAST_ANSWERS = 30
CHANCE = 0.001


def scale_changes(workspace: Workspace, dataset: Dataset, part: Slice) -> tuple[Finding, ...]:
    """A question for every column of answers that look as if a shorter scale had been offered for some time.

    Told at most one time in a thousand where people only answered otherwise: were answers over the shorter end
    as frequent as the lower limit of what they are where there are any, so many months without one would be so rare.
    """
    asked = [column for column in dataset.columns if dataset.first and _shorter(column)]
    each = replace(part, latest=None, weight=None)
    found = (
        _of(column, histograms(workspace, dataset, column.name, each, every="month")) for column in asked
    )
    return tuple(finding for finding in found if finding)


def _of(column: Column, found: Grouped[Histogram]) -> Finding | None:
    return next((told for end in _shorter(column) if (told := _change(column, end, found))), None)


def _shorter(column: Column) -> tuple[float, ...]:
    """The ends of shorter scales that begin where that of the column does."""
    scale = column.scale
    if scale is None or scale.labels or scale.reversed or scale.low not in (0, 1) or column.role is Role.NPS:
        return ()
    return tuple(end for end in SHORTER_ENDS if end < scale.high <= 10)


def _change(column: Column, end: float, found: Grouped[Histogram]) -> Finding | None:
    """The question, where all answers of one side of some month end at `end` and those of the other do not."""
    months = {key.period: answers for key, answers in found.items() if key.period and answers.n}
    over = [month for month, answers in months.items() if _above(answers, end)]
    after = [month for month in months if over and month > max(over)]
    for since, silent_first in ((min(over, default=None), True), (min(after, default=None), False)):
        if since is None or column.scale is None:
            continue
        before, from_then = _sides(months, since)
        silent, others = (before, from_then) if silent_first else (from_then, before)
        if _by_chance(silent, others, end) <= CHANCE:
            return _finding(column, column.scale, end, since, (before, from_then))
    return None


def _sides(months: dict[date, Histogram], since: date) -> tuple[Histogram, Histogram]:
    none = Histogram(())
    return (
        reduce(add, (answers for month, answers in months.items() if month < since), none),
        reduce(add, (answers for month, answers in months.items() if month >= since), none),
    )


def _above(answers: Histogram, end: float) -> int:
    return sum(int(n) for score, n in answers.counts if score > end)


def _by_chance(silent: Histogram, others: Histogram, end: float) -> float:
    """How probable it is that none of the `silent` is above `end`; 1 where too few answered on either side."""
    if min(silent.n, others.n) < LEAST_ANSWERS:
        return 1.0
    return float((1.0 - wilson.interval(_above(others, end), others.n).low) ** silent.n)


def _finding(
    column: Column, scale: Scale, end: float, since: date, sides: tuple[Histogram, Histogram]
) -> Finding:
    month = f"{since:%B %Y}"
    before, from_then = (f"{_above(side, end):,} of {side.n:,} answers" for side in sides)
    return Finding(
        Severity.QUESTION,
        column.label,
        f"It may mix two scales: before {month} {before} lie above {end:g}, from then on {from_then}. All are read as {scale}.",
        f"If the scale was changed, a figure over both means little: split the file at {month} and add the two on their own.",
    )
