"""Net Promoter Score: categories, value, variance, intervals and differences."""

from collections import Counter
from typing import Any

from cxmetrics.metrics import METRICS
from cxmetrics.metrics.nps import OFFERED, PASSIVE, PROMOTER
from cxmetrics.model import Calculation, Histogram
from cxmetrics.stats import mover, trinomial
from tests.reference._case import at_levels, limits

# Any score of the category does.
SCORES = {"promoters": 9.0, "passives": 8.0, "detractors": 3.0}


def _categories(given: dict[str, Any]) -> dict[str, Any]:
    answers = _answers(given)
    promoters, detractors = answers.above(PROMOTER), answers.below(PASSIVE)
    return {
        "n": answers.n,
        "promoters": promoters,
        "passives": answers.n - promoters - detractors,
        "detractors": detractors,
        "excluded_out_of_range": answers.off_scale,
        "missing": answers.missing,
        "nps": _value(answers),
    }


def _variance(given: dict[str, Any]) -> dict[str, Any]:
    answers = _answers(given)
    parts = _parts(answers)
    return {
        "nps": _value(answers),
        "variance_unit": trinomial.variance(*parts),
        "se_points": 100 * trinomial.standard_error(*parts),
        **at_levels("wald{}", lambda level: limits(trinomial.wald(*parts, level), 100), given),
        **at_levels("wald_moe{}_points", lambda level: 100 * trinomial.margin(*parts, level), given),
    }


def _adjusted_wald(given: dict[str, Any]) -> dict[str, Any]:
    parts = _parts(_answers(given))
    intervals = at_levels("ci{}", lambda level: limits(trinomial.adjusted_wald(*parts, level), 100), given)
    return {"centre": 100 * trinomial.adjusted_centre(*parts)} | intervals


def _score(given: dict[str, Any]) -> dict[str, Any]:
    answers = _answers(given)
    interval = _calculation().interval
    intervals = at_levels("ci{}", lambda level: limits(interval(answers, OFFERED, level)), given)
    return {"n": answers.n, "nps": _value(answers)} | intervals


def _difference(given: dict[str, Any]) -> dict[str, Any]:
    before, after = _answers(given["before"]), _answers(given["after"])
    first, second = _value(before), _value(after)

    def interval(level: float) -> list[float]:
        then, now = (_calculation().interval(answers, OFFERED, level) for answers in (before, after))
        return limits(mover.difference(first, then, second, now))

    return {"difference": second - first} | at_levels("ci{}", interval, given)


def _answers(given: dict[str, Any]) -> Histogram:
    if "scores" not in given:
        return Histogram.of({score: given[name] for name, score in SCORES.items()})
    scores = given["scores"]
    valid = Counter(float(s) for s in scores if s is not None and OFFERED.holds(s))
    missing = sum(s is None for s in scores)
    return Histogram.of(valid, missing, len(scores) - missing - valid.total())


def _parts(answers: Histogram) -> tuple[int, int, int]:
    return answers.above(PROMOTER), answers.below(PASSIVE), answers.n


def _value(answers: Histogram) -> float:
    return _calculation().value(answers, OFFERED)


def _calculation() -> Calculation:
    calculation = METRICS["nps"].calculation
    assert calculation is not None
    return calculation


TOPICS = {
    "nps.point": _categories,
    "nps.categories": _categories,
    "nps.variance": _variance,
    "nps.moe": _variance,
    "nps.ci.adjusted_wald": _adjusted_wald,
    "nps.ci.score": _score,
    "nps.ci.score.boundary": _score,
    "nps.difference.mover": _difference,
}
