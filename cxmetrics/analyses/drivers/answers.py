"""The outcome beside every rating, response by response, each turned so that 100 is best."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from cxmetrics.analyses.customers.followed import Span, question
from cxmetrics.analyses.customers.standing import Standing
from cxmetrics.analyses.drivers.outcome import Outcome, purchases_of
from cxmetrics.analyses.segment import counted
from cxmetrics.model import Column, Dataset, Role, Side, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.matrix import ENOUGH, matrix
from cxmetrics.store.newest_response import newest_response

RESPONSE = "response"

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Answers:
    """`values` are responses × (the outcome, then `items`) on 0–100, NaN where one was not given.

    Each response counts the same, also where other figures are weighted. Of very many responses only some are
    read, spread over all: then `drawn_from` is how many there are.
    """

    outcome: Outcome
    items: tuple[Column, ...]
    values: Matrix
    drawn_from: int | None = None

    @property
    def ratings(self) -> Matrix:
        """The items alone."""
        return self.values[:, 1:]

    def of(self, column: Column) -> Matrix:
        """The answers to one item."""
        return self.values[:, 1 + self.items.index(column)]


def items_of(dataset: Dataset, outcome: Outcome) -> tuple[Column, ...]:
    """The ratings that may account for the outcome: none about the whole, and not the outcome itself."""
    return tuple(
        column
        for column in dataset.by_role(Role.RATING)
        if column.side is not Side.OVERALL and column != outcome.column
    )


def answers(workspace: Workspace, dataset: Dataset, outcome: Outcome, part: Slice) -> Answers:
    """The answers of the slice; by customer instead of by response where the outcome is that they came back."""
    items = items_of(dataset, outcome)
    responses = counted(workspace, dataset, part)
    drawn_from = responses if responses > ENOUGH else None
    if outcome.column is not None:
        columns = (outcome.column, *items)
        found = matrix(workspace, dataset, [column.name for column in columns], part, most=ENOUGH)
        return Answers(outcome, items, _turned(found, columns), drawn_from)
    back = _came_back(workspace, dataset, part)
    found = matrix(workspace, dataset, [RESPONSE, *(column.name for column in items)], part, most=ENOUGH)
    told = np.array([back.get(int(number), np.nan) for number in found[:, 0]])
    return Answers(outcome, items, np.column_stack([told, _turned(found[:, 1:], items)]), drawn_from)


def _turned(values: Matrix, columns: tuple[Column, ...]) -> Matrix:
    for place, column in enumerate(columns):
        if column.scale is not None:
            start, end = column.scale.pomp(0.0), column.scale.pomp(1.0)
            values[:, place] = start + (end - start) * values[:, place]
    return values


def _came_back(workspace: Workspace, dataset: Dataset, part: Slice) -> dict[int, float]:
    """By the number of each customer's newest response: 100 where they bought again within the window, else 0."""
    match, days = purchases_of(workspace, dataset, part), part.terms.window
    if match is None or match.orders.last is None:
        return {}
    since = match.orders.last - timedelta(days=days)
    newest = Standing(
        RESPONSE, "", (), "", "", lambda of, until, mine: newest_response(of, until, mine), lambda *_: ""
    )
    query = question(workspace, dataset, match, newest, Span(since, since, days), part)
    return {
        int(number): 0.0 if next_day is None else 100.0 for number, _, next_day, *_ in workspace.rows(query)
    }
