"""Satisfaction, effort and the scales they are asked on."""

from typing import Any

from cxmetrics.metrics import METRICS
from cxmetrics.model import Calculation, Scale
from cxmetrics.stats import mean, pomp
from tests.reference._case import at_levels, histogram, limits, scale


def _csat(given: dict[str, Any]) -> dict[str, Any]:
    answers, offered = histogram(given), scale(given)
    satisfied = _calculation("csat")
    return {
        "n": answers.n,
        "t2b_pct": satisfied.value(answers, offered),
        "mean": _calculation("csat_mean").value(answers, offered),
        **at_levels("wilson{}_pct", lambda level: limits(satisfied.interval(answers, offered, level)), given),
    }


def _ces(given: dict[str, Any]) -> dict[str, Any]:
    """The first version asks about effort and the second about ease, so each has its own metric."""
    answers = histogram(given)
    if given["version"] == 1:
        effort = Scale(1, 5, reversed=True)
        return {"n": answers.n, "mean": _calculation("ces_effort").value(answers, effort)}
    ease = Scale(1, 7)
    return {
        "n": answers.n,
        "pct_5_to_7": _calculation("ces").value(answers, ease),
        "mean": answers.mean,
        "top2_pct": _calculation("csat").value(answers, ease),
    }


def _mean_interval(given: dict[str, Any]) -> dict[str, Any]:
    answers, cells = histogram(given), scale(given).values
    values, counts = tuple(zip(*answers.counts, strict=True))
    prior = given["prior_per_level"] * len(cells)
    posterior_mean, posterior_sd = mean.moments(values, counts, cells, prior)
    return {
        "sample_mean": answers.mean,
        "posterior_mean": posterior_mean,
        "posterior_sd": posterior_sd,
        **at_levels("ci{}", lambda level: limits(mean.interval(values, counts, cells, level, prior)), given),
    }


def _pomp(given: dict[str, Any]) -> dict[str, Any]:
    return {
        "score100": [
            Scale(item["min"], item["max"], reversed=item.get("reversed", False)).pomp(item["value"])
            for item in given["items"]
        ]
    }


def _acsi(given: dict[str, Any]) -> dict[str, Any]:
    low, high = given["scale"]
    return {
        "weighted": pomp.index(given["means"], low, high, given["weights"]),
        "unweighted": pomp.index(given["means"], low, high),
    }


def _calculation(metric: str) -> Calculation:
    calculation = METRICS[metric].calculation
    assert calculation is not None
    return calculation


TOPICS = {
    "csat": _csat,
    "ces": _ces,
    "mean.dirichlet_interval": _mean_interval,
    "scale.pomp": _pomp,
    "acsi": _acsi,
}
