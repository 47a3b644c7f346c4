"""What a metric is: a definition people can read and a calculation over evidence."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from cxmetrics.model.column import Column
from cxmetrics.model.estimate import LEAST_SHOWN, Estimate, Interval
from cxmetrics.model.evidence import Histogram
from cxmetrics.model.role import Role
from cxmetrics.model.scale import Scale


class Family(StrEnum):
    """The nine kinds of metric, and the one that says how far to trust them."""

    NPS = "Net Promoter Score"
    CSAT = "Customer satisfaction"
    CES = "Customer effort"
    REPEAT = "Repeat purchase"
    REFERRAL = "Referral"
    REVIEWS = "Reviews and sentiment"
    RETENTION = "Retention"
    LIFETIME_VALUE = "Lifetime value"
    RESPONSE_TIME = "Response time"
    RESPONSE_RATE = "Response rate"


class Measures(StrEnum):
    """Which side a metric speaks about."""

    SERVICE = "service"
    EXPERIENCE = "experience"
    BOTH = "service and experience together"
    NEITHER = "neither: it says how far to trust the others"


class Scope(StrEnum):
    """How much of the journey one answer covers."""

    MOMENT = "one moment"
    JOURNEY = "the whole journey"


@dataclass(frozen=True)
class Statement:
    """One strength or weakness; `id` is that of the check it can be put to, where there is one."""

    text: str
    id: str | None = None


@dataclass(frozen=True)
class Example:
    """A hand-worked case: scores and how often, on a scale, and the value that must come out."""

    counts: tuple[tuple[float, int], ...]
    scale: Scale
    value: float
    source: str


@dataclass(frozen=True)
class Calculation:
    """How a metric is computed from a histogram of answers on a scale.

    `sql` is the same definition as text: an aggregate over a column `score`, to read and to paste
    elsewhere; nothing here runs it. `span` is the width of the metric's own range.
    """

    roles: tuple[Role, ...]
    sql: Callable[[Scale], str]
    value: Callable[[Histogram, Scale], float]
    interval: Callable[[Histogram, Scale, float], Interval]
    limits: Callable[[Scale], tuple[float, float]]
    accepts: Callable[[Scale], bool] = lambda _: True

    def suits(self, column: Column) -> bool:
        """Whether the metric can be computed from `column`."""
        return column.role in self.roles and column.scale is not None and self.accepts(column.scale)


@dataclass(frozen=True)
class Metric:
    """One metric: what it asks, how it is computed, what speaks for and against it.

    `needs` says what data it takes; `calculation` is None while it is not computed from answers.
    """

    id: str
    name: str
    family: Family
    asks: str
    definition: str
    formula: str
    unit: str
    measures: Measures
    scope: Scope
    needs: str
    pros: tuple[Statement, ...]
    cons: tuple[Statement, ...]
    not_when: tuple[str, ...]
    sources: tuple[str, ...]
    higher_is_better: bool = True
    calculation: Calculation | None = None
    examples: tuple[Example, ...] = ()

    def estimate(self, answers: Histogram, scale: Scale, level: float = 0.95) -> Estimate:
        """The metric over `answers`, with its interval at `level`; hidden under five answers."""
        if self.calculation is None:
            raise ValueError(f"{self.name} is not computed from a histogram of answers")
        left_out = {"missing": answers.missing, "off_scale": answers.off_scale, "unit": self.unit}
        if answers.n < LEAST_SHOWN:
            return Estimate.hidden(answers.n, **left_out)  # type: ignore[arg-type]
        low, high = self.calculation.limits(scale)
        return Estimate.of(
            self.calculation.value(answers, scale),
            self.calculation.interval(answers, scale, level),
            answers.n,
            span=high - low,
            **left_out,  # type: ignore[arg-type]
        )
