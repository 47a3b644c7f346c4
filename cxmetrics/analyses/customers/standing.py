"""Where does a customer stand, by what they answered?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cxmetrics.metrics import METRICS
from cxmetrics.metrics.nps import PASSIVE, PROMOTER
from cxmetrics.model import CUT, Column, Dataset, Histogram, Quadrant, Role, Side, Slice
from cxmetrics.store.customers import latest, means
from cxmetrics.store.query import Query

PROMOTERS, PASSIVES, DETRACTORS = "Promoters (9–10)", "Passives (7–8)", "Detractors (0–6)"
SATISFIED, UNSATISFIED = "Satisfied", "Not satisfied"


@dataclass(frozen=True)
class Standing:
    """A way to tell customers apart: by the latest answer of each, or by their mean scores.

    `group` names the group of a customer's answer or scores, one of `names`; `better` and `worse` are those to be set
    against each other.
    """

    id: str
    title: str
    names: tuple[str, ...]
    better: str
    worse: str
    asked: Callable[[Dataset, date, Slice], Query]
    group: Callable[[float, float | None], str]


def standings(responses: Dataset) -> tuple[Standing, ...]:
    """Every way these answers can tell customers apart."""
    found = [_promoters(column) for column in _suited(responses, "nps", Role.NPS)[:1]]
    asked = (*_suited(responses, "csat", Role.CSAT), *_suited(responses, "csat", Role.OVERALL))
    found += [_satisfied(column) for column in asked[:1]]
    if responses.rated(Side.SERVICE) and responses.rated(Side.EXPERIENCE):
        found.append(_quadrants())
    return tuple(found)


def _suited(responses: Dataset, metric: str, role: Role) -> tuple[Column, ...]:
    calculation = METRICS[metric].calculation
    assert calculation is not None  # both are computed from answers
    return tuple(column for column in responses.by_role(role) if calculation.suits(column))


def _promoters(column: Column) -> Standing:
    def group(score: float, _: float | None) -> str:
        if score >= PROMOTER:
            return PROMOTERS
        return PASSIVES if score >= PASSIVE else DETRACTORS

    return Standing(
        "nps",
        f"By how likely they are to recommend you (“{column.label}”), latest answer of each",
        (PROMOTERS, PASSIVES, DETRACTORS),
        PROMOTERS,
        DETRACTORS,
        lambda responses, until, part: latest(responses, column.name, until, part),
        group,
    )


def _satisfied(column: Column) -> Standing:
    calculation, scale = METRICS["csat"].calculation, column.scale
    assert calculation is not None and scale is not None  # see _suited

    def group(score: float, _: float | None) -> str:
        return SATISFIED if calculation.value(Histogram.of({score: 1}), scale) else UNSATISFIED

    return Standing(
        "satisfied",
        f"By whether they were satisfied (“{column.label}”), latest answer of each",
        (SATISFIED, UNSATISFIED),
        SATISFIED,
        UNSATISFIED,
        lambda responses, until, part: latest(responses, column.name, until, part),
        group,
    )


def _quadrants() -> Standing:
    def group(service: float, experience: float | None) -> str:
        return Quadrant.at(service >= CUT, (experience or 0.0) >= CUT).title

    return Standing(
        "quadrant",
        f"By service and experience, the mean of all a customer’s answers, great from {CUT:g} of 100",
        tuple(quadrant.title for quadrant in Quadrant),
        Quadrant.IDEAL.title,
        Quadrant.PARADOX.title,
        means,
        group,
    )
