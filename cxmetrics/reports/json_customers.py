"""Who comes back, stays and pays in a list of orders, as JSON: keys are added and never renamed."""

from typing import Any

from cxmetrics.analyses.customers.projected import Projected, projected
from cxmetrics.analyses.customers.returning import returning
from cxmetrics.analyses.customers.staying import Staying, staying
from cxmetrics.analyses.customers.worth import Worth, worth
from cxmetrics.model import Dataset, Estimate, Slice
from cxmetrics.reports.json_figures import limits, number
from cxmetrics.stats.bg_nbd import Fit
from cxmetrics.store import Workspace

PLACES = 4
PARAMETERS = ("r", "alpha", "a", "b", "loglik")


def customers(workspace: Workspace, dataset: Dataset, part: Slice) -> dict[str, Any]:
    """The customers of a list of orders; null stands for what is hidden or cannot be told.

    All are null where the list has no dates: then nobody can be followed.
    """
    if dataset.last is None:
        return {
            "repeat": None,
            "retention": None,
            "value_per_customer": None,
            "concentration": None,
            "model": None,
        }
    found = returning(workspace, dataset, part)
    value = worth(workspace, dataset, part)
    return {
        "repeat": {
            "window_days": found.window,
            **estimate(found.fixed),
            "by_calendar": estimate(found.calendar),
            "followed_to_window": None if found.followed is None else estimate(found.followed),
            "median_days": found.half,
        },
        "retention": _retention(staying(workspace, dataset, part)),
        "value_per_customer": {
            "mean": estimate(value.mean),
            "median": estimate(value.median),
            "is": "revenue",
        },
        "concentration": _concentration(value),
        "model": model(projected(workspace, dataset, part)),
    }


def estimate(found: Estimate) -> dict[str, Any]:
    """Value, limits, n, unit and how far it may be shown."""
    return {
        "value": number(found.value),
        **limits(found),
        "n": found.n,
        "unit": found.unit,
        "shown": str(found.shown),
    }


def model(found: Projected) -> dict[str, Any]:
    """The BG/NBD model of repeat purchases, in weeks; its parameters are null where it may not be used."""
    return {
        "allowed": found.allowed,
        "because": found.because,
        "time_unit": "week",
        **_parameters(found.fit),
        "fitted_to_first_half": _parameters(found.first_half),
        "customers": found.customers,
        "hold_out_error": number(found.error),
        "days_ahead": found.ahead,
        "expected_purchases": number(found.purchases),
        "expected_revenue": None if found.spend is None else _money(found.spend.revenue),
    }


def _parameters(fit: Fit | None) -> dict[str, float | None]:
    return {name: None if fit is None else number(getattr(fit, name)) for name in PARAMETERS}


def _retention(found: Staying) -> dict[str, Any]:
    return {
        "silence_days": found.rule.days,
        **estimate(found.rule.stayed),
        "sensitivity": [
            {"silence_days": rule.days, "list_is_long_enough": rule.covered, **estimate(rule.stayed)}
            for rule in found.rules
        ],
        "came_back_after_all": estimate(found.came_back),
    }


def _concentration(found: Worth) -> dict[str, Any] | None:
    """The share in per cent of the revenue that the best fifth brought; null where nothing was paid."""
    fifth = found.fifth
    return None if fifth is None else {"top": 0.2, **estimate(fifth)}


def _money(amount: float | None) -> float | None:
    """The amount without the noise that adding up many leaves behind."""
    return None if amount is None else round(amount, PLACES)
