"""What a metric is: a definition people can read and a calculation over evidence."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Protocol

from cxmetrics.model.column import Column
from cxmetrics.model.estimate import LEAST_SHOWN, Estimate, Interval
from cxmetrics.model.evidence import Histogram, Waits
from cxmetrics.model.role import Role
from cxmetrics.model.scale import Scale
from cxmetrics.model.terms import USUAL, Terms


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


class Expression(Protocol):
    """A metric as SQL: an aggregate over a column `score`, each answer counting once or by a column of weights."""

    def __call__(self, scale: Scale, weight: str | None = None) -> str:
        """The expression for answers on `scale`."""


@dataclass(frozen=True)
class Calculation:
    """How a metric is computed from a histogram of answers on a scale.

    `sql` is the same definition as text, to read and to paste elsewhere; nothing here runs it. `limits`
    are the ends of the metric's own range.
    """

    roles: tuple[Role, ...]
    sql: Expression
    value: Callable[[Histogram, Scale], float]
    interval: Callable[[Histogram, Scale, float], Interval]
    limits: Callable[[Scale], tuple[float, float]]
    accepts: Callable[[Scale], bool] = lambda _: True

    def suits(self, column: Column) -> bool:
        """Whether the metric can be computed from `column`."""
        return column.role in self.roles and column.scale is not None and self.accepts(column.scale)


class Behaviour(Enum):
    """What people did, where nobody was asked: each has its own evidence, by customer or by request."""

    REPLY = "from a request to its first reply, in minutes"
    RETURN = "from a customer's first day of purchase to the second, in days"
    DEPARTURE = "from a customer's first day of purchase to the last, in days, once silent long enough"
    SPENDING = "what each customer paid in all"


@dataclass(frozen=True)
class Limits:
    """A figure with its likely range, each None where the data does not reach far enough to tell."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Observed:
    """How a metric is computed from what people did.

    The evidence is `Waits` of the behaviour, or for spending the `Histogram` of amounts by customer.
    `sql` is the same definition as a statement over a table `waits` (wait, NULL where it has not happened
    yet, and watched), or `customers` (amount), to read and to paste elsewhere. `span` is the width of
    the metric's range, None where it has no end. `counts` says how many of the evidence the figure rests on.
    """

    behaviour: Behaviour
    sql: Callable[[Terms], str]
    figure: Callable[[Waits | Histogram, Terms], Limits]
    counts: Callable[[Waits | Histogram, Terms], int]
    span: float | None = None


@dataclass(frozen=True)
class Case:
    """A hand-worked case of what people did, and the value that must come out."""

    evidence: Waits | Histogram
    value: float
    source: str
    terms: Terms = USUAL


@dataclass(frozen=True)
class Metric:
    """One metric: what it asks, how it is computed, what speaks for and against it.

    `needs` says what data it takes. `calculation` says how it is computed from answers, `observed` how
    from what people did; retention has both, and sentiment neither yet.
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
    observed: Observed | None = None
    examples: tuple[Example, ...] = ()
    cases: tuple[Case, ...] = ()

    def estimate(self, answers: Histogram, scale: Scale, terms: Terms = USUAL) -> Estimate:
        """The metric over `answers`; hidden under five of them."""
        if self.calculation is None:
            raise ValueError(f"{self.name} is not computed from a histogram of answers")
        missing, off_scale = answers.missing, answers.off_scale
        if answers.n < LEAST_SHOWN:
            return Estimate.hidden(answers.n, missing=missing, off_scale=off_scale, unit=self.unit)
        low, high = self.calculation.limits(scale)
        counted = answers.effective()
        return Estimate.of(
            self.calculation.value(counted, scale),
            self.calculation.interval(counted, scale, terms.level),
            answers.n,
            span=high - low,
            missing=missing,
            off_scale=off_scale,
            unit=self.unit,
            effective=answers.weight.effective if answers.weight else None,
        )

    def observe(self, evidence: Waits | Histogram, terms: Terms = USUAL) -> Estimate:
        """The metric over what people did; hidden where it rests on fewer than five of them."""
        if self.observed is None:
            raise ValueError(f"{self.name} is not computed from what people did")
        n = self.observed.counts(evidence, terms)
        missing = evidence.n - n
        if n < LEAST_SHOWN:
            return Estimate.hidden(n, missing=missing, unit=self.unit)
        found = self.observed.figure(evidence, terms)
        return Estimate.observed(
            found.value, found.low, found.high, n, span=self.observed.span, missing=missing, unit=self.unit
        )
