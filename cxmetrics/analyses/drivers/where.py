"""Where is a rating the lowest?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from math import hypot
from operator import add

from cxmetrics.analyses.segment import segments_of
from cxmetrics.analyses.subtraction import protected
from cxmetrics.analyses.touchpoints import score_of
from cxmetrics.model import Column, Dataset, Display, Estimate, Grouped, Key, Moments, Slice, Terms
from cxmetrics.stats.normal import z
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import moments

LEAST_GAP = 5.0
"""Points of 100 between a group and all others: nobody would act on fewer."""
FALSE = 0.05


@dataclass(frozen=True)
class Where:
    """The one group of `column` that clearly rates lowest, `name`, beside all others together; scores on 0–100."""

    column: Column
    name: str
    score: Estimate
    others: Estimate

    @property
    def gap(self) -> float:
        """How much lower it is."""
        return (self.others.value or 0.0) - (self.score.value or 0.0)


@dataclass(frozen=True)
class _Groups:
    """What the groups of the column `by` gave one rating, and the scores that may be shown."""

    by: Column
    rated: Column
    sums: Grouped[Moments]
    scores: Grouped[Estimate]


def lowest_at(
    workspace: Workspace, dataset: Dataset, rated: Sequence[Column], part: Slice
) -> dict[str, Where]:
    """For each rating by its name the group where it is the lowest, of that column where the gap is the widest.

    It is named only with thirty answers or more, where its likely range lies below those of all other groups of
    its column, at least five points separate it from them together, and so wide a gap would be seen between any
    of all groups looked at, for any rating, once in twenty times by chance (Bonferroni).
    """
    looked_at = list(_groups(workspace, dataset, rated, part))
    family = sum(len(groups.scores) for groups in looked_at)
    found = [
        (groups.rated.name, where) for groups in looked_at if (where := _where(groups, part.terms, family))
    ]
    return dict(sorted(found, key=lambda one: one[1].gap))


def _groups(
    workspace: Workspace, dataset: Dataset, rated: Sequence[Column], part: Slice
) -> Iterator[_Groups]:
    names = [column.name for column in rated]
    for by in segments_of(dataset) if rated else ():
        found = moments(workspace, dataset, names, part, segment=by.name)
        for column in rated:
            sums = {key: of[column.name] for key, (_, of) in found.items()}
            scores = protected({key: score_of(column, of, part.terms) for key, of in sums.items()})
            shown = {key: one for key, one in scores.items() if one.value is not None}
            if len(shown) > 1:
                yield _Groups(by, column, sums, shown)


def _where(groups: _Groups, terms: Terms, family: int) -> Where | None:
    """The lowest of the groups; None where it is not certainly that."""
    key = min(groups.scores, key=lambda key: groups.scores[key].value or 0.0)
    low = groups.scores[key]
    if key.segment is None or low.shown is not Display.VALUE or not _alone(groups, key):
        return None
    rest = (sums for other, sums in groups.sums.items() if other != key)
    found = Where(groups.by, key.segment, low, score_of(groups.rated, reduce(add, rest), terms))
    chance = z(1.0 - FALSE / family) * hypot(_error(low, terms), _error(found.others, terms))
    return found if found.gap >= max(LEAST_GAP, chance) else None


def _alone(groups: _Groups, key: Key) -> bool:
    """Whether the likely range of a group lies below those of all others."""
    high = groups.scores[key].high or 0.0
    return all((one.low or 0.0) > high for other, one in groups.scores.items() if other != key)


def _error(one: Estimate, terms: Terms) -> float:
    """The standard error by the width of the interval, which never is nil."""
    return ((one.high or 0.0) - (one.low or 0.0)) / (2.0 * z(terms.level))
