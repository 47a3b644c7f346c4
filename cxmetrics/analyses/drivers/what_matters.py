"""What matters, and what to fix first?"""

from dataclasses import dataclass, replace

from cxmetrics.analyses.drivers.answers import answers
from cxmetrics.analyses.drivers.explained import Explained, explained
from cxmetrics.analyses.drivers.importance import Placed, importance
from cxmetrics.analyses.drivers.outcome import Outcome, chosen, outcomes
from cxmetrics.analyses.drivers.priorities import Priorities, priorities
from cxmetrics.analyses.drivers.sand import Sand, sand
from cxmetrics.analyses.drivers.service_share import ServiceShare, service_share
from cxmetrics.analyses.quadrant.halo import COLOURED
from cxmetrics.model import Dataset, Slice
from cxmetrics.store import Workspace

NO_OUTCOME = "No question is about the visit as a whole, so that nothing can be said of what goes with it."


@dataclass(frozen=True)
class WhatMatters:
    """All of it for one outcome of a slice.

    `outcomes` may be chosen among. `service_share` is None without a rating of each side. `coloured` says whether all
    ratings go together so much that one impression may have coloured every answer, `weighted` whether weights were asked
    for: here they are left out of all figures, as nothing is known of how resampling and shuffling go with them.
    """

    outcomes: tuple[Outcome, ...]
    explained: Explained
    service_share: ServiceShare | None
    importance: tuple[Placed, ...]
    priorities: Priorities
    sand: Sand
    coloured: bool
    weighted: bool = False

    @property
    def outcome(self) -> Outcome:
        """The outcome that is explained."""
        return self.explained.outcome


def what_matters(
    workspace: Workspace, dataset: Dataset, part: Slice, *, outcome: str | None = None
) -> WhatMatters | None:
    """What goes with the outcome of this id or label, the usual one if None; None where the dataset has none.

    Raises UnknownName for an outcome that is none.
    """
    weighted, part = part.weight is not None, replace(part, weight=None)
    asked = chosen(workspace, dataset, part, outcome)
    if asked is None:
        return None
    found = answers(workspace, dataset, asked, part)
    told, fitted = explained(found, part.terms.level)
    coloured = fitted is not None and fitted.coloured
    caveat = f" {COLOURED}" if coloured else ""
    return WhatMatters(
        outcomes(workspace, dataset, part),
        told,
        service_share(told, fitted, part.terms.level, caveat=caveat),
        importance(workspace, dataset, told, part),
        priorities(workspace, dataset, told, found, part),
        sand(told, found, part.terms, caveat=caveat),
        coloured,
        weighted,
    )
