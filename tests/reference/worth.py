"""What customers are worth, averages with a prior, and shares corrected for a classifier's errors."""

from collections.abc import Callable
from statistics import NormalDist
from typing import Any

import numpy as np

from cxmetrics.stats import bg_nbd, gamma_gamma, margin_multiple, misclassification, prior_average, wilson
from cxmetrics.stats.misclassification import Labelled
from cxmetrics.stats.normal import z
from cxmetrics.stats.purchase_history import Histories
from tests.reference._case import at_levels, limits

X, T_X, AGE = ("x", "frequency"), ("t_x", "tx", "recency"), ("T", "age", "T_cal")
# Of the article the bound for stars comes from.
PUBLISHED_Z = 1.65


def _bg_nbd(given: dict[str, Any]) -> dict[str, Any]:
    """Everything the model says of what a case gives: parameters or data to fit, customers, horizons."""
    results: dict[str, Any] = {}
    rows = _customers(given)
    if "params" in given or "parameters" in given:
        parameters = _parameters(_of(given, "params", "parameters"))
    else:
        parameters = fitted = bg_nbd.fit(_histories(rows))
        results |= {"at_bound": fitted.at_bound}
    results |= {"n": len(rows), **{name: getattr(parameters, name) for name in ("r", "alpha", "a", "b")}}
    results["params"] = {name: results[name] for name in ("r", "alpha", "a", "b")}
    if rows:
        total = bg_nbd.loglik(parameters, _histories(rows))
        each = [bg_nbd.loglik(parameters, _histories([row])) for row in rows]
        alive = [float(bg_nbd.p_alive(parameters, *row[:3])) for row in rows]
        results |= dict.fromkeys(("loglik", "LL", "ll", "log_likelihood", "loglikelihood"), total)
        results |= {"likelihood": float(np.exp(total)), "neg_loglik": -total}
        results |= dict.fromkeys(("logliks", "per_customer", "loglik_per_customer"), each)
        results["likelihoods"] = [float(np.exp(one)) for one in each]
        results["p_alive"] = alive[0] if _single(given) else alive
    horizon = _of(given, "horizons", "horizon", "t", default=None)
    return results if horizon is None else results | _forecasts(parameters, rows, horizon, _single(given))


def _parameters(given: Any) -> bg_nbd.Parameters:
    """By name, or in the order r, α, a, b."""
    if isinstance(given, list):
        return bg_nbd.Parameters(*given)
    return bg_nbd.Parameters(given["r"], given["alpha"], given["a"], given["b"])


def _forecasts(
    parameters: bg_nbd.Parameters, rows: list[tuple[float, ...]], horizon: Any, single: bool
) -> dict[str, Any]:
    """Forecasts per horizon where several are given, per customer where several are."""
    horizons = horizon if isinstance(horizon, list) else [horizon]
    new = [float(bg_nbd.expected_new(parameters, t)) for t in horizons]
    by_customer = [[float(bg_nbd.expected(parameters, *row[:3], t)) for t in horizons] for row in rows]
    totals = [
        sum(row[3] * row_at[i] for row, row_at in zip(rows, by_customer, strict=True))
        for i in range(len(horizons))
    ]
    if not isinstance(horizon, list):
        new, totals = new[0], totals[0]
        by_customer = [row[0] for row in by_customer]
    purchases = by_customer[0] if single and by_customer else by_customer
    names = ("expected_purchases", "expected", "forecast", "conditional_expectation")
    return (
        dict.fromkeys(("expected_new_customer", "expected_new"), new)
        | dict.fromkeys(names, purchases if rows else new)
        | {"total": totals, "forecast_total": totals}
    )


