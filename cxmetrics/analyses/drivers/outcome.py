"""What may be explained: the answers about the whole, and whether customers came back."""

from dataclasses import dataclass
from datetime import timedelta

from cxmetrics.analyses.customers.partner import Match
from cxmetrics.analyses.grounds.beside import match_of
from cxmetrics.analyses.grounds.overall import overall_question
from cxmetrics.analyses.grounds.questions import quoted
from cxmetrics.errors import UnknownName
from cxmetrics.model import Column, Dataset, Kind, Role, Side, Slice
from cxmetrics.store import Workspace

RETURNED = "returned"
YES_NO_SPAN = 1.0
PER_CENT = "percentage points"
_ROLES = (Role.OVERALL, Role.CSAT, Role.NPS, Role.RECOMMENDED)


@dataclass(frozen=True)
class Outcome:
    """One outcome: a `column` of answers, or with none whether the customer bought again within the window.

    `name` stands in sentences. Differences are told in `unit`; the whole of the scale is `span` of them.
    """

    id: str
    label: str
    column: Column | None
    unit: str
    span: float

    @property
    def name(self) -> str:
        """The question in quotation marks, or what customers did."""
        return self.label if self.column is None else quoted(self.column)


def outcomes(workspace: Workspace, dataset: Dataset, part: Slice) -> tuple[Outcome, ...]:
    """Every outcome of the dataset; the first speaks for the whole where nobody chose."""
    asked = [c for role in _ROLES for c in dataset.by_role(role)]
    asked += [c for c in dataset.by_role(Role.RATING) if c.side is Side.OVERALL]
    usual = overall_question(dataset)
    asked.sort(key=lambda column: column is not usual)
    found = [answered(column) for column in asked]
    match = purchases_of(workspace, dataset, part)
    if match is not None:
        days = part.terms.window
        found.append(Outcome(RETURNED, f"came back within {days} days", None, PER_CENT, 100.0))
    return tuple(found)


def answered(column: Column) -> Outcome:
    """The outcome that a column of answers is; raises ValueError for one that has no scale."""
    if column.scale is None:
        raise ValueError(f"{column.label} is not answered on a scale")
    if column.scale.span == YES_NO_SPAN:
        return Outcome(column.name, column.label, column, PER_CENT, 100.0)
    unit = f"points on the scale {column.scale.low:g}–{column.scale.high:g}"
    return Outcome(column.name, column.label, column, unit, column.scale.span)


def chosen(workspace: Workspace, dataset: Dataset, part: Slice, id_: str | None) -> Outcome | None:
    """The outcome of this id, name or label; the usual one if None, and None where there is none at all.

    Any other question answered on a scale may be chosen by its label, too. Raises UnknownName otherwise.
    """
    known = outcomes(workspace, dataset, part)
    if id_ is None:
        return known[0] if known else None
    others = tuple(answered(column) for column in dataset.scored)
    for outcome in (*known, *others):
        if id_ in (outcome.id, outcome.label):
            return outcome
    raise UnknownName.of("outcome", id_, [outcome.label for outcome in known or others])


def purchases_of(workspace: Workspace, dataset: Dataset, part: Slice) -> Match | None:
    """The purchases of the same customers, long enough to see who came back; None without."""
    match = match_of(workspace, dataset, part) if dataset.kind is Kind.RESPONSES else None
    if match is None or match.orders.last is None or match.orders.first is None:
        return None
    return match if match.orders.last - timedelta(days=part.terms.window) > match.orders.first else None
