"""The outcome beside every rating, response by response, each turned so that 100 is best."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cxmetrics.analyses.customers.followed import Span, question
from cxmetrics.analyses.customers.standing import Standing
from cxmetrics.analyses.drivers.outcome import Outcome, purchases_of
from cxmetrics.analyses.segment import counted, segments_of
from cxmetrics.model import Column, Dataset, Role, Side, Slice
from cxmetrics.stats.clusters import Codes
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import table_of
from cxmetrics.store.matrix import ENOUGH, each_response, numbers, some
from cxmetrics.store.newest_response import newest_response

RESPONSE = "response"

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Answers:
    """`values` are responses × (the outcome, then `items`) on 0–100, NaN where one was not given.

    Each response counts the same, also where other figures are weighted. Of very many responses only some are
    read, spread over all: then `drawn_from` is how many there are. `customers` numbers who gave each response; None where
    nobody says, or nobody gave two. `groups` holds the columns responses can be grouped by, with a number for each value.
    """

    outcome: Outcome
    items: tuple[Column, ...]
    values: Matrix
    drawn_from: int | None = None
    customers: Codes | None = None
    groups: tuple[tuple[Column, Codes], ...] = ()

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
        segments, who = segments_of(dataset), dataset.by_role(Role.CUSTOMER)[:1]
        read = _read(workspace, dataset, [column.name for column in (*columns, *segments, *who)], part)
        return Answers(
            outcome,
            items,
            _turned(numbers(read.select(range(len(columns)))), columns),
            drawn_from,
            _numbered(read.column(read.num_columns - 1)) if who else None,
            tuple((by, _coded(read.column(place))) for place, by in enumerate(segments, start=len(columns))),
        )
    back = _came_back(workspace, dataset, part)
    # Of each customer only the newest response says whether they came back after it.
    found = numbers(_read(workspace, dataset, [RESPONSE, *(column.name for column in items)], part))
    told = np.array([back.get(int(number), np.nan) for number in found[:, 0]])
    return Answers(outcome, items, np.column_stack([told, _turned(found[:, 1:], items)]), drawn_from)


def _read(workspace: Workspace, dataset: Dataset, columns: list[str], part: Slice) -> pa.Table:
    """The columns, of about so many responses as are enough."""
    picked = some(workspace, dataset, part, ENOUGH)
    return workspace.arrow(each_response(table_of(dataset), columns, part, *picked))


def _numbered(customers: pa.ChunkedArray) -> Codes | None:
    """A number for each customer; a response without one is somebody's of their own. None where nobody gave two."""
    codes = _coded(customers)
    found: Codes = np.where(codes < 0, -1 - np.arange(len(codes)), codes)
    return found if len(np.unique(found)) < len(found) else None


def _coded(cells: pa.ChunkedArray) -> Codes:
    """A number for each different cell, -1 for a blank one."""
    codes: Codes = (
        cells.combine_chunks().dictionary_encode().indices.fill_null(-1).to_numpy().astype(np.int64)
    )
    return codes


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
