"""Which group does best, which worst, and how far can the order be trusted?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from cxmetrics.analyses.comparing.alike import alike
from cxmetrics.analyses.comparing.compare import Customers, customers, only
from cxmetrics.analyses.comparing.difference import Difference, difference
from cxmetrics.analyses.measure import Measure, evidence, measures, together
from cxmetrics.analyses.subtraction import protected
from cxmetrics.errors import NotEnoughData
from cxmetrics.model import Dataset, Display, Estimate, Key, Slice, Terms
from cxmetrics.stats import multiplicity
from cxmetrics.stats.normal import z
from cxmetrics.stats.shrinkage import Ranks, Shrunken, rank_intervals, shrunken
from cxmetrics.store import Workspace

MOST = 40
Q = multiplicity.Q


@dataclass(frozen=True)
class Placed:
    """One group: its estimate, how it differs from all others, and where it may stand among the groups.

    `shrunk` is its value drawn to the mean of all, the further the less it rests on. `rest` and `ranks` are
    None under thirty answers or where the interval is too wide. `holds` says whether the difference
    is one of those that stand after all of them were looked at.
    """

    name: str | None
    estimate: Estimate
    rest: Difference | None = None
    holds: bool = False
    shrunk: float | None = None
    ranks: Ranks | None = None


@dataclass(frozen=True)
class Ranking:
    """All groups of a measure: those with a rank by shrunken value, the best first, then those without.

    `hidden` holds the names and sizes of groups of too few. `family` is the number of comparisons on show.
    `overall` is the p-value of no difference between any of them, None where fewer than two can be
    compared. `left_out` counts groups beyond the most answered forty; they are among all others.
    `customers` are those of the two largest groups, None where the data names none.
    """

    measure: Measure
    level: float
    groups: tuple[Placed, ...]
    hidden: tuple[tuple[str | None, int], ...]
    family: int
    overall: float | None
    left_out: int
    customers: Customers | None = None

    @property
    def ranked(self) -> int:
        """How many groups have a rank."""
        return sum(group.ranks is not None for group in self.groups)

    @property
    def marked(self) -> int:
        """How many differ from all others by more than chance."""
        return sum(group.holds for group in self.groups)


def ranking(workspace: Workspace, dataset: Dataset, measure: Measure, column: str, part: Slice) -> Ranking:
    """The groups of `column`, a safe name, side by side; nobody is ranked by a lower limit.

    The family of the comparisons is what is on show: each group with enough answers against all others
    (Benjamini & Hochberg 1995).
    """
    found = evidence(workspace, dataset, measure, part, segment=column)
    estimates = protected({key: measure.estimate(piece, part.terms) for key, piece in found.items()})
    keys = sorted((key for key in found if found[key].n), key=lambda k: (-estimates[k].n, k.segment or ""))
    shown, folded = keys[:MOST], keys[MOST:]
    groups = [Placed(key.segment, estimates[key]) for key in shown]
    groups = _compared(measure, groups, [found[key] for key in shown], [found[k] for k in folded], part.terms)
    groups = _placed(measure, groups, part.terms.level)
    return Ranking(
        measure,
        part.terms.level,
        tuple(sorted((g for g in groups if not _hidden(g)), key=lambda g: _order(g, measure))),
        tuple((group.name, group.estimate.n) for group in groups if _hidden(group)),
        sum(group.rest is not None for group in groups),
        alike(measure, [g.estimate for g in groups], [found[key] for key in shown]),
        len(folded),
        _customers(workspace, dataset, column, part, shown),
    )


def _customers(
    workspace: Workspace, dataset: Dataset, column: str, part: Slice, keys: list[Key]
) -> Customers | None:
    """Whether the two largest groups are the same people, as where everybody rated every shop."""
    if len(keys) < 2 or part.latest:
        return None
    first, second = (only(part, column, key.segment) for key in keys[:2])
    return customers(workspace, dataset, first, second)


def usual(dataset: Dataset) -> Measure:
    """What groups are compared by where nobody says: the first metric of one question, else the first score.

    Raises NotEnoughData where the dataset has no measure.
    """
    known = measures(dataset)
    if not known:
        raise NotEnoughData(
            "There is nothing to compare these groups by.",
            why="No column of this data is read as a score, and none says what customers did.",
            fix="Name a column of answers with --set LABEL=rating, or set its role on the Data page.",
        )
    return next((measure for measure in known if measure.metric), known[0])


def _hidden(group: Placed) -> bool:
    return group.estimate.shown is Display.HIDDEN


def _order(group: Placed, measure: Measure) -> tuple[bool, float, float, str]:
    """Ranked groups first, the best first."""
    better = -1.0 if measure.metric is None or measure.metric.higher_is_better else 1.0
    value = group.estimate.value or 0.0
    shrunk = value if group.shrunk is None else round(group.shrunk, 9)
    return group.ranks is None, better * shrunk, better * value, group.name or ""


def _compared(
    measure: Measure, groups: list[Placed], pieces: list[Any], folded: list[Any], terms: Terms
) -> list[Placed]:
    """Each group with answers enough against all others, and which of these differences hold."""
    rests = _all_others(pieces, folded)
    differences = [
        difference(measure, rest, piece, terms)
        if rest is not None and group.estimate.shown is Display.VALUE
        else None
        for group, piece, rest in zip(groups, pieces, rests, strict=True)
    ]
    told = [d if d is not None and d.p is not None else None for d in differences]
    held = iter(multiplicity.benjamini_hochberg([d.p_of_many for d in told if d is not None], Q).holds)
    return [
        replace(group, rest=d, holds=d is not None and next(held))
        for group, d in zip(groups, told, strict=True)
    ]


def _all_others(pieces: list[Any], folded: list[Any]) -> list[Any]:
    """For each piece all the others together; None where there is no other."""
    ends = [together(folded)] if folded else []
    before = [None, *accumulate(pieces, lambda a, b: a + b)]
    after = [None, *accumulate([*ends, *reversed(pieces)], lambda a, b: a + b)]
    found = []
    for place in range(len(pieces)):
        parts = [before[place], after[len(ends) + len(pieces) - 1 - place]]
        known = [part for part in parts if part is not None]
        found.append(together(known) if known else None)
    return found


def _placed(measure: Measure, groups: list[Placed], level: float) -> list[Placed]:
    """Each group with its shrunken value, and with a rank where it has answers enough."""
    known = [place for place, group in enumerate(groups) if _error(group.estimate, level)]
    if len(known) < 2:
        return groups
    shrunk = shrunken(
        [groups[place].estimate.value or 0.0 for place in known],
        [_error(groups[place].estimate, level) or 0.0 for place in known],
    )
    ranked = [i for i, place in enumerate(known) if groups[place].estimate.shown is Display.VALUE]
    highest_first = measure.metric is None or measure.metric.higher_is_better
    ranks = _ranks(shrunk, ranked, level, highest_first=highest_first)
    placed = list(groups)
    for i, place in enumerate(known):
        placed[place] = replace(groups[place], shrunk=shrunk.values[i], ranks=ranks.get(i))
    return placed


def _ranks(shrunk: Shrunken, ranked: Sequence[int], level: float, *, highest_first: bool) -> dict[int, Ranks]:
    """The rank intervals of those that are ranked, among each other; none of a single one."""
    if len(ranked) < 2:
        return {}
    only = replace(
        shrunk,
        values=tuple(shrunk.values[i] for i in ranked),
        errors=tuple(shrunk.errors[i] for i in ranked),
        kept=tuple(shrunk.kept[i] for i in ranked),
    )
    return dict(zip(ranked, rank_intervals(only, level, highest_first=highest_first), strict=True))


def _error(estimate: Estimate, level: float) -> float | None:
    """The standard error by the width of the interval, which never is nil; None where there is none to show."""
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return None
    return (estimate.high - estimate.low) / (2.0 * z(level)) or None