def _customers(given: dict[str, Any]) -> list[tuple[float, ...]]:
    """(x, t_x, T, how many) of each customer, from a list of them, one, or parallel lists."""
    listed = _of(given, "customers", "customer", "data", default=given)
    if isinstance(listed, dict):
        if not any(name in listed for name in X):
            return []
        columns = [_of(listed, *names) for names in (X, T_X, AGE)]
        many = _of(listed, "n", "count", "counts", default=None)
        if not isinstance(columns[0], list):
            return [(*columns, many or 1)]
        return list(zip(*columns, many or [1] * len(columns[0]), strict=True))
    return [
        (*(_of(row, *names) for names in (X, T_X, AGE)), row.get("n", row.get("count", 1)))
        if isinstance(row, dict)
        else (*row[:3], row[3] if len(row) > 3 else 1)
        for row in listed
    ]


def _single(given: dict[str, Any]) -> bool:
    listed = _of(given, "customers", "customer", "data", default=given)
    return isinstance(listed, dict) and not isinstance(_of(listed, *X, default=None), list)


def _histories(rows: list[tuple[float, ...]]) -> Histories:
    x, t_x, age, n = np.array(rows, dtype=float).T
    return Histories(x, t_x, age, n)


def _gamma_gamma(given: dict[str, Any]) -> dict[str, Any]:
    rows = given["customers"]
    x = [_of(row, *X) for row in rows]
    spend = [_of(row, "mean_spend", "m_x", "monetary_value") for row in rows]
    if "params" not in given:
        found = gamma_gamma.fit(x, spend)
        parts = {name: getattr(found, name) for name in ("p", "q", "gamma")}
        return parts | {"params": parts, "loglik": found.loglik, "at_bound": found.at_bound}
    p, q, gamma = (_of(given["params"], *names) for names in (("p",), ("q",), ("gamma", "v")))
    parameters = gamma_gamma.Parameters(p, q, gamma)
    means = gamma_gamma.expected_mean_spend(parameters, x, spend).tolist()
    bought = [(often, m) for often, m in zip(x, spend, strict=True) if often > 0]
    loglik = gamma_gamma.loglik(parameters, *zip(*bought, strict=True)) if bought else 0.0
    return {"expected_mean_spend": means, "loglik": loglik}


def _margin_multiple(given: dict[str, Any]) -> dict[str, Any]:
    margin, terms = given["margin"], (given["retention"], given["discount"])
    return {
        "multiple": margin_multiple.multiple(*terms),
        "multiple_first_margin_now": margin_multiple.multiple_first_now(*terms),
        "clv": margin_multiple.value(margin, *terms),
        "clv_first_margin_now": margin_multiple.value_first_now(margin, *terms),
    }


def _bayesian_average(given: dict[str, Any]) -> dict[str, Any]:
    stars, counts = _stars(given)
    total, n = sum(s * k for s, k in zip(stars, counts, strict=True)), sum(counts)
    prior_mean, prior_n = _of(given, "prior_mean", "C", "prior"), _of(given, "prior_n", "m", "prior_weight")
    return {
        "n": n,
        "mean": total / n if n else None,
        "bayesian_average": prior_average.bayesian_average(total, n, prior_mean, prior_n),
    }


def _lower_bound(given: dict[str, Any]) -> dict[str, Any]:
    """Of up and down votes Wilson's lower limit, of stars the one with a prior rating per star."""
    if any(name in given for name in ("positive", "k", "up")):
        part = _of(given, "positive", "k", "up")
        whole = _of(given, "n", "total", default=None) or part + _of(given, "negative", "down")
        return _bounds(given, part / whole, lambda level: wilson.interval(part, whole, level).low, z(0.95))
    stars, counts = _stars(given)
    prior = given.get("prior_per_level", given.get("prior_per_star", 1.0))
    middle = sum(s * (k + prior) for s, k in zip(stars, counts, strict=True)) / (
        sum(counts) + prior * len(stars)
    )
    seen = sum(s * k for s, k in zip(stars, counts, strict=True)) / sum(counts) if sum(counts) else None
    bounds = _bounds(
        given, seen, lambda level: prior_average.lower_bound(stars, counts, level, prior), PUBLISHED_Z
    )
    return bounds | {"n": sum(counts), "posterior_mean": middle, "expected_rating": middle}


