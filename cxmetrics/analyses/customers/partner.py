"""Which orders and which answers are about the same customers?"""

from dataclasses import dataclass

from cxmetrics.model import Dataset, Kind, Role, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.customers import in_both
from cxmetrics.store.lines import as_marked

LEAST_SHARE = 0.30
LEAST_CUSTOMERS = 30
OTHER = {Kind.ORDERS: Kind.RESPONSES, Kind.RESPONSES: Kind.ORDERS}


@dataclass(frozen=True)
class Match:
    """A list of orders and a table of answers, and how many customers each has and both."""

    orders: Dataset
    responses: Dataset
    of_orders: int
    of_responses: int
    of_both: int

    @property
    def share(self) -> float:
        """The part of the smaller side's customers that the other has, too."""
        fewer = min(self.of_orders, self.of_responses)
        return self.of_both / fewer if fewer else 0.0

    @property
    def usable(self) -> bool:
        """Whether these are the same customers rather than numbers that happen to look alike."""
        return self.of_both >= LEAST_CUSTOMERS and self.share >= LEAST_SHARE


def partner(workspace: Workspace, dataset: Dataset, others: tuple[Dataset, ...], _: Slice) -> Match | None:
    """Of `others` the one that shares the most customers with the dataset; None where none has any to match.

    It is found by the customers of all time: a filter changes what is looked at, not what belongs together.
    """
    wanted = OTHER.get(dataset.kind)
    if not matchable(dataset) or wanted is None:
        return None
    found = [
        match(workspace, *((dataset, other) if dataset.kind is Kind.ORDERS else (other, dataset)))
        for other in others
        if other.kind is wanted and matchable(other)
    ]
    return max(found, key=lambda match: (match.usable, match.of_both), default=None)


def match(workspace: Workspace, orders: Dataset, responses: Dataset) -> Match:
    """How many customers these two share."""
    ((bought, answered, both),) = workspace.rows(in_both(as_marked(workspace, orders), responses))
    return Match(orders, responses, int(bought or 0), int(answered or 0), int(both or 0))


def matchable(dataset: Dataset) -> bool:
    """Whether its rows say who and when."""
    return bool(dataset.table and dataset.last and dataset.by_role(Role.CUSTOMER))
