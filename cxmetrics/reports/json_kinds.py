"""What a dataset of orders, or of figures worked out elsewhere, says in JSON."""

from typing import Any

from cxmetrics.analyses.figures import Figure, figures
from cxmetrics.analyses.orders import orders
from cxmetrics.model import Dataset, Kind, Slice
from cxmetrics.reports.json_customers import customers, estimate
from cxmetrics.reports.json_figures import number
from cxmetrics.store import Workspace

PLACES = 4


def bought(workspace: Workspace, dataset: Dataset, part: Slice) -> dict[str, Any] | None:
    """The sums of a list of orders and who came back; None for another kind of data.

    `orders` counts different order numbers, or rows where there are none, as `counted_by` says. Amounts of
    fewer than five customers are null, and their months are not listed.
    """
    if dataset.kind is not Kind.ORDERS:
        return None
    found = orders(workspace, dataset, part)
    sums = found.totals
    return {
        "customers": sums.customers,
        "orders": sums.orders,
        "counted_by": "order number" if found.numbered else "row",
        "orders_not_cancelled": sums.kept_orders,
        "revenue": None if found.too_few else _money(sums.revenue),
        "cancelled": sums.cancelled,
        "given_back": None if found.too_few else _money(sums.given_back),
        "without_customer": sums.without_customer,
        "revenue_without_customer": None if found.too_few else _money(sums.anonymous_revenue),
        "zero_value": sums.zero_value,
        "without_amount": sums.without_amount,
        "bought_again": estimate(found.bought_again),
        "bought_again_on_another_day": estimate(found.another_day),
        "months": [
            {
                "period": start.isoformat(),
                "orders": month.orders,
                "customers": month.customers,
                "revenue": _money(month.revenue),
            }
            for start, month in found.months
        ],
        **customers(workspace, dataset, part),
    }


def worked_out(workspace: Workspace, dataset: Dataset) -> list[dict[str, Any]] | None:
    """Every figure as it stands in the file, those that were withheld as null; None for another kind of data."""
    if dataset.kind is not Kind.FIGURES:
        return None
    return [_figure(figure) for figure in figures(workspace, dataset, Slice())]


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "label": figure.column.label,
        "segments": {group.label: value for group, value in figure.about},
        "period": figure.period.isoformat() if figure.period else None,
        "value": number(figure.value),
    }


def _money(amount: float) -> float:
    """The amount without the noise that adding up many leaves behind."""
    return round(amount, PLACES)
