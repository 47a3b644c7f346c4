"""Which touchpoints score high, and which low?"""

from dataclasses import dataclass

from cxmetrics.analyses.score import rescaled, score
from cxmetrics.meaning import TOUCHPOINTS
from cxmetrics.model import (
    Column,
    Dataset,
    Display,
    Estimate,
    Moments,
    Role,
    Side,
    Slice,
    Terms,
    Touchpoint,
)
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import moments


@dataclass(frozen=True)
class Rated:
    """One rating of the file with its score on 0–100."""

    column: Column
    touchpoint: Touchpoint | None
    estimate: Estimate

    @property
    def side(self) -> Side | None:
        """Service or experience, None where it was not said."""
        return self.column.side


def ratings(workspace: Workspace, dataset: Dataset, part: Slice) -> tuple[Rated, ...]:
    """Every rating, the lowest score first; those with too few answers for a rank come last."""
    columns = [c for c in dataset.by_role(Role.RATING) if c.side is not Side.OVERALL and c.scale]
    found = moments(workspace, dataset, [column.name for column in columns], part)
    sums = next(iter(found.values()))[1] if found else {}
    rated = [
        Rated(c, TOUCHPOINTS.get(c.touchpoint or ""), score_of(c, sums[c.name], part.terms)) for c in columns
    ]
    certainty = list(Display)
    return tuple(sorted(rated, key=lambda r: (certainty.index(r.estimate.shown), r.estimate.value or 0.0)))


def score_of(column: Column, sums: Moments, terms: Terms) -> Estimate:
    """The score of one rating on 0–100 from the sums of its answers; raises ValueError for one without a scale."""
    if column.scale is None:
        raise ValueError(f"{column.label} is not answered on a scale")
    cells = tuple(column.scale.pomp(value) for value in column.scale.values)
    return score(rescaled(sums, column.scale), terms, cells)
