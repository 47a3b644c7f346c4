"""Two groups side by side on every rating: where do they differ by more than chance?"""

from dataclasses import dataclass, replace

from cxmetrics.analyses.comparing.difference import Difference, difference
from cxmetrics.analyses.comparing.marked import held
from cxmetrics.analyses.measure import Measure, evidence
from cxmetrics.analyses.subtraction import protected
from cxmetrics.meaning import TOUCHPOINTS
from cxmetrics.metrics import METRICS
from cxmetrics.model import Column, Dataset, Display, Key, Role, Side, Slice, Touchpoint
from cxmetrics.store import Workspace


@dataclass(frozen=True)
class Pair:
    """One rating of both groups, on its own scale; `holds` where they differ although so many were looked at."""

    column: Column
    touchpoint: Touchpoint | None
    difference: Difference
    holds: bool = False

    def of_100(self, figure: float) -> float:
        """An average answer as a score on 0–100."""
        scale = self.column.scale
        return 100.0 * (figure - scale.low) / scale.span if scale else figure

    @property
    def change_of_100(self) -> float:
        """The second group less the first in points of 100; 0 where it is not known."""
        scale, change = self.column.scale, self.difference.change
        return 100.0 * change / scale.span if scale and change is not None else 0.0


@dataclass(frozen=True)
class TouchpointGroups:
    """Every rating both groups gave, those that hold first and of these the largest difference.

    `hidden` are ratings that too few of one group gave to be shown, `family` counts the comparisons.
    """

    pairs: tuple[Pair, ...]
    hidden: tuple[Column, ...]
    family: int

    @property
    def better(self) -> tuple[Pair, ...]:
        """What the second group rates better, for certain."""
        return tuple(pair for pair in self.pairs if pair.holds and pair.difference.better)

    @property
    def worse(self) -> tuple[Pair, ...]:
        """What the second group rates worse, for certain."""
        return tuple(pair for pair in self.pairs if pair.holds and pair.difference.better is False)


def touchpoint_groups(
    workspace: Workspace,
    dataset: Dataset,
    column: str,
    first: str | None,
    second: str | None,
    part: Slice,
) -> TouchpointGroups:
    """Two values of the column with this safe name; the family is every rating on show."""
    rated = [c for c in dataset.by_role(Role.RATING) if c.side is not Side.OVERALL and c.scale]
    pairs, hidden = [], []
    for rating in rated:
        told = _of(workspace, dataset, rating, (column, first, second), part)
        if told is not None and not told.hidden and told.change is not None:
            pairs.append(Pair(rating, TOUCHPOINTS.get(rating.touchpoint or ""), told))
        elif told is not None:
            hidden.append(rating)
    holds = held([pair.difference for pair in pairs])
    marked = [replace(pair, holds=sure) for pair, sure in zip(pairs, holds, strict=True)]
    marked.sort(key=lambda pair: (not pair.holds, -abs(pair.change_of_100)))
    return TouchpointGroups(tuple(marked), tuple(hidden), len(pairs))


def _of(
    workspace: Workspace,
    dataset: Dataset,
    rating: Column,
    groups: tuple[str, str | None, str | None],
    part: Slice,
) -> Difference | None:
    """The difference on one rating; None where one of the two was never asked it."""
    column, first, second = groups
    measure = Measure(METRICS["rating"], rating)
    found = evidence(workspace, dataset, measure, part, segment=column)
    keys = Key(segment=first), Key(segment=second)
    if any(key not in found or not found[key].n for key in keys):
        return None
    safe = protected({key: measure.estimate(piece, part.terms) for key, piece in found.items()})
    hidden = any(safe[key].shown is Display.HIDDEN for key in keys)
    return difference(measure, found[keys[0]], found[keys[1]], part.terms, hidden=hidden)
