"""All groups of a column side by side, as JSON: a public contract, keys are added and never renamed."""

from typing import Any

from cxmetrics.analyses.comparing.difference import Difference
from cxmetrics.analyses.comparing.ranking import Placed, Q, ranking
from cxmetrics.analyses.measure import Measure
from cxmetrics.model import Column, Dataset, Display, Slice
from cxmetrics.reports.json_figures import limits, number, terms
from cxmetrics.store import Workspace


def report(
    workspace: Workspace, dataset: Dataset, measure: Measure, column: Column, part: Slice
) -> dict[str, Any]:
    """The groups of `column`, those with a rank first, the best on top; hidden ones last, with their n alone."""
    found = ranking(workspace, dataset, measure, column.name, part)
    return {
        "metric": measure.metric.id if measure.metric else str(measure.side),
        "column": measure.column.label if measure.column else None,
        "by": column.label,
        "unit": measure.unit,
        "terms": terms(part),
        "groups": [
            *(_group(group) for group in found.groups),
            *(_hidden(name, n) for name, n in found.hidden),
        ],
        "ranked": found.ranked,
        "family": found.family,
        "q": Q,
        "overall": {"p": number(found.overall)},
        "left_out": found.left_out,
    }


def _group(group: Placed) -> dict[str, Any]:
    estimate, ranks = group.estimate, group.ranks
    return {
        "segment": group.name,
        "n": estimate.n,
        "value": number(estimate.value),
        **limits(estimate),
        "shown": str(estimate.shown),
        "rest": _rest(group.rest, holds=group.holds),
        "shrunk": number(group.shrunk),
        "rank": {"best": ranks.best, "worst": ranks.worst} if ranks else None,
    }


def _hidden(name: str | None, n: int) -> dict[str, Any]:
    blank = dict.fromkeys(("value", "low", "high"))
    return {
        "segment": name,
        "n": n,
        **blank,
        "shown": str(Display.HIDDEN),
        "rest": None,
        "shrunk": None,
        "rank": None,
    }


def _rest(found: Difference | None, *, holds: bool) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "difference": number(found.change),
        "low": number(found.low),
        "high": number(found.high),
        "p": number(found.p),
        "holds": holds,
    }
