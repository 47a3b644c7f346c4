"""Which answers follow a contact or a purchase of the same customer?"""

from cxmetrics.analyses.grounds.beside import match_of
from cxmetrics.model import Column, Dataset, Kind, Role, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.joint import together
from cxmetrics.store.last_before import last_before

REPLIES = (Role.REPLY_TIME, Role.REPLIED)
Lags = list[tuple[int | None, int]]
"""Days since, None where nothing came before, and how many answers."""


def replies(dataset: Dataset) -> tuple[Column, ...]:
    """The columns that tell when a request was answered, in minutes."""
    return tuple(column for role in REPLIES for column in dataset.by_role(role))


def linked(
    workspace: Workspace, dataset: Dataset, column: Column, part: Slice, days: int
) -> tuple[int, int] | None:
    """How many answers to `column` belong to a contact, and how many there are; None where nothing tells.

    A contact is a reply on the same row, else a request of the same customer in the `days` before.
    """
    beside = replies(dataset)
    if beside:
        n = sum(row[-1] for row in together(workspace, dataset, [column.name], part))
        held = max(
            sum(row[-1] for row in together(workspace, dataset, [column.name, reply.name], part))
            for reply in beside
        )
        return held, n
    requests = _requests(workspace, dataset)
    if requests is None:
        return None
    lags = since(workspace, dataset, column, requests, part)
    return sum(n for lag, n in lags if lag is not None and lag <= days), sum(n for _, n in lags)


def since(workspace: Workspace, dataset: Dataset, column: Column, other: Dataset, part: Slice) -> Lags:
    """The days from what the customer did last in `other` to each answer to `column`."""
    found = workspace.rows(last_before(dataset, column.name, other, part))
    return [(None if before is None else (day - before).days, n) for day, before, n in found]


def purchases(workspace: Workspace, dataset: Dataset, part: Slice) -> Dataset | None:
    """The list of purchases of the same customers; None without one."""
    match = match_of(workspace, dataset, part) if dataset.kind is Kind.RESPONSES else None
    return match.orders if match else None


def _requests(workspace: Workspace, dataset: Dataset) -> Dataset | None:
    if not dataset.by_role(Role.CUSTOMER):
        return None
    suited = (
        other
        for other in workspace.datasets()
        if other.kind is Kind.REQUESTS and other.table and other.last and other.by_role(Role.CUSTOMER)
    )
    return next(suited, None)
