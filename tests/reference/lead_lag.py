"""Whether one series comes before another."""

from typing import Any

from cxmetrics.stats import lead_lag
from cxmetrics.stats.lead_lag import Whitening
from tests.reference._given import first


def _lead_lag(given: dict[str, Any]) -> dict[str, Any]:
    """By autoregression unless the case names differences."""
    ahead, behind = first(given, "x", "a", "first"), first(given, "y", "b", "second")
    named = str(first(given, "method", "whitening", default=""))
    differences = "diff" in named.lower()
    found = lead_lag.compare(
        ahead,
        behind,
        whitening=Whitening.DIFFERENCES if differences else Whitening.AUTOREGRESSION,
        most=first(given, "max_lag", "lags", "most", default=lead_lag.MOST_LAGS),
    )
    if found is None:
        return {"verdict": "cannot tell", "significant": None, "best_lag": None, "correlation": None}
    related = found.order is not lead_lag.Order.UNRELATED
    return {
        **dict.fromkeys(("lag", "best_lag"), found.lag),
        **dict.fromkeys(("correlation", "r", "best_correlation"), found.correlation),
        "threshold": found.threshold,
        "ccf": {str(lag): value for lag, value in found.correlations},
        "ccf_values": [value for _, value in found.correlations],
        "lags": [lag for lag, _ in found.correlations],
        "verdict": VERDICTS[found.order],
        "order": str(found.order),
        "significant": related,
        "leads": found.order is lead_lag.Order.FIRST,
        "n": found.periods,
    }


VERDICTS = {
    lead_lag.Order.FIRST: "x comes before y",
    lead_lag.Order.SECOND: "y comes before x",
    lead_lag.Order.TOGETHER: "together",
    lead_lag.Order.UNRELATED: "no lead",
}


TOPICS = dict.fromkeys(("diagnostics.lead_lag", "lead_lag", "trend.lead_lag"), _lead_lag)
