"""Series over time: limits, moving averages, shifts and drifts."""

from collections.abc import Sequence
from typing import Any

from cxmetrics.model import Interval
from cxmetrics.stats import (
    autocorrelation,
    change_point,
    drift,
    ewma,
    laney,
    p_chart,
    xmr,
)
from cxmetrics.stats.laney import PointLimits
from cxmetrics.stats.signals import Kind, Signal
from tests.reference._given import first

# A case may ask for the formula on fewer periods than the product would draw limits for.
ANY = 2


def _xmr(given: dict[str, Any]) -> dict[str, Any]:
    values = _values(given)
    found = xmr.limits(values, first(given, "baseline", "baseline_n", default=None), ANY)
    assert found is not None
    span = first(given, "range", "span", default=None)
    drawn = found.clipped(Interval(*span)) if span else found
    return {
        "centre": found.centre,
        "mr_bar": found.moving_range_mean,
        "url": found.moving_range_limit,
        "mr_ucl": found.moving_range_limit,
        "sigma": found.moving_range_mean / xmr.RANGE_TO_SIGMA,
        "ucl": drawn.high,
        "lcl": drawn.low,
        "provisional": found.provisional,
        **_places(xmr.signals(values, found)),
    }


def _ewma(given: dict[str, Any]) -> dict[str, Any]:
    """Of values, or only the limits at the periods `t`."""
    at = first(given, "t", "at", "periods", default=None)
    steps = (list(range(1, at + 1)) if isinstance(at, int) else at) or []
    values = first(given, "values", "x", "series", "y", default=None)
    found = values and xmr.limits(values, first(given, "baseline", default=None), ANY)
    centre, sigma = (found.centre, found.moving_range_mean / xmr.RANGE_TO_SIGMA) if found else (0.0, None)
    centre = first(given, "target", "mu", "mean", "centre", "center", default=centre)
    sigma = first(given, "sigma", "sd", default=sigma)
    weight = first(given, "lam", "lambda", "weight", default=ewma.WEIGHT)
    width = first(given, "L", "width", "l", "nsigmas", default=ewma.WIDTH)
    chart = ewma.around(centre, sigma, values or [centre] * max(steps), weight=weight, width=width)
    shown = [step - 1 for step in steps] or range(len(chart.values))
    low, high = ([limits[place] for place in shown] for limits in (chart.low, chart.high))
    outside = [signal.first + 1 for signal in chart.signals]
    return {
        "ewma": list(chart.values),
        "z": list(chart.values),
        "centre": centre,
        "sigma": sigma,
        **dict.fromkeys(("ucl", "ucl_exact", "exact_ucl"), high),
        **dict.fromkeys(("lcl", "lcl_exact", "exact_lcl"), low),
        "ucl_steady": chart.steady.high,
        "lcl_steady": chart.steady.low,
        **dict.fromkeys(("signals", "signals_1based", "out_of_control_points_1based"), outside),
        "signals_0based": [place - 1 for place in outside],
    }


def _p_chart(given: dict[str, Any]) -> dict[str, Any]:
    """Binomial limits, and Laney's beside them; numbers where every period is of one size."""
    sizes = first(given, "n", "sizes", "ns", "size", "n_t", "denominators")
    whole = list(sizes) if isinstance(sizes, list) else None
    parts = first(given, "k", "x", "counts", "successes", "defectives", "numerators", default=None)
    if parts is None:
        shares = first(given, "p", "shares", "proportions")
        parts = [share * size for share, size in zip(shares, whole or [sizes] * len(shares), strict=True)]
    baseline = first(given, "baseline", default=None)

    def limits(dispersed: bool | None) -> PointLimits:
        found = p_chart.limits(parts, whole or sizes, baseline, dispersed=dispersed, least=ANY)
        assert found is not None
        return found

    plain, prime, chosen = limits(False), limits(True), limits(None)
    shares = [part / size for part, size in zip(parts, whole or [sizes] * len(parts), strict=True)]

    def drawn(limit: Sequence[float]) -> Any:
        return list(limit) if whole else limit[0]

    results: dict[str, Any] = {
        "centre": plain.centre,
        "p_bar": plain.centre,
        "p": shares,
        "sigma_z": plain.sigma_z,
        "dispersed": chosen.factor != 1.0,
        **_places(laney.signals(shares, plain)),
    }
    kinds = {"": plain, "_laney": prime, "_prime": prime, "_used": chosen}
    for name, found in kinds.items():
        results |= {f"ucl{name}": drawn(found.high), f"lcl{name}": drawn(found.low)}
        results[f"out_of_control_points_1based{name}"] = _outside(laney.signals(shares, found))
    return results


