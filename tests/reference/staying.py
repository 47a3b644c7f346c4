"""Staying and coming back: cohorts, their projection, repeat purchases, and who answered at all."""

from collections import defaultdict
from datetime import date
from typing import Any

from cxmetrics.model import Waits
from cxmetrics.stats import bounds, cohort, sbg, survival, wilson, window
from tests.reference._case import at_levels, limits
from tests.reference._waits import asked, percent


def _cohort(given: dict[str, Any]) -> dict[str, Any]:
    shares, rates = cohort.survival(_survivors(given)), cohort.retention(_survivors(given))
    churned = [None if rate is None else 1.0 - rate for rate in rates]
    return {"survival": list(shares), "retention_rate": list(rates), "churn_rate": churned}


def _sbg(given: dict[str, Any]) -> dict[str, Any]:
    survivors = _survivors(given)
    found = sbg.fit(survivors)
    if found is None:
        return dict.fromkeys(("alpha", "beta", "loglik"))
    seen, wanted = len(survivors) - 1, asked(given)
    last = int(max((seen, *wanted)))
    shares = [found.survival(t) for t in range(last + 1)]
    rates = [found.retention(t) for t in range(1, last + 1)]
    result: dict[str, Any] = {
        "alpha": found.alpha,
        "beta": found.beta,
        **dict.fromkeys(("loglik", "ll", "LL", "log_likelihood"), found.loglik),
        "survival": shares,
        "survival_pct": [100 * share for share in shares],
        **dict.fromkeys(("retention", "retention_rate"), rates),
        "churn_rate": [1 - rate for rate in rates],
        **dict.fromkeys(("projected_survival", "survival_projected", "projection"), shares[seen + 1 :]),
        "projected_survival_pct": [100 * share for share in shares[seen + 1 :]],
        **dict.fromkeys(("projected_retention", "retention_projected"), rates[seen:]),
        **dict.fromkeys(("expected_tenure", "tenure"), found.tenure),
        "survival_at_horizon": shares[-1],
        "survival_at_horizon_pct": 100 * shares[-1],
        "mean_churn": found.alpha / (found.alpha + found.beta),
    }
    for t in {*range(1, last + 1), *wanted}:
        share, rate = found.survival(t), found.retention(t)
        for name, value in (("survival", share), ("S", share), ("retention", rate), ("r", rate)):
            result |= {f"{name}_at_{t:g}": value, f"{name}_{t:g}": value, f"{name}{t:g}": value}
            result |= {f"{name}_{t:g}_pct": 100 * value, f"{name}_pct_{t:g}": 100 * value}
    return result


def _survivors(given: dict[str, Any]) -> list[float]:
    """The numbers left at the start and after each period; shares stand for `n` of them."""
    left = next((given[k] for k in ("survivors", "counts", "customers", "active") if k in given), None)
    if left is not None:
        return [float(number) for number in left]
    name, whole = ("survival_pct", 100) if "survival_pct" in given else ("survival", 1)
    n = given.get("n", given.get("n0", 1000))
    shares = given[name] if given[name][0] == whole else [whole, *given[name]]
    return [n * share / whole for share in shares]


def _aapor(given: dict[str, Any]) -> dict[str, Any]:
    parts = [int(given.get(name, 0)) for name in ("I", "P", "R", "NC", "O", "UH", "UO")]
    first, second = bounds.response_rate(*parts)
    result: dict[str, Any] = {"RR1": first.part / first.whole, "RR2": second.part / second.whole}
    for name, rate in (("RR1", first), ("RR2", second)):
        result |= percent(f"{name}_pct", rate, given)
        result |= at_levels(
            name + "_ci{}", lambda level, r=rate: limits(wilson.interval(r.part, r.whole, level)), given
        )
    return result | {"n": first.whole, "asked": first.whole}


def _bounds(given: dict[str, Any]) -> dict[str, Any]:
    rate = next(given[name] for name in ("r", "rate", "response_rate", "rr") if name in given)
    share = next(given[name] for name in ("p", "share", "value") if name in given)
    found = bounds.nonresponse(share, rate)
    both = limits(found)
    return {"low": both[0], "high": both[1], "bounds": both, "bounds_pct": limits(found, 100)}


def _repeat(given: dict[str, Any]) -> dict[str, Any]:
    followed = _second_orders(given)
    overall = window.so_far(followed)
    result = {"customers": overall.whole, "repeaters": overall.part, **percent("rpr_pct", overall, given)}
    lengths = given.get("fixed_window_days", [])
    for days in lengths if isinstance(lengths, list) else [lengths]:
        fixed = window.within(followed, days)
        result |= {f"eligible_{days:g}d": fixed.whole, f"repeat_within_{days:g}d": fixed.part}
        result |= percent(f"rpr_{days:g}d_pct", fixed, given)
        curve = survival.happened_by(followed, days)
        result[f"km_{days:g}d_pct"] = None if curve is None else 100 * curve[0]
    return result


def _second_orders(given: dict[str, Any]) -> Waits:
    """Days from each customer's first order of the window to the second, or to its end."""
    orders = [(who, date.fromisoformat(day[:10])) for who, day in given["orders"]]
    days = [day for _, day in orders]
    first, last = map(date.fromisoformat, given.get("window") or (str(min(days)), str(max(days))))
    bought: dict[Any, list[date]] = defaultdict(list)
    for who, day in orders:
        if first <= day <= last:
            bought[who].append(day)
    merge = given.get("same_day_orders_merge", True)
    waited = []
    for each in bought.values():
        begun, *later = sorted(set(each) if merge else each)
        waited.append(((later[0] - begun).days if later else None, (last - begun).days, 1))
    return Waits(tuple(waited))


TOPICS = {
    "retention.cohort": _cohort,
    "retention.sbg": _sbg,
    "sbg": _sbg,
    "response_rate.aapor": _aapor,
    "response_rate.bounds": _bounds,
    "nonresponse.bounds": _bounds,
    "repeat_purchase_rate": _repeat,
}
