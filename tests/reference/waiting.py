"""Waiting: survival curves, log-rank tests, and response times with and without open tickets."""

from typing import Any

from cxmetrics.model import Ratio, Waits
from cxmetrics.stats import quantile, survival
from cxmetrics.stats.log_rank import expected, log_rank
from tests.reference._case import at_levels, limits
from tests.reference._waits import asked, groups, percent, waits

QUANTILES = {"median": 0.5, "p25": 0.25, "p75": 0.75, "p90": 0.9, "p95": 0.95}


def _kaplan_meier(given: dict[str, Any]) -> dict[str, Any]:
    followed = waits(given)
    curve = survival.curve(followed)
    result: dict[str, Any] = {
        "n": followed.n,
        "events": followed.happened,
        "n_censored": followed.n - followed.happened,
        "times": list(curve.times),
        "survival": list(curve.survival),
        "se": list(curve.se),
        "at_risk": list(curve.at_risk),
        "n_risk": list(curve.at_risk),
        **_quantiles(followed, given),
    }
    for t in (*curve.times, *asked(given)):
        result |= _at(followed, t, given)
    return result


def _at(followed: Waits, t: float, given: dict[str, Any]) -> dict[str, Any]:
    """The curve at one time, with its limits both ways."""
    curve = survival.curve(followed)
    there = curve.at(t)
    name = f"{t:g}"
    if there is None:
        return {f"survival_at_{name}": None}
    steps = [i for i, time in enumerate(curve.times) if time <= t]
    se = curve.se[steps[-1]] if steps else None

    def log_log(level: float) -> list[float]:
        found = survival.curve(followed, level).at(t)
        assert found is not None
        return limits(found[1])

    result = {f"survival_at_{name}": there[0], f"se_at_{name}": se, f"happened_by_{name}": 1.0 - there[0]}
    for form in ("ci{}_loglog_at_", "ci{}_at_"):
        result |= at_levels(form + name, log_log, given)
    if se is not None:
        share = there[0]
        result |= at_levels(
            f"ci{{}}_log_at_{name}", lambda level: limits(survival.log_limits(share, se, level)), given
        )
    return result


def _quantiles(followed: Waits, given: dict[str, Any]) -> dict[str, Any]:
    """Quantiles of the curve with their limits."""
    result: dict[str, Any] = {}
    for name, p in QUANTILES.items():
        result[name] = survival.quantile(followed, p)[0]

        def reach(level: float, p: float = p) -> list[float | None]:
            return list(survival.quantile(followed, p, level)[1:])

        result |= _ends(at_levels(name + "_ci{}", reach, given))
    return result


def _ends(intervals: dict[str, Any]) -> dict[str, Any]:
    """The intervals, and each limit by its own name."""
    lows = {f"{name}_low": low for name, (low, _) in intervals.items()}
    return intervals | lows | {f"{name}_high": high for name, (_, high) in intervals.items()}


def _log_rank(given: dict[str, Any]) -> dict[str, Any]:
    compared = groups(given)
    found = log_rank(*compared)
    chi2, p = found or (None, None)
    happened = [group.happened for group in compared]
    would = list(expected(*compared))
    numbered: dict[str, Any] = {}
    for place, (seen, thought) in enumerate(zip(happened, would, strict=True), 1):
        numbered |= {f"observed{place}": seen, f"expected{place}": thought}
    return {
        **dict.fromkeys(("chi2", "chisq", "statistic", "test_statistic"), chi2),
        **dict.fromkeys(("p", "p_value", "pvalue"), p),
        "df": len(compared) - 1,
        "n": [group.n for group in compared],
        "observed": happened,
        "expected": would,
        **numbered,
    }


def _known_times(given: dict[str, Any]) -> dict[str, Any]:
    """Response times of which every one is known, or the curve where some are open."""
    followed = waits(given)
    if followed.happened < followed.n:
        return _open_tickets(given)
    return {"n": followed.n, **_answered(followed, given)}


def _answered(followed: Waits, given: dict[str, Any]) -> dict[str, Any]:
    """The figures of those answered alone."""
    times = [wait for wait, _, _ in followed.counts if wait is not None]
    ones = [1] * len(times)
    result: dict[str, Any] = {"mean": sum(times) / len(times) if times else None}
    for name, p in QUANTILES.items():
        result[name] = quantile.quantile(times, ones, p)

        def reach(level: float, p: float = p) -> list[float | None]:
            return list(quantile.interval(times, ones, p, level))

        result |= _ends(at_levels(name + "_ci{}", reach, given))
    if "target" in given:
        within = Ratio(sum(time <= given["target"] for time in times), len(times))
        result |= percent("pct_within_target", within, given)
    return result


def _open_tickets(given: dict[str, Any]) -> dict[str, Any]:
    """Median, 90 % point and share within target with open tickets, and what leaving them out would say."""
    followed = waits(given)
    still = followed.n - followed.happened
    result = _kaplan_meier(given) | dict.fromkeys(("n_open", "open", "censored"), still)
    result |= dict.fromkeys(("n_answered", "answered"), followed.happened)
    if "target" in given:
        target = given["target"]
        within = survival.happened_by(followed, target)
        result |= {"pct_within_target": None if within is None else 100 * within[0]}
        result |= {"survival_at_target": None if within is None else 1 - within[0]}

        def reach(level: float) -> list[float] | None:
            found = survival.happened_by(followed, target, level)
            return None if found is None else limits(found[1], 100)

        result |= at_levels("pct_within_target_ci{}", reach, given)
    named = {f"{name}_km": value for name, value in result.items()}
    named |= {f"km_{name}": value for name, value in result.items()}
    for name, value in _answered(followed, given).items():
        forms = ("naive_{}", "{}_naive", "answered_only_{}", "{}_answered_only", "{}_if_open_dropped")
        named |= {form.format(name): value for form in forms}
    return named | result


TOPICS = {
    "kaplan_meier": _kaplan_meier,
    "frt.quantiles": _known_times,
    "frt.quantile_ci": _known_times,
} | {
    **dict.fromkeys(
        ("log_rank", "logrank", "survival.logrank", "survival.log_rank", "kaplan_meier.log_rank"), _log_rank
    ),
    **dict.fromkeys(
        ("frt.open_tickets", "frt.km", "frt.censored", "frt.kaplan_meier", "response_time.open_tickets"),
        _open_tickets,
    ),
}
