"""What did customers do after a day, by where their answers up to a day put them?"""

from dataclasses import dataclass, replace
from datetime import date

from cxmetrics.analyses.customers.partner import Match
from cxmetrics.analyses.customers.standing import Standing
from cxmetrics.analyses.subtraction import unsafe_groups
from cxmetrics.model import Dataset, Key, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.customers import followed
from cxmetrics.store.lines import as_marked
from cxmetrics.store.query import Query


@dataclass(frozen=True)
class Span:
    """Answers count up to the day `until`, and what was bought in the `days` after `since`."""

    until: date
    since: date
    days: int


@dataclass(frozen=True)
class Row:
    """Customers who stand and did alike: days until they bought again, None where they have not since.

    `paid` is what each paid in the span, `in_all` in the whole list.
    """

    group: str
    wait: float | None
    paid: float
    in_all: float
    n: int


def question(
    workspace: Workspace, dataset: Dataset, match: Match, standing: Standing, span: Span, part: Slice
) -> Query:
    """What is asked of both tables. The slice holds for the one that is looked at, all of the other counts."""
    mine = replace(part, latest=None, weight=None)
    everything = Slice(terms=part.terms)
    of_orders, of_responses = (mine, everything) if dataset == match.orders else (everything, mine)
    return followed(
        as_marked(workspace, match.orders),
        match.orders,
        of_orders,
        standing.asked(match.responses, span.until, of_responses),
        since=span.since,
        days=span.days,
        known_by=span.until,
    )


def rows(workspace: Workspace, query: Query, standing: Standing, since: date) -> tuple[Row, ...]:
    """Those the question is about, each with the name of the group they stand in."""
    return tuple(
        Row(
            standing.group(first, second),
            None if next_day is None else float((next_day - since).days),
            float(spent),
            float(amount),
            n,
        )
        for first, second, next_day, spent, amount, n in workspace.rows(query)
    )


def hidden(sizes: dict[str, int]) -> set[str]:
    """The groups too small to be shown, and those whose total would tell of them."""
    return {key.segment or "" for key in unsafe_groups({Key(name): n for name, n in sizes.items()})}
