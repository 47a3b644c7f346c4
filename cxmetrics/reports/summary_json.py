"""Every figure of a dataset, as JSON."""

from typing import Any

from cxmetrics.analyses.group import Group, groups
from cxmetrics.analyses.quadrant import outcomes
from cxmetrics.analyses.scale_change import scale_changes
from cxmetrics.model import Dataset, Slice
from cxmetrics.reports import json_figures as figures
from cxmetrics.reports import json_kinds
from cxmetrics.store import Workspace


def report(
    workspace: Workspace,
    dataset: Dataset,
    everything: Slice,
    *,
    segment: str | None = None,
    every: str | None = None,
) -> dict[str, Any]:
    """Metrics, scores and quadrants of all responses; by `segment` and by period where asked for.

    For orders and for figures worked out elsewhere their own part stands beside them, null for other kinds.
    """
    (total,) = groups(workspace, dataset, everything)
    split = groups(workspace, dataset, everything, segment=segment) if segment else ()
    trend = groups(workspace, dataset, everything, every=every) if every else ()
    return {
        "kind": str(dataset.kind),
        "responses": dataset.responses,
        "period": {
            "first": dataset.first.isoformat() if dataset.first else None,
            "last": dataset.last.isoformat() if dataset.last else None,
        },
        "terms": figures.terms(everything),
        "metrics": figures.metrics(total),
        "scores": figures.scores(total),
        "quadrants": figures.quadrants(outcomes(workspace, dataset, everything)),
        "orders": json_kinds.bought(workspace, dataset, everything),
        "figures": json_kinds.worked_out(workspace, dataset),
        "by": [{"segment": group.key.segment, **_figures(group)} for group in split],
        "trend": [
            {"period": group.key.period.isoformat(), **_figures(group)} for group in trend if group.key.period
        ],
        "findings": figures.findings((*dataset.findings, *scale_changes(workspace, dataset, everything))),
    }


def _figures(group: Group) -> dict[str, Any]:
    return {
        "responses": group.responses,
        "metrics": figures.metrics(group),
        "scores": figures.scores(group),
    }
