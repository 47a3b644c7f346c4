"""How many of those who were asked gave an answer?"""

from dataclasses import replace

from cxmetrics.analyses.segment import counted
from cxmetrics.model import Column, Dataset, Histogram, Ratio, Role, Slice
from cxmetrics.store import Workspace
from cxmetrics.store.fetch import histograms
from cxmetrics.store.notes import ASKED, number

YES = 1.0


def invitations(dataset: Dataset) -> Column | None:
    """The column that says of each person asked whether they answered."""
    return next(iter(dataset.by_role(Role.ANSWERED)), None)


def of_everybody(part: Slice) -> bool:
    """Whether nothing is filtered, so that a number told about the whole can be set beside it."""
    return not (part.segments or part.first or part.last or part.latest)


def answered(workspace: Workspace, dataset: Dataset, part: Slice) -> Ratio | None:
    """Those who answered of those asked: from the list of invitations, or of the number a person told.

    None where neither is known, where a part is looked at and the number is of the whole, or where more
    answered than are said to have been asked.
    """
    column = invitations(dataset)
    if column is not None:
        # People are counted here: whoever was asked counts once, whatever an answer weighs.
        pieces = histograms(workspace, dataset, column.name, replace(part, weight=None)).values()
        return of(sum(pieces, Histogram(())))
    asked = number(workspace, dataset.id, ASKED) if of_everybody(part) else None
    if not asked:
        return None
    n = counted(workspace, dataset, part)
    return Ratio(n, asked) if n <= asked else None


def of(answers: Histogram) -> Ratio:
    """Those who answered; whoever the list tells nothing about is not counted, as in the metric."""
    return Ratio(answers.above(YES), answers.size)
