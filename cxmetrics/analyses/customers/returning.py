"""How many customers buy again, and how soon?"""

from dataclasses import dataclass

from cxmetrics.analyses.customers.curve import Step, happened
from cxmetrics.analyses.share import UNIT, share
from cxmetrics.metrics import METRICS
from cxmetrics.model import (
    LEAST_SHOWN,
    Behaviour,
    Dataset,
    Estimate,
    Role,
    Slice,
    Terms,
    Waits,
)
from cxmetrics.stats import survival, window
from cxmetrics.store import Workspace
from cxmetrics.store.behaviour import behaved, returns
from cxmetrics.store.lines import as_marked


@dataclass(frozen=True)
class Returning:
    """Who bought again on another day, counted in the three ways there are.

    `fixed` counts those known for the whole window and gives each the same time. `calendar` counts
    everybody to the end of the list, however short they are known. `followed` is Kaplan and Meier's
    share at the end of the window, which uses also those known for less; None where nobody was followed
    for so long. `curve` is theirs day by day, `half` the day by which half have bought again, None where
    it is not seen.
    """

    window: int
    fixed: Estimate
    calendar: Estimate
    followed: Estimate | None
    half: float | None
    curve: tuple[Step, ...]
    sql: str


def returning(workspace: Workspace, dataset: Dataset, part: Slice) -> Returning:
    """The second purchases of the customers of the slice; raises ValueError for what is no list of orders."""
    terms = part.terms
    column = dataset.by_role(Role.CUSTOMER)[0].name
    pieces = behaved(workspace, dataset, Behaviour.RETURN, column, part)
    waits = sum((piece for piece in pieces.values() if isinstance(piece, Waits)), Waits(()))
    return Returning(
        terms.window,
        METRICS["repeat_purchase"].observe(waits, terms),
        share(window.so_far(waits), terms),
        followed(waits, terms),
        survival.quantile(waits, 0.5, terms.level)[0] if waits.n >= LEAST_SHOWN else None,
        happened(waits, terms.level),
        returns(as_marked(workspace, dataset), dataset, part).sql,
    )


def followed(waits: Waits, terms: Terms) -> Estimate | None:
    """Kaplan and Meier's share by the end of the window; None where nobody was followed for so long."""
    if waits.n < LEAST_SHOWN:
        return Estimate.hidden(waits.n, unit=UNIT)
    found = survival.happened_by(waits, terms.window, terms.level)
    if found is None:
        return None
    value, limits = found
    return Estimate.observed(100 * value, 100 * limits.low, 100 * limits.high, waits.n, span=100.0, unit=UNIT)