def _bounds(
    given: dict[str, Any], mean: float | None, bound: Callable[[float], float], usual: float
) -> dict[str, Any]:
    """The bound at the case's own z or level, else at the `usual` z, and at the usual levels."""
    level = _of(given, "level", "confidence", "conf", default=None)
    if level is None:
        level = _level(_of(given, "z", default=usual))
    named = dict.fromkeys(("lower_bound", "lower", "score", "bound", "wilson_lower"), bound(level))
    return named | {"mean": mean, "proportion": mean} | at_levels("lower{}", bound, {"level": level})


def _level(reach: float) -> float:
    """The two-sided level at which an interval reaches z standard errors."""
    return 2.0 * NormalDist().cdf(reach) - 1.0


def _stars(given: dict[str, Any]) -> tuple[list[float], list[float]]:
    """The stars on offer and how often each was given, from ratings, counts by star or a list from 1 star up."""
    low, high = given.get("scale") or (1, given.get("K", given.get("levels", 5)))
    counts = _of(given, "counts", "stars", "ratings_by_star", default=None)
    offered = [float(star) for star in range(int(low), int(high) + 1)]
    if isinstance(counts, list):
        return [
            float(s) for s in _of(given, "values", "stars", default=range(int(low), int(low) + len(counts)))
        ], counts
    by_star = dict.fromkeys(offered, 0.0)
    if isinstance(counts, dict):
        by_star |= {float(star): count for star, count in counts.items()}
    for rating in given.get("ratings", ()):
        by_star[float(rating)] = by_star.get(float(rating), 0.0) + 1.0
    return list(by_star), list(by_star.values())


def _misclassification(given: dict[str, Any]) -> dict[str, Any]:
    labelled = _labelled(given)
    sensitivity, specificity = (
        (labelled.sensitivity, labelled.specificity)
        if labelled
        else (_of(given, "sensitivity", "se"), _of(given, "specificity", "sp"))
    )
    called, n = given.get("k", given.get("positive")), given.get("n")
    observed = _of(given, "observed_positive", "observed", "p", default=None)
    if observed is None:
        observed = called / n
    results: dict[str, Any] = {
        "observed": observed,
        "corrected": misclassification.corrected(observed, sensitivity, specificity),
        "sensitivity": sensitivity,
        "specificity": specificity,
    }
    if labelled is None or n is None:
        return results
    part = round(observed * n) if called is None else called
    return results | at_levels(
        "ci{}", lambda level: limits(misclassification.interval(part, n, labelled, level)), given
    )


def _labelled(given: dict[str, Any]) -> Labelled | None:
    counts = given.get("labelled", given)
    if not all(name in counts for name in ("tp", "fn", "tn", "fp")):
        return None
    return Labelled(counts["tp"], counts["fn"], counts["tn"], counts["fp"])


_REQUIRED = object()


def _of(given: dict[str, Any], *names: str, default: Any = _REQUIRED) -> Any:
    """The first of these that the case gives."""
    for name in names:
        if name in given:
            return given[name]
    if default is _REQUIRED:
        raise KeyError(f"none of {names} in {sorted(given)}")
    return default


TOPICS = {
    **dict.fromkeys(
        (
            "clv.bgnbd",
            "clv.bgnbd.loglik",
            "clv.bgnbd.likelihood",
            "clv.bgnbd.forecast",
            "clv.bgnbd.fit",
            "clv.bgnbd.expected",
            "clv.bgnbd.p_alive",
        ),
        _bg_nbd,
    ),
    **dict.fromkeys(("clv.gamma_gamma", "clv.gamma_gamma.fit", "clv.gamma_gamma.loglik"), _gamma_gamma),
    "clv.margin_multiple": _margin_multiple,
    "reviews.bayesian_average": _bayesian_average,
    **dict.fromkeys(
        (
            "reviews.lower_bound",
            "reviews.star_lower_bound",
            "ranking.lower_bound",
            "ranking.star_lower_bound",
        ),
        _lower_bound,
    ),
    "sentiment.misclassification": _misclassification,
}
