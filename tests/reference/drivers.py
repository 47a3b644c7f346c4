"""What several variables account for together, and the four outcomes of two cuts."""

import json
import os
from pathlib import Path
from typing import Any

import numpy as np

from cxmetrics.stats import bivariate, commonality, correlation_matrix, dominance, r_squared, relative_weights
from tests.reference._case import LAST_DIGIT
from tests.shared import shared

OUTCOMES = ("great_great", "great_poor", "poor_great", "poor_poor")


def _lmg(given: dict[str, Any]) -> dict[str, Any]:
    matrix, names, n = _matrix(given)
    return _explained(matrix, n) | _named("lmg", dominance.lmg(matrix), names)


def _relative_weights(given: dict[str, Any]) -> dict[str, Any]:
    matrix, names, n = _matrix(given)
    weights = relative_weights.johnson(matrix)
    whole = float(r_squared.explained(matrix))
    return {
        **_explained(matrix, n),
        **_named("raw_weights", weights, names),
        "sum_equals_R2": bool(abs(weights.sum() - whole) < LAST_DIGIT),
    }


def _two_groups(given: dict[str, Any]) -> dict[str, Any]:
    matrix, names, n = _matrix(given)
    (first, firsts), (second, seconds) = given["groups"].items()
    numbers = [[names.index(name) + 1 for name in members] for members in (firsts, seconds)]
    found = commonality.split(matrix, *numbers)
    members = [0, *numbers[0], *numbers[1]]
    return {
        **_explained(matrix[np.ix_(members, members)], n),
        "shapley": {first: float(found.first), second: float(found.second)},
        "unique": {first: float(found.unique_first), second: float(found.unique_second)},
        **dict.fromkeys(("common", "shared"), float(found.common)),
        "inseparable": bool(found.inseparable),
    }


def _quadrant(given: dict[str, Any]) -> dict[str, Any]:
    service, experience = given["service"], given["experience"]
    cut = given.get("cut", 75)
    cuts = (cut[0], cut[1]) if isinstance(cut, list) else (cut, cut)
    together = given.get("rho", 0.0) * service["se"] * experience["se"]
    covariance = np.array([[service["se"] ** 2, together], [together, experience["se"] ** 2]])
    means = np.array([service["mean"], experience["mean"]])
    found = bivariate.quadrants(means, covariance, cuts).tolist()
    sure = max(found) >= given.get("claim", bivariate.CLAIMED)
    likeliest = OUTCOMES[found.index(max(found))]
    return {
        **dict(zip(OUTCOMES, found, strict=True)),
        "likeliest": likeliest,
        "label": likeliest if sure else "undetermined",
    }


def _matrix(given: dict[str, Any]) -> tuple[Any, list[str], float | None]:
    """Correlations with the outcome first, the drivers' names and the rows behind them."""
    whole = next((given[name] for name in ("correlation", "correlations", "matrix") if name in given), None)
    if whole is not None:
        names = given.get("variables") or given.get("names") or [str(i) for i in range(len(whole))]
        outcome = given.get("y", names[0])
        first = names.index(outcome) if outcome in names else int(outcome)
        order = [first, *(i for i in range(len(names)) if i != first)]
        matrix = np.array(whole, dtype=float)[np.ix_(order, order)]
        return matrix, [names[i] for i in order[1:]], given.get("n")
    data = _data(given["data"])
    names = given.get("x") or given.get("drivers") or [name for name in data if name != given["y"]]
    values = np.array([data[name] for name in (given["y"], *names)], dtype=float).T
    return correlation_matrix.pairwise(values).matrix, list(names), len(values)


def _data(given: Any) -> dict[str, list[float]]:
    """The data, or those of the case named: “same as D24”, in the same file or the one beside the project."""
    if not isinstance(given, str):
        return dict(given)
    files = [Path(os.environ["CX_CASES"])] if "CX_CASES" in os.environ else []
    for file in (*files, shared("reference/cases.json")):
        cases = {case["id"]: case for case in json.loads(file.read_text("utf-8"))["cases"]}
        named = cases.get(given.split()[-1])
        if named is not None:
            return _data(named["input"]["data"])
    raise LookupError(f"no case has the data “{given}”")


def _explained(matrix: Any, n: float | None) -> dict[str, Any]:
    whole = float(r_squared.explained(matrix))
    adjusted = r_squared.adjusted(whole, n, len(matrix) - 1) if n else None
    return {"R2": whole, "adjusted_R2": adjusted, "n": n}


def _named(name: str, weights: Any, names: list[str]) -> dict[str, Any]:
    shares = weights / weights.sum()
    return {
        name: dict(zip(names, weights.tolist(), strict=True)),
        "share": dict(zip(names, shares.tolist(), strict=True)),
        "percent": dict(zip(names, (100 * shares).tolist(), strict=True)),
        "order": [names[place] for place in np.argsort(-weights)],
    }


TOPICS = {
    **dict.fromkeys(("drivers.lmg", "drivers.lmg.correlation"), _lmg),
    "drivers.relative_weights": _relative_weights,
    "drivers.two_groups": _two_groups,
    "quadrant.probability": _quadrant,
}
