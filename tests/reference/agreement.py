"""Comparing, ranking, agreement and precision."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from cxmetrics.model import Pairs
from cxmetrics.stats import multiplicity, precision, rank_correlation, reliability, shrinkage
from tests.reference._case import at_levels, limits
from tests.reference._given import first
from tests.reference.answers import TOPICS as ANSWERS
from tests.reference.nps import TOPICS as NPS
from tests.reference.proportion import TOPICS as PROPORTION

METHODS = {
    "bh": multiplicity.benjamini_hochberg,
    "fdr_bh": multiplicity.benjamini_hochberg,
    "holm": multiplicity.holm,
    "bonferroni": multiplicity.bonferroni,
}
BETWEEN = {"dl": shrinkage.dersimonian_laird, "pm": shrinkage.paule_mandel}


def _multiplicity(given: dict[str, Any], usual: str = "bh") -> dict[str, Any]:
    p = [float(value) for value in first(given, "p", "p_values", "pvalues")]
    at = float(first(given, "q", "alpha", "level", default=0.05))
    found = {name: method(p, at) for name, method in METHODS.items()}
    asked = found[str(given.get("method", usual)).lower()]
    return {
        "adjusted": list(asked.p),
        "rejected": asked.held,
        "holds": list(asked.holds),
        "reject": list(asked.holds),
        **{f"{name}_adjusted": list(result.p) for name, result in found.items()},
        **{f"{name}_rejected": result.held for name, result in found.items()},
    }


def _holm(given: dict[str, Any]) -> dict[str, Any]:
    return _multiplicity(given, "holm")


def _correlation(given: dict[str, Any]) -> dict[str, Any]:
    """From two columns, or from a correlation and its n alone."""
    if "x" not in given:
        return _intervals(given)
    both = Counter((x, y) for x, y in zip(given["x"], given["y"], strict=True) if None not in (x, y))
    pairs = Pairs(tuple((x, y, n) for (x, y), n in both.items()))
    spearman, pearson = rank_correlation.spearman(pairs), rank_correlation.pearson(pairs)
    kendall = rank_correlation.kendall(pairs)
    values = {
        "spearman": spearman and spearman.r,
        "rho": spearman and spearman.r,
        "pearson": pearson and pearson.r,
        "kendall_tau_b": kendall,
        "n": pairs.n,
    }
    if spearman is None or pearson is None:
        return values
    rank = _intervals({**given, "r": spearman.r, "n": pairs.n}, "spearman_")
    value = _intervals({**given, "r": pearson.r, "n": pairs.n}, "pearson_")
    plain = {name.removeprefix("spearman_"): result for name, result in rank.items()}
    return _disattenuated({**given, "r": spearman.r}) | plain | rank | value | values | {"r": spearman.r}


def _intervals(given: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    r, n = float(first(given, "r", "rho", "spearman")), given["n"]
    by_value = prefix == "pearson_" or given.get("method") == "pearson"
    interval = rank_correlation.fisher if by_value else rank_correlation.bonett_wright
    return at_levels(f"{prefix}ci{{}}", lambda level: limits(interval(r, n, level)), given)


def _disattenuated(given: dict[str, Any]) -> dict[str, Any]:
    """The reliabilities as such, or from the variances between units and of their estimates."""
    both = first(given, "reliabilities", "reliability", "lambda", "lambdas", default=None)
    if both is None and "tau2" in given:
        noise = first(given, "sigma2", "noise", "error_variance")
        both = [
            rank_correlation.reliability(*parts)
            for parts in zip(_two(given["tau2"]), _two(noise), strict=True)
        ]
    if both is None:
        names = (("lambda1", "lambda2"), ("reliability1", "reliability2"), ("reliability_x", "reliability_y"))
        both = next(([given[x], given[y]] for x, y in names if x in given), None)
    if both is None:
        return {}
    one, other = _two(both)
    found = rank_correlation.disattenuated(float(first(given, "r", "rho")), one, other)
    return {
        "reliabilities": [one, other],
        "reliability": one if one == other else [one, other],
        "lambda": [one, other],
        "lambda1": one,
        "lambda2": other,
        "disattenuated": found,
        "corrected": found,
        "r": found,
        "shown": found is not None,
    }


def _shrinkage(given: dict[str, Any]) -> dict[str, Any]:
    """Shares of one size by Efron & Morris; estimates with their own errors by the method named."""
    if "k" in given and not isinstance(given["n"], list):
        shares = np.array(given["k"]) / given["n"]
        grand = float(shares.mean())
        found = shrinkage.james_stein(shares.tolist(), grand * (1 - grand) / given["n"])
        return {"grand_mean": grand} | _shrunken(found, given)
    if "k" in given:
        sizes = np.array(given["n"], dtype=float)
        shares = np.array(given["k"]) / sizes
        estimates, errors = shares.tolist(), np.sqrt(shares * (1 - shares) / sizes).tolist()
    else:
        estimates = first(given, "estimates", "theta", "values", "effects", "means")
        errors = first(given, "errors", "se", "standard_errors", default=None)
        if errors is None:
            errors = np.sqrt(first(given, "variances", "sigma2")).tolist()
    each = errors if isinstance(errors, list) else [errors] * len(estimates)
    between = BETWEEN[str(given.get("method", "pm")).lower()]
    found = shrinkage.shrunken(estimates, each, between)
    columns = np.array(estimates, dtype=float), np.array(each, dtype=float)
    variances = {f"tau2_{name}": method(*columns) for name, method in BETWEEN.items()}
    return {"grand_mean": found.mean} | variances | _shrunken(found, given)


def _shrunken(found: shrinkage.Shrunken, given: dict[str, Any]) -> dict[str, Any]:
    same = len({round(kept, 12) for kept in found.kept}) == 1
    ranks = shrinkage.rank_intervals(found, float(given.get("level", 0.95)))
    return {
        "mean": found.mean,
        "tau2": found.between,
        "shrinkage": found.kept[0] if same else list(found.kept),
        "B": list(found.kept),
        "shrunk": list(found.values),
        "shrunken": list(found.values),
        "best_shrunk": max(found.values),
        "worst_shrunk": min(found.values),
        "rank_intervals": [[rank.best, rank.worst] for rank in ranks],
    }


def _alpha(given: dict[str, Any]) -> dict[str, Any]:
    columns = given.get("data") or given["items"]
    columns = list(columns.values()) if isinstance(columns, dict) else columns
    values = np.array(columns, dtype=float).T
    found = reliability.cronbach(values)
    assert found is not None

    def interval(level: float) -> list[float]:
        at = reliability.cronbach(values, level)
        assert at is not None
        return limits(at.interval)

    return {
        "cronbach_alpha": found.alpha,
        "alpha": found.alpha,
        "mean_r": found.mean_r,
        "mean_inter_item_r": found.mean_r,
        "first_eigenvalue_share": found.first_share,
        "items": found.items,
        "n": found.n,
        **at_levels("ci{}", interval, given),
    }


def _nchs(given: dict[str, Any]) -> dict[str, Any]:
    cases = given.get("cases") or [given]
    found = [precision.presentation(case["k"], case["n"]) for case in cases]
    exact = [precision.clopper_pearson(case["k"], case["n"]) for case in cases]
    columns = {
        "anonymity_hidden_n_lt_5": [one.hidden for one in found],
        "warn_n_lt_30": [one.warned for one in found],
        "nchs_presentable": [one.presentable for one in found],
        "clopper_pearson_width_pct": [100 * one.width for one in found],
        "clopper_pearson": [limits(one) for one in exact],
    }
    return columns if "cases" in given else {name: column[0] for name, column in columns.items()}


def _kish(given: dict[str, Any]) -> dict[str, Any]:
    weights = first(given, "weights", "w")
    size = precision.effective(weights)
    return {
        "n": len(weights),
        **dict.fromkeys(("n_eff", "effective_n", "n_effective", "kish"), size),
        **dict.fromkeys(("deff", "design_effect"), precision.design_effect(weights)),
    }


def _two(both: Any) -> Sequence[float]:
    return list(both.values()) if isinstance(both, dict) else both if isinstance(both, list) else [both, both]


TOPICS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    **dict.fromkeys(("multiplicity", "multiplicity.bh"), _multiplicity),
    "multiplicity.holm": _holm,
    **dict.fromkeys(("diagnostics.rank_correlation", "correlation.spearman"), _correlation),
    "diagnostics.disattenuated": _disattenuated,
    "ranking.shrinkage": _shrinkage,
    "reliability.alpha": _alpha,
    "suppression.nchs": _nchs,
    **dict.fromkeys(("weights.kish", "diagnostics.kish"), _kish),
    "mean.dirichlet": ANSWERS["mean.dirichlet_interval"],
    "nps.difference": NPS["nps.difference.mover"],
    "proportion.difference.newcombe": PROPORTION["proportion.difference"],
}
