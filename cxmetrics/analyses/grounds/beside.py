"""What else the workspace holds about the customers of a dataset."""

from dataclasses import replace

from cxmetrics.analyses.customers.partner import LEAST_CUSTOMERS, Match, partner
from cxmetrics.model import Dataset, Kind, Role, Slice
from cxmetrics.store import Workspace

NO_PURCHASES = "This takes a list of purchases, with the customer, the date and the amount of each."
NO_MATCH = (
    "This takes both a list of purchases and answers of the same customers, told by the same customer number: "
    f"at least {LEAST_CUSTOMERS} customers who are in both."
)


def is_purchases(dataset: Dataset) -> bool:
    """Whether the dataset is a list of purchases whose customers and amounts are known."""
    amount = dataset.by_role(Role.REVENUE) or (dataset.by_role(Role.QUANTITY) and dataset.by_role(Role.PRICE))
    return bool(dataset.kind is Kind.ORDERS and dataset.last and dataset.by_role(Role.CUSTOMER) and amount)


def match_of(workspace: Workspace, dataset: Dataset, part: Slice) -> Match | None:
    """The purchases and the answers that belong together, one of them the dataset; None without a usable pair."""
    others = tuple(other for other in workspace.datasets() if other.id != dataset.id and other.table)
    found = partner(workspace, dataset, others, part)
    return found if found and found.usable and is_purchases(found.orders) else None


def slices(match: Match, dataset: Dataset, part: Slice) -> tuple[Slice, Slice]:
    """What is looked at of the purchases and of the answers: the slice of the dataset itself, all of the other."""
    mine, everything = replace(part, latest=None, weight=None), Slice(terms=part.terms)
    return (mine, everything) if dataset.id == match.orders.id else (everything, mine)