def _laney(given: dict[str, Any]) -> dict[str, Any]:
    """Any figure with a standard error per period; without them it is a share."""
    errors = first(given, "errors", "se", "standard_errors", default=None)
    if errors is None:
        found = _p_chart(given)
        return found | {name.replace("_laney", ""): found[name] for name in found if "_laney" in name}
    values = _values(given)
    limits = laney.limits(values, errors, least=ANY)
    assert limits is not None
    return {
        "centre": limits.centre,
        "sigma_z": limits.sigma_z,
        "ucl": list(limits.high),
        "lcl": list(limits.low),
        **_places(laney.signals(values, limits)),
    }


def _change_point(given: dict[str, Any]) -> dict[str, Any]:
    values = _values(given)
    found = change_point.find(values, given.get("level", 0.95))
    if found is None or found.p > first(given, "alpha", default=0.05):
        return {"n_changes": 0, "p": found.p if found else None}
    return {
        "n_changes": 1,
        "last_index_of_first_regime_1based": found.last + 1,
        "first_index_of_second_regime_1based": found.last + 2,
        "mean_before": found.before,
        "mean_after": found.after,
        "difference": found.after - found.before,
        "p": found.p,
        f"ci{100 * given.get('level', 0.95):g}_index": [found.earliest + 1, found.latest + 1],
    }


def _autocorrelation(given: dict[str, Any]) -> dict[str, Any]:
    found = autocorrelation.lag_one(_values(given))
    assert found is not None
    names = ("r1", "lag1", "value", "autocorrelation")
    return {**dict.fromkeys(names, found.value), "p": found.p, "notable": found.notable}


def _drift(given: dict[str, Any]) -> dict[str, Any]:
    level = given.get("level", 0.95)
    found = drift.slope(_values(given), first(given, "times", "x", default=None), level)
    assert found is not None
    limits = [found.low, found.high]
    return {"slope": found.slope, "low": found.low, "high": found.high, f"ci{100 * level:g}": limits}


def _values(given: dict[str, Any]) -> list[float]:
    values: list[float] = first(given, "values", "x", "series", "y")
    return values


def _places(signals: tuple[Signal, ...]) -> dict[str, Any]:
    outside = _outside(signals)
    runs = [[s.first + 1, s.last + 1] for s in signals if s.kind is Kind.RUN]
    points = ("out_of_control_points_1based", "out_of_control_1based", "outside_1based", "rule1_1based")
    return {**dict.fromkeys((*points, "signals"), outside), "runs_1based": runs}


def _outside(signals: tuple[Signal, ...]) -> list[int]:
    return [signal.first + 1 for signal in signals if signal.kind is Kind.OUTSIDE]


TOPICS = {
    "trend.xmr": _xmr,
    **dict.fromkeys(("trend.ewma", "trend.ewma.exact", "trend.ewma_exact"), _ewma),
    **dict.fromkeys(("trend.p_chart", "trend.p_chart.varying", "trend.p_chart_varying"), _p_chart),
    **dict.fromkeys(("trend.p_chart.varying_n", "trend.p_chart_varying_n"), _p_chart),
    **dict.fromkeys(("trend.laney", "trend.p_prime", "trend.p_chart.laney"), _laney),
    **dict.fromkeys(("trend.changepoint", "trend.change_point"), _change_point),
    **dict.fromkeys(("trend.autocorrelation", "diagnostics.autocorrelation"), _autocorrelation),
    **dict.fromkeys(("trend.drift", "trend.theil_sen"), _drift),
}
