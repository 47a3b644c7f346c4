"""What did people do, beside what they answered?"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import add

import numpy as np
import numpy.typing as npt

from cxmetrics.analyses.customers.followed import Span, question
from cxmetrics.analyses.customers.standing import Standing
from cxmetrics.analyses.grounds.beside import match_of
from cxmetrics.analyses.grounds.questions import quoted
from cxmetrics.analyses.grounds.sentence import LEAST
from cxmetrics.model import Column, Dataset, Histogram, Kind, Role, Slice
from cxmetrics.store import Query, Workspace
from cxmetrics.store.joint import latest_pair, together

Row = npt.NDArray[np.float64]
TOLD = {Role.CHURNED: "stayed, by {}", Role.RECOMMENDED: "answered yes to {}"}
MISSING = (
    "Needs what the same people did: a column whether they left or have recommended you, or a list of "
    "purchases with the customer numbers of the answers."
)
"""What it takes to know an outcome."""


@dataclass(frozen=True, eq=False)
class Outcome:
    """How many did and did not, by pairs of two answers; equal to itself alone.

    `did` says what those did who did, `who` what is counted: answers, or customers.
    """

    did: str
    who: str
    first: Row
    second: Row
    yes: Row
    no: Row

    @property
    def n(self) -> int:
        """All that are counted."""
        return int(self.yes.sum() + self.no.sum())

    @property
    def fewer(self) -> int:
        """The smaller of the two groups."""
        return int(min(self.yes.sum(), self.no.sum()))

    def answers(self, scores: Row) -> tuple[Histogram, Histogram]:
        """The histograms of `scores`, one for each pair, of those who did not and of those who did."""
        did_not, did = (
            reduce(add, (Histogram.of({score: n}) for score, n in zip(scores, group, strict=True)))
            for group in (self.no, self.yes)
        )
        return did_not, did


def outcome(
    workspace: Workspace, dataset: Dataset, part: Slice, first: Column, second: Column
) -> Outcome | None:
    """What those did who answered both questions; None where nothing is known of thirty of them.

    What stands in the same responses comes first; else it is who bought again within the window after
    their latest answer up to the day it begins.
    """
    for role, told in TOLD.items():
        for column in dataset.by_role(role):
            found = _said(workspace, dataset, part, (first, second, column), told)
            if found.n >= LEAST:
                return found
    found_later = _bought(workspace, dataset, part, first, second)
    return found_later if found_later and found_later.n >= LEAST else None


def _said(
    workspace: Workspace, dataset: Dataset, part: Slice, columns: tuple[Column, Column, Column], told: str
) -> Outcome:
    """By a column of no and yes in the same responses; the better of its two answers is the yes."""
    column = columns[-1]
    scale = column.scale
    assert scale is not None  # it is scored: see Column
    rows = together(workspace, dataset, [c.name for c in columns], part)
    cells = [(one, two, scale.pomp(said) >= 100.0, n) for one, two, said, n in rows]
    return _outcome(told.format(quoted(column)), "answers", cells)


def _bought(
    workspace: Workspace, dataset: Dataset, part: Slice, first: Column, second: Column
) -> Outcome | None:
    """By a list of purchases of the same customers."""
    match = match_of(workspace, dataset, part) if dataset.kind is Kind.RESPONSES else None
    if match is None or match.orders.last is None:
        return None
    days = part.terms.window
    since = match.orders.last - timedelta(days=days)

    def asked(responses: Dataset, until: date, of: Slice) -> Query:
        return latest_pair(responses, first.name, second.name, until, of)

    standing = Standing("pair", "", (), "", "", asked, lambda *_: "")
    query = question(workspace, dataset, match, standing, Span(since, since, days), part)
    cells = [(one, two, later is not None, n) for one, two, later, *_, n in workspace.rows(query)]
    return _outcome(f"bought again within {days} days", "customers", cells)


def _outcome(did: str, who: str, cells: list[tuple[float, float, bool, int]]) -> Outcome:
    first, second, yes, n = np.array(cells, dtype=np.float64).reshape(-1, 4).T
    return Outcome(did, who, first, second, n * yes, n * (1.0 - yes))
